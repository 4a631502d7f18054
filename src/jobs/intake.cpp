#include "intake.h"

#include "aitalent/store/fairness.h"
#include "aitalent/store/limits.h"
#include "office.h"

#include <algorithm>
#include <map>

namespace aitalent {

namespace {

/// A value a row gives: kept as it is where the column is missing or blank (unless blanks erase).
struct Blanks {
    const ImportChoice &choice;
    bool erase;

    template<class Held, class Given>
    void lay(Held &held, const std::optional<Given> &given, std::string_view field) const {
        if (given)
            held = *given;
        else if (erase && choice.has(field))
            held = Held();
    }
};

} // namespace

struct Intake::Savers {
    Savers(Store &held, Transaction &open, const ImportRequest &asked, Date day)
        : store(held), transaction(open), request(asked), as_of(day), people(open), evidence(open), catalogue(open),
          limits(open), groups(open), held_catalogue(load_catalogue(held)) {
        for (const auto &agency : load_agencies(held)) agencies.insert(agency.code);
        for (const auto &unit : load_units(held)) units[unit.agency].insert(unit.code);
        for (const auto &provider : held_catalogue.providers) providers.insert(provider.id);
        for (const auto &person : load_people(held)) {
            if (!person.pseudonym.empty()) by_pseudonym[person.pseudonym] = person.key;
            if (!person.left) by_number[person.staff_no].push_back(person);
        }
    }

    Store &store;
    Transaction &transaction;
    const ImportRequest &request;
    Date as_of;
    PeopleSaver people;
    EvidenceSaver evidence;
    CatalogueSaver catalogue;
    LimitsSaver limits;
    GroupSaver groups;
    Catalogue held_catalogue;
    std::set<AgencyCode> agencies;
    std::map<AgencyCode, std::set<UnitCode>> units;
    std::set<ProviderId> providers;
    std::map<std::string, PersonKey> by_pseudonym;
    std::map<StaffNo, std::vector<Person>> by_number;
    std::set<PersonKey> named;                         ///< of a full staff file
    std::set<std::pair<AgencyCode, UnitCode>> covered; ///< by a full staff file

    /// The person a row of evidence speaks of; none where nobody, or more than one, fits.
    PersonKey key_of(const PersonRef &ref) const {
        if (!ref.pseudonym.empty())
            if (const auto found = by_pseudonym.find(ref.pseudonym); found != by_pseudonym.end()) return found->second;
        const auto found = by_number.find(ref.staff_no);
        if (ref.staff_no.empty() || found == by_number.end()) return PersonKey::none;
        PersonKey key = PersonKey::none;
        for (const auto &person : found->second)
            if (ref.agency.empty() || person.agency == ref.agency) {
                if (key != PersonKey::none) return PersonKey::none;
                key = person.key;
            }
        return key;
    }

    void ensure_agency(const AgencyCode &code) {
        if (agencies.insert(code).second) people.save(Agency{.code = code, .name = code.str()});
    }

    UnitCode ensure_unit(const AgencyCode &agency, const StaffRow &row, const UnitCode &held) {
        if (!row.unit && !row.unit_code) return held;
        const UnitCode code(row.unit_code.value_or(row.unit.value_or("")));
        if (units[agency].insert(code).second || row.unit)
            people.save(Unit{agency, code, row.unit.value_or(code.str())});
        return code;
    }

    const Course *held_course(const CourseId &id) const { return held_catalogue.find(id); }
    const Session *held_session(const SessionId &id) const {
        const auto &all = held_catalogue.sessions;
        const auto found = std::lower_bound(all.begin(), all.end(), id,
                                            [](const Session &s, const SessionId &wanted) { return s.id < wanted; });
        return found == all.end() || found->id != id ? nullptr : &*found;
    }

    void ensure_provider(const ProviderId &id) {
        if (providers.insert(id).second) catalogue.save(Provider{id, {id.str(), id.str()}});
    }
};

Intake::Intake(Store &store, Transaction &transaction, const ImportRequest &request, Date as_of)
    : savers_(std::make_unique<Savers>(store, transaction, request, as_of)) {}
Intake::~Intake() = default;

bool Intake::person_known(const PersonRef &ref) {
    return savers_->key_of(ref) != PersonKey::none;
}

namespace {

Fault note(const char *code, const Person &person, const std::string &file, std::uint32_t row) {
    return Fault(code, Severity::info)
        .with("staff_no", person.staff_no.str())
        .with("agency", person.agency.str())
        .at({.file = file, .line = row});
}

} // namespace

void Intake::take(const ImportRecord &record, const ImportChoice &choice, const std::string &file) {
    Savers &s = *savers_;
    const Blanks blanks{choice, s.request.erase_blank};

    struct Visitor {
        Savers &s;
        const Blanks &blanks;
        const std::string &file;
        Faults &notes;

        void operator()(const AgencyRow &row) const {
            Agency agency{.code = row.code, .name = row.name};
            for (const auto &held : load_agencies(s.store))
                if (held.code == row.code) agency = held;
            agency.name = row.name;
            blanks.lay(agency.parent, row.parent, "parent");
            blanks.lay(agency.level, row.level, "level");
            blanks.lay(agency.region, row.region, "region");
            if (row.effective) agency.effective = row.effective;
            if (row.closed) agency.closed = row.closed;
            s.agencies.insert(row.code);
            s.people.save(agency);
        }

        void operator()(const StaffRow &row) const {
            s.ensure_agency(row.person.agency);
            const auto match = s.people.match(row.person.agency, row.person.staff_no, row.person.pseudonym);
            Person person = who(match, row);
            person.agency = row.person.agency;
            person.staff_no = row.person.staff_no;
            if (!row.person.pseudonym.empty()) person.pseudonym = row.person.pseudonym;
            if (!row.name.empty()) person.name = row.name;
            person.unit = s.ensure_unit(person.agency, row, person.unit);
            blanks.lay(person.title, row.title, "title");
            blanks.lay(person.grade, row.grade, "grade");
            blanks.lay(person.region, row.region, "region");
            blanks.lay(person.supervisor, row.supervisor, "supervisor");
            blanks.lay(person.role, row.role, "role");
            if (row.entered) person.entered = row.entered;
            if (row.left || choice_has_left()) person.left = row.left;
            s.people.save(person);
            const auto key =
                person.key != PersonKey::none ? person.key : s.people.key_of(person.agency, person.staff_no);
            s.named.insert(key);
            s.covered.insert({person.agency, person.unit});
        }

        bool choice_has_left() const { return blanks.choice.has("left"); }

        /// Tells apart: the same person, one who moved here or got a new number, and a number that passed to somebody
        /// else.
        Person who(const PersonMatch &match, const StaffRow &row) const {
            const auto &number = match.by_number;
            const auto &identity = match.by_pseudonym;
            const bool taken_over = number && !row.person.pseudonym.empty() && !number->pseudonym.empty() &&
                                    number->pseudonym != row.person.pseudonym;
            if (taken_over) {
                Person leaver = *number;
                leaver.left =
                    row.entered && (!leaver.entered || *row.entered > *leaver.entered) ? *row.entered : s.as_of;
                s.people.save(leaver);
                notes.add(note("AT-JOB-010", leaver, file, row.row));
            }
            if (identity) {
                if (identity->agency != row.person.agency || identity->staff_no != row.person.staff_no)
                    notes.add(note("AT-JOB-011", *identity, file, row.row));
                Person person = *identity;
                person.left.reset();
                return person;
            }
            return number && !taken_over ? *number : Person{};
        }

        void operator()(const RatingRow &row) const {
            s.evidence.save(Rating{.person = s.key_of(row.person),
                                   .competency = row.competency,
                                   .kind = row.kind,
                                   .level = row.level,
                                   .on = row.on,
                                   .rater = row.rater,
                                   .source = {.row = row.row}});
        }

        void operator()(const CertificateRow &row) const {
            s.evidence.save(HeldCertificate{.person = s.key_of(row.person),
                                            .certificate = row.certificate,
                                            .issued = row.issued,
                                            .expires = row.expires,
                                            .source = {.row = row.row}});
        }

        void operator()(const ResultRow &row) const {
            s.evidence.save(CourseResult{.person = s.key_of(row.person),
                                         .course = row.course,
                                         .session = row.session,
                                         .finished = row.finished,
                                         .passed = row.passed,
                                         .score = row.score,
                                         .attended = row.attended,
                                         .source = {.row = row.row}});
        }

        void operator()(const CourseRow &row) const {
            Course course;
            if (const auto *held = s.held_course(row.id)) course = *held;
            course.id = row.id;
            if (!row.name.zh_tw.empty()) course.name.zh_tw = row.name.zh_tw;
            if (!row.name.en.empty()) course.name.en = row.name.en;
            blanks.lay(course.tier, row.tier, "tier");
            blanks.lay(course.provider, row.provider, "provider");
            blanks.lay(course.lifts, row.lifts, "lifts");
            blanks.lay(course.hours, row.hours, "hours");
            blanks.lay(course.price, row.price, "price");
            if (row.delivery) course.delivery = *row.delivery;
            blanks.lay(course.after_courses, row.after_courses, "after_courses");
            blanks.lay(course.after_levels, row.after_levels, "after_levels");
            if (course.provider.empty()) course.provider = ProviderId("unnamed");
            s.ensure_provider(course.provider);
            s.catalogue.save(course);
        }

        void operator()(const SessionRow &row) const {
            Session session;
            if (const auto *held = s.held_session(row.id)) session = *held;
            session.id = row.id;
            session.course = row.course;
            session.starts = row.starts;
            session.ends = row.ends;
            if (row.from_time) session.from_time = *row.from_time;
            if (row.to_time) session.to_time = *row.to_time;
            blanks.lay(session.seats, row.seats, "seats");
            blanks.lay(session.minimum_enrolment, row.minimum_enrolment, "minimum_enrolment");
            if (row.price_per_seat || s.request.erase_blank) session.price_per_seat = row.price_per_seat;
            blanks.lay(session.price_per_session, row.price_per_session, "price_per_session");
            blanks.lay(session.place, row.place, "place");
            blanks.lay(session.region, row.region, "region");
            if (row.open_to) session.open_to = *row.open_to;
            blanks.lay(session.agency, row.agency, "agency");
            if (row.cancelled) session.cancelled = *row.cancelled;
            s.catalogue.save(session);
        }

        void operator()(const BudgetRow &row) const {
            s.ensure_agency(row.agency);
            s.limits.save(Budget{row.agency, row.from, row.to, row.source, row.amount});
        }

        void operator()(const AbsenceRow &row) const { s.limits.save(Absence{s.key_of(row.person), row.from, row.to}); }

        void operator()(const BookingRow &row) const { s.limits.save(Booking{s.key_of(row.person), row.session}); }

        void operator()(const GroupRow &row) const {
            for (const auto &[attribute, group] : row.groups)
                s.groups.save(attribute, GroupMember{s.key_of(row.person), group});
        }
    };
    std::visit(Visitor{s, blanks, file, notes}, record);
}

std::vector<Person> Intake::withdraw_missing() {
    Savers &s = *savers_;
    std::vector<Person> missing;
    for (const auto &[number, people] : s.by_number)
        for (const auto &person : people)
            if (s.covered.contains({person.agency, person.unit}) && !s.named.contains(person.key))
                missing.push_back(person);
    if (s.request.confirmed || s.request.dry_run)
        for (auto person : missing) {
            person.left = s.as_of;
            s.people.save(person);
        }
    return missing;
}

KnownNames known_names(Office &office) {
    KnownNames known;
    auto list = [](std::optional<NameList> &names) -> NameList & { return names.emplace(); };
    const auto &framework = office.framework();
    const auto &profile = office.profile();
    for (auto &competencies = list(known.competencies); const auto &one : framework.competencies)
        competencies.add(one.id.str(), {one.name.zh_tw, one.name.en});
    for (auto &certificates = list(known.certificates); const auto &one : framework.certificates)
        certificates.add(one.id.str(), {one.name.zh_tw, one.name.en});
    for (auto &roles = list(known.roles); const auto &one : profile.roles)
        roles.add(one.id.str(), {one.name.zh_tw, one.name.en});
    for (auto &tiers = list(known.tiers); const auto &one : profile.tiers)
        tiers.add(one.id.str(), {one.name.zh_tw, one.name.en});
    auto &levels = list(known.levels);
    levels.add("0", {"無", "none"});
    for (const auto &one : profile.scale.levels)
        levels.add(std::to_string(one.level.value()), {one.id, one.name.zh_tw, one.name.en});
    known.highest_level = profile.scale.highest();
    for (auto &courses = list(known.courses); const auto &one : office.catalogue().courses)
        courses.add(one.id.str(), {one.name.zh_tw, one.name.en});
    for (auto &sessions = list(known.sessions); const auto &one : office.catalogue().sessions)
        sessions.add(one.id.str());
    return known;
}

} // namespace aitalent
