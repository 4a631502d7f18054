#include "aitalent/store/evidence.h"

#include "person_row.h"
#include "upsert.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>

namespace aitalent {

namespace {

/// File and sheet of every batch, to say where a piece came from.
class Sources {
  public:
    explicit Sources(Database &database) {
        Statement rows(database, "select number, file, sheet from batch order by number");
        while (rows.next()) {
            SourceRow source{.batch = rows.integer(), .file = rows.text(), .sheet = rows.text()};
            sources_[source.batch] = std::move(source);
        }
    }
    SourceRow of(std::int64_t batch, std::int64_t row) const {
        const auto found = sources_.find(batch);
        SourceRow source = found == sources_.end() ? SourceRow{.batch = batch} : found->second;
        source.row = static_cast<std::uint32_t>(row);
        return source;
    }

  private:
    std::map<std::int64_t, SourceRow> sources_;
};

/// Reads the columns `source_row, batch`.
SourceRow read_source(Statement &row, const Sources &sources) {
    const auto source_row = row.integer(0, UINT32_MAX);
    return sources.of(row.integer(), source_row);
}

/// Whose evidence: a list of keys in SQL, and the values in it.
struct Whose {
    std::string keys;
    std::function<void(Statement &)> bind;
};

std::string of_people(const std::string &select, const Whose &whose) {
    return select + " where e.person in (" + whose.keys + ")";
}

Whose chosen_by(const PeopleFilter &filter) {
    return {"select p.key from person p " + person_condition(filter),
            [filter](Statement &statement) { bind_person_condition(statement, filter); }};
}

Whose listed(std::span<const PersonKey> people) {
    std::string list;
    for (const PersonKey person : people)
        list += (list.empty() ? "[" : ",") + std::to_string(static_cast<std::int64_t>(person));
    list += list.empty() ? "[]" : "]";
    return {"select value from json_each(?)", [list](Statement &statement) { statement << list; }};
}

/// Sorting here costs less than in SQL, which would carry whole rows through its sorter.
template<class Piece, class Day>
void order(std::vector<Piece> &pieces, Day day) {
    std::sort(pieces.begin(), pieces.end(), [&](const Piece &a, const Piece &b) {
        return std::make_tuple(a.person, a.*day, a.key) < std::make_tuple(b.person, b.*day, b.key);
    });
}

std::vector<Rating> load_ratings(Database &database, const Whose &whose, const Sources &sources) {
    std::vector<Rating> ratings;
    Statement rows(database, of_people("select e.key, e.person, c.id, e.kind, e.level, e.on_day, e.rater, "
                                       "e.source_row, e.batch from rating e join competency c on c.key = e.competency",
                                       whose));
    whose.bind(rows);
    while (rows.next())
        ratings.push_back({.key = rows.integer(),
                           .person = static_cast<PersonKey>(rows.integer()),
                           .competency = rows.id<CompetencyId>(),
                           .kind = rows.one_of<EvidenceKind>(4),
                           .level = rows.level(),
                           .on = rows.date(),
                           .rater = rows.text(),
                           .source = read_source(rows, sources)});
    return order(ratings, &Rating::on), ratings;
}

std::vector<HeldCertificate> load_certificates(Database &database, const Whose &whose, const Sources &sources) {
    std::vector<HeldCertificate> certificates;
    Statement rows(database, of_people("select e.key, e.person, e.certificate, e.issued, e.expires, e.source_row, "
                                       "e.batch from held_certificate e",
                                       whose));
    whose.bind(rows);
    while (rows.next())
        certificates.push_back({.key = rows.integer(),
                                .person = static_cast<PersonKey>(rows.integer()),
                                .certificate = rows.id<CertificateId>(),
                                .issued = rows.date(),
                                .expires = rows.optional_date(),
                                .source = read_source(rows, sources)});
    return order(certificates, &HeldCertificate::issued), certificates;
}

template<class To>
std::optional<To> as(std::optional<std::int64_t> number) {
    if (!number) return std::nullopt;
    return To(static_cast<int>(*number));
}

std::vector<CourseResult> load_results(Database &database, const Whose &whose, const Sources &sources) {
    std::vector<CourseResult> results;
    Statement rows(database, of_people("select e.key, e.person, e.course, e.session, e.finished, e.passed, e.score, "
                                       "e.attended, e.source_row, e.batch from course_result e",
                                       whose));
    whose.bind(rows);
    while (rows.next())
        results.push_back({.key = rows.integer(),
                           .person = static_cast<PersonKey>(rows.integer()),
                           .course = rows.id<CourseId>(),
                           .session = rows.id<SessionId>(),
                           .finished = rows.date(),
                           .passed = rows.flag(),
                           .score = as<int>(rows.optional_integer(0, 100)),
                           .attended = as<std::chrono::minutes>(rows.optional_integer(0, 1'000'000'000)),
                           .source = read_source(rows, sources)});
    return order(results, &CourseResult::finished), results;
}

} // namespace

static Evidence load_all(const Store &store, const Whose &whose) {
    const Sources sources(store.database());
    return {.ratings = load_ratings(store.database(), whose, sources),
            .certificates = load_certificates(store.database(), whose, sources),
            .results = load_results(store.database(), whose, sources)};
}

Evidence load_evidence(const Store &store, const PeopleFilter &filter) {
    return load_all(store, chosen_by(filter));
}

Evidence load_evidence(const Store &store, std::span<const PersonKey> people) {
    return load_all(store, listed(people));
}

struct EvidenceSaver::Statements {
    explicit Statements(Transaction &transaction)
        : held_certificate(transaction.database(),
                           "select expires from held_certificate where person = ? and certificate = ? and issued = ?"),
          held_result(transaction.database(), "select passed, score, attended from course_result where person = ? and "
                                              "course = ? and session = ? and finished = ?"),
          rating(transaction, {.name = "rating",
                               .key = {"person", "competency", "kind", "on_day", "rater"},
                               .compared = {"level"},
                               .carried = {"source_row"}}),
          certificate(transaction, {.name = "held_certificate",
                                    .key = {"person", "certificate", "issued"},
                                    .compared = {"expires"},
                                    .carried = {"source_row"}}),
          result(transaction, {.name = "course_result",
                               .key = {"person", "course", "session", "finished"},
                               .compared = {"passed", "score", "attended"},
                               .carried = {"source_row"}}),
          without_rating(transaction, "rating", "key = ?"),
          without_certificate(transaction, "held_certificate", "key = ?"),
          without_result(transaction, "course_result", "key = ?"),
          competency(transaction.database(), "insert into competency (id) values (?) on conflict do nothing"),
          competency_key(transaction.database(), "select key from competency where id = ?") {}

    std::int64_t key_of(const CompetencyId &id) {
        auto [known, is_new] = competencies.try_emplace(id, 0);
        if (!is_new) return known->second;
        competency.bind(id).run();
        if (competency_key.bind(id).next()) known->second = competency_key.integer();
        competency_key.reset();
        return known->second;
    }

    Statement held_certificate, held_result;
    Upsert rating, certificate, result;
    Removal without_rating, without_certificate, without_result;
    Statement competency, competency_key;
    std::unordered_map<CompetencyId, std::int64_t> competencies;
};

EvidenceSaver::EvidenceSaver(Transaction &transaction)
    : transaction_(transaction), statements_(std::make_unique<Statements>(transaction)) {}
EvidenceSaver::~EvidenceSaver() = default;

Saved EvidenceSaver::save(const Rating &rating) {
    const Saved saved = statements_->rating.save(rating.person, statements_->key_of(rating.competency), rating.kind,
                                                 rating.on, rating.rater, rating.level, rating.source.row);
    return transaction_.tally(saved), saved;
}

Saved EvidenceSaver::save(const HeldCertificate &held) {
    const Saved saved =
        statements_->certificate.save(held.person, held.certificate, held.issued, held.expires, held.source.row);
    return transaction_.tally(saved), saved;
}

Saved EvidenceSaver::save(const CourseResult &result) {
    const Saved saved = statements_->result.save(result.person, result.course, result.session, result.finished,
                                                 result.passed, result.score, result.attended, result.source.row);
    return transaction_.tally(saved), saved;
}

std::optional<HeldCertificate> EvidenceSaver::held(const HeldCertificate &certificate) {
    auto &rows = statements_->held_certificate.bind(certificate.person, certificate.certificate, certificate.issued);
    std::optional<HeldCertificate> found;
    if (rows.next()) (found = certificate)->expires = rows.optional_date();
    rows.reset();
    return found;
}

std::optional<CourseResult> EvidenceSaver::held(const CourseResult &result) {
    auto &rows = statements_->held_result.bind(result.person, result.course, result.session, result.finished);
    std::optional<CourseResult> found;
    if (rows.next()) {
        found = result;
        found->passed = rows.flag();
        const auto score = rows.optional_integer(0, 100);
        found->score = score ? std::optional(static_cast<int>(*score)) : std::nullopt;
        const auto attended = rows.optional_integer(0, 1'000'000'000);
        found->attended = attended ? std::optional(std::chrono::minutes(*attended)) : std::nullopt;
    }
    rows.reset();
    return found;
}

void EvidenceSaver::remove(const Rating &rating) {
    if (statements_->without_rating.remove(rating.key) > 0) transaction_.tally_removed();
}

void EvidenceSaver::remove(const HeldCertificate &certificate) {
    if (statements_->without_certificate.remove(certificate.key) > 0) transaction_.tally_removed();
}

void EvidenceSaver::remove(const CourseResult &result) {
    if (statements_->without_result.remove(result.key) > 0) transaction_.tally_removed();
}

} // namespace aitalent
