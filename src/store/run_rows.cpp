#include "run_rows.h"

#include "aitalent/store/transaction.h"
#include "best_roles.h"
#include "database.h"
#include "schema.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr const char *of_missing_people = "person not in (select key from person)";

std::int64_t drop_rows(Database &database, const std::string &condition) {
    std::int64_t dropped = 0;
    for (const auto &table : run_tables()) {
        const auto rows = fmt::format("from {} where {}", table, condition);
        database.execute(
            fmt::format("update run set gone = gone + n from (select run, count(*) as n {} group by run) as "
                        "lost where lost.run = run.number",
                        rows));
        if (table == "enrolment")
            database.execute(
                fmt::format("delete from enrolment_lift where (run, enrolment) in (select run, place {})", rows));
        database.execute("delete " + rows);
        dropped += database.changes();
    }
    return dropped;
}

} // namespace

void count_run_rows(Transaction &transaction, std::int64_t run, std::int64_t rows) {
    Statement(transaction.database(), "update run set row_count = row_count + ? where number = ?")
        .bind(rows, run)
        .run();
}

std::int64_t drop_rows_of_missing_people(Transaction &transaction) {
    return drop_rows(transaction.database(), of_missing_people) +
           drop_best_roles_of_missing_people(transaction.database());
}

std::int64_t drop_rows_of_runs_before(Transaction &transaction, Date day) {
    const auto earlier = fmt::format("as_of < {}", day_number(day));
    return drop_rows(transaction.database(), fmt::format("run in (select number from run where {})", earlier)) +
           drop_best_roles_of_runs(transaction.database(), earlier);
}

std::int64_t approved_run_of_missing_people(Transaction &transaction) {
    std::int64_t newest = 0;
    for (const auto &table : run_tables())
        newest =
            std::max(newest, transaction.database().number(fmt::format(
                                 "select coalesce(max(run), 0) from {} where {} and run in (select number from run "
                                 "where approved is not null)",
                                 table, of_missing_people)));
    return newest;
}

} // namespace aitalent
