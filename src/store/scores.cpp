#include "aitalent/store/scores.h"

#include "database.h"
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

} // namespace aitalent
