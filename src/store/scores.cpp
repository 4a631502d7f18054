#include "aitalent/store/scores.h"

#include "bulk.h"
#include "run_rows.h"

namespace aitalent {

static std::vector<Readiness> read_scores(Statement &rows) {
    std::vector<Readiness> scores;
    while (rows.next()) {
        Readiness score{.person = static_cast<PersonKey>(rows.integer()), .role = rows.id<RoleId>()};
        score.low.part = rows.integer(0);
        score.high.part = rows.integer(0);
        score.low.whole = score.high.whole = rows.integer(0);
        score.must_haves = static_cast<int>(rows.integer(0, INT32_MAX));
        score.must_haves_met = static_cast<int>(rows.integer(0, INT32_MAX));
        score.must_haves_unknown = static_cast<int>(rows.integer(0, INT32_MAX));
        score.unknown = static_cast<int>(rows.integer(0, INT32_MAX));
        score.ready = rows.flag();
        scores.push_back(std::move(score));
    }
    return scores;
}

static constexpr const char *score_columns =
    "select person, role, low, high, whole, must_haves, must_haves_met, must_haves_unknown, unknown, ready from score ";

void save_scores(Transaction &transaction, std::int64_t run, std::span<const Readiness> scores) {
    Statement save(transaction.database(),
                   "insert into score (run, person, place, role, low, high, whole, must_haves, must_haves_met, "
                   "must_haves_unknown, unknown, ready) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int place = 0;
    for (const auto &score : scores)
        save.bind(run, score.person, place++, score.role, score.low.part, score.high.part, score.low.whole,
                  score.must_haves, score.must_haves_met, score.must_haves_unknown, score.unknown, score.ready)
            .run();
    count_run_rows(transaction, run, static_cast<std::int64_t>(scores.size()));
    transaction.note_count("scores", static_cast<std::int64_t>(scores.size()));
}

std::vector<Readiness> load_scores(const Store &store, std::int64_t run) {
    Statement rows(store.database(), std::string(score_columns) + "where run = ? order by person, place");
    return read_scores(rows.bind(run));
}

std::vector<Readiness> load_scores_of(const Store &store, PersonKey person) {
    Statement rows(store.database(), std::string(score_columns) + "where person = ?1 and run = (select max(run) from "
                                                                  "score where person = ?1) order by place");
    return read_scores(rows.bind(person));
}

void save_best_roles(Transaction &transaction, std::int64_t run, std::span<const PersonKey> people,
                     std::span<const BestRoles> best) {
    Bulk save(transaction.database(),
              "insert into best_role (run, person, first, second, third, ready) values (?, ?, ?, ?, ?, ?)");
    save.bind(1, run);
    for (std::size_t i = 0; i < people.size(); ++i) {
        save.bind(2, static_cast<std::int64_t>(people[i]));
        for (std::size_t rank = 0; rank < BestRoles::kept; ++rank) {
            const auto role = best[i].roles[rank];
            const auto column = static_cast<int>(rank) + 3;
            role == BestRoles::none ? save.bind_null(column) : save.bind(column, role);
        }
        save.bind(6, best[i].ready);
        save.run();
    }
    count_run_rows(transaction, run, static_cast<std::int64_t>(people.size()));
    transaction.note_count("best_roles", static_cast<std::int64_t>(people.size()));
}

std::vector<PersonBestRoles> load_best_roles(const Store &store, std::int64_t run) {
    std::vector<PersonBestRoles> people;
    Statement rows(store.database(),
                   "select person, first, second, third, ready from best_role where run = ? order by person");
    for (rows.bind(run); rows.next();) {
        auto &[person, best] = people.emplace_back();
        person = static_cast<PersonKey>(rows.integer());
        for (auto &role : best.roles)
            role = static_cast<std::uint16_t>(rows.optional_integer(0, BestRoles::none).value_or(BestRoles::none));
        best.ready = static_cast<std::uint8_t>(rows.integer(0, 7));
    }
    return people;
}

} // namespace aitalent
