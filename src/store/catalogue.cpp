#include "aitalent/store/catalogue.h"

#include "aitalent/store/documents.h"
#include "provenance_text.h"
#include "upsert.h"

#include <algorithm>

namespace aitalent {

namespace {

std::vector<Provider> load_providers(Database &database) {
    std::vector<Provider> providers;
    Statement rows(database, "select id, name_zh, name_en, provenance from provider order by id");
    while (rows.next())
        providers.push_back({.id = rows.id<ProviderId>(),
                             .name = {rows.text(), rows.text()},
                             .provenance = parse_provenance(rows.text())});
    return providers;
}

std::vector<Course> load_courses(Database &database) {
    std::vector<Course> courses;
    Statement rows(database, "select id, name_zh, name_en, tier, provider, minutes, price, delivery, provenance "
                             "from course order by id");
    while (rows.next())
        courses.push_back({.id = rows.id<CourseId>(),
                           .name = {rows.text(), rows.text()},
                           .tier = rows.id<TierId>(),
                           .provider = rows.id<ProviderId>(),
                           .hours = rows.minutes(),
                           .price = rows.money(),
                           .delivery = rows.one_of<Delivery>(3),
                           .provenance = parse_provenance(rows.text())});
    return courses;
}

/// The course of a part; parts come ordered by course, as courses are.
Course *course_of(std::vector<Course> &courses, const CourseId &id) {
    auto found = std::lower_bound(courses.begin(), courses.end(), id,
                                  [](const Course &course, const CourseId &wanted) { return course.id < wanted; });
    return found == courses.end() || found->id != id ? nullptr : &*found;
}

void add_lifts(Database &database, std::vector<Course> &courses) {
    Statement rows(database, "select course, competency, from_level, to_level from lift order by course, place, key");
    while (rows.next())
        if (auto *course = course_of(courses, rows.id<CourseId>()))
            course->lifts.push_back({rows.id<CompetencyId>(), rows.level(), rows.level()});
}

void add_prerequisites(Database &database, std::vector<Course> &courses) {
    Statement rows(database, "select course, before, competency, level from prerequisite order by course, place, key");
    while (rows.next()) {
        auto *course = course_of(courses, rows.id<CourseId>());
        if (course == nullptr) continue;
        const auto before = rows.id<CourseId>();
        const auto competency = rows.id<CompetencyId>();
        if (before.empty())
            course->after_levels.emplace_back(competency, rows.level());
        else
            course->after_courses.push_back(before);
    }
}

std::optional<Money> optional_money(Statement &row) {
    if (row.is_null()) return row.skip(), std::nullopt;
    return row.money();
}

std::vector<Session> load_sessions(Database &database) {
    std::vector<Session> sessions;
    Statement rows(database, "select id, course, starts, ends, from_time, to_time, seats, minimum, price_per_seat, "
                             "price_per_session, place, region, open_to, agency, cancelled, provenance "
                             "from session order by id");
    while (rows.next())
        sessions.push_back({.id = rows.id<SessionId>(),
                            .course = rows.id<CourseId>(),
                            .starts = rows.date(),
                            .ends = rows.date(),
                            .from_time = rows.minutes(),
                            .to_time = rows.minutes(),
                            .seats = static_cast<int>(rows.integer(0, INT32_MAX)),
                            .minimum_enrolment = static_cast<int>(rows.integer(0, INT32_MAX)),
                            .price_per_seat = optional_money(rows),
                            .price_per_session = rows.money(),
                            .place = rows.text(),
                            .region = rows.text(),
                            .open_to = rows.one_of<OpenTo>(3),
                            .agency = rows.id<AgencyCode>(),
                            .cancelled = rows.flag(),
                            .provenance = parse_provenance(rows.text())});
    return sessions;
}

} // namespace

Catalogue load_catalogue(const Store &store) {
    Catalogue catalogue;
    if (const auto document = document_in_use(store, DocumentKind::catalogue)) {
        catalogue.id = document->id;
        catalogue.edition = document->edition;
    }
    catalogue.providers = load_providers(store.database());
    catalogue.courses = load_courses(store.database());
    add_lifts(store.database(), catalogue.courses);
    add_prerequisites(store.database(), catalogue.courses);
    catalogue.sessions = load_sessions(store.database());
    return catalogue;
}

struct CatalogueSaver::Statements {
    explicit Statements(Transaction &transaction)
        : provider(transaction, {.name = "provider", .key = {"id"}, .compared = {"name_zh", "name_en", "provenance"}}),
          course(transaction, {.name = "course",
                               .key = {"id"},
                               .compared = {"name_zh", "name_en", "tier", "provider", "minutes", "price", "delivery",
                                            "provenance"}}),
          session(transaction, {.name = "session",
                                .key = {"id"},
                                .compared = {"course", "starts", "ends", "from_time", "to_time", "seats", "minimum",
                                             "price_per_seat", "price_per_session", "place", "region", "open_to",
                                             "agency", "cancelled", "provenance"}}),
          parts_held(transaction.database(), parts_sql), without_lifts(transaction, "lift", "course = ?"),
          without_prerequisites(transaction, "prerequisite", "course = ?"),
          lift(transaction.database(), "insert into lift (course, competency, from_level, to_level, place, batch) "
                                       "values (?, ?, ?, ?, ?, ?)"),
          prerequisite(transaction.database(),
                       "insert into prerequisite (course, before, competency, level, place, batch) "
                       "values (?, ?, ?, ?, ?, ?)"),
          without_session(transaction, "session", "id = ?") {}

    // All parts of a course in one list, so that they can be compared with those of its new version.
    static constexpr const char *parts_sql =
        "select 0 as kind, '' as before, competency, from_level, to_level, place from lift where course = ?1 union all "
        "select 1, before, competency, level, 0, place from prerequisite where course = ?1 order by kind, place";

    Upsert provider, course, session;
    Statement parts_held;
    Removal without_lifts, without_prerequisites;
    Statement lift, prerequisite;
    Removal without_session;
};

CatalogueSaver::CatalogueSaver(Transaction &transaction)
    : transaction_(transaction), statements_(std::make_unique<Statements>(transaction)) {}
CatalogueSaver::~CatalogueSaver() = default;

Saved CatalogueSaver::save(const Provider &provider) {
    const Saved saved = statements_->provider.save(provider.id, provider.name.zh_tw, provider.name.en,
                                                   provenance_text(provider.provenance));
    return transaction_.tally(saved), saved;
}

Saved CatalogueSaver::save(const Course &course) {
    Saved saved =
        statements_->course.save(course.id, course.name.zh_tw, course.name.en, course.tier, course.provider,
                                 course.hours, course.price, course.delivery, provenance_text(course.provenance));
    if (save_parts(course) && saved == Saved::unchanged) saved = Saved::changed;
    return transaction_.tally(saved), saved;
}

bool CatalogueSaver::holds_parts(const Course &course) {
    auto &rows = statements_->parts_held.bind(course.id);
    Course held;
    while (rows.next()) {
        const bool is_lift = rows.integer() == 0;
        const auto before = rows.id<CourseId>();
        const auto competency = rows.id<CompetencyId>();
        const Level level = rows.level();
        if (is_lift)
            held.lifts.push_back({competency, level, rows.level()});
        else if (before.empty())
            held.after_levels.emplace_back(competency, level);
        else
            held.after_courses.push_back(before);
    }
    rows.reset();
    return held.lifts == course.lifts && held.after_levels == course.after_levels &&
           held.after_courses == course.after_courses;
}

/// True if anything differed.
bool CatalogueSaver::save_parts(const Course &course) {
    if (holds_parts(course)) return false;
    statements_->without_lifts.remove(course.id);
    statements_->without_prerequisites.remove(course.id);
    int place = 0;
    for (const auto &lift : course.lifts)
        statements_->lift.bind(course.id, lift.competency, lift.from, lift.to, place++, transaction_.batch()).run();
    place = 0;
    for (const auto &before : course.after_courses)
        statements_->prerequisite.bind(course.id, before, "", Level(), place++, transaction_.batch()).run();
    for (const auto &[competency, level] : course.after_levels)
        statements_->prerequisite.bind(course.id, "", competency, level, place++, transaction_.batch()).run();
    return true;
}

Saved CatalogueSaver::save(const Session &session) {
    const Saved saved = statements_->session.save(
        session.id, session.course, session.starts, session.ends, session.from_time, session.to_time, session.seats,
        session.minimum_enrolment, session.price_per_seat, session.price_per_session, session.place, session.region,
        session.open_to, session.agency, session.cancelled, provenance_text(session.provenance));
    return transaction_.tally(saved), saved;
}

void CatalogueSaver::remove(const SessionId &session) {
    if (statements_->without_session.remove(session) > 0) transaction_.tally_removed();
}

} // namespace aitalent
