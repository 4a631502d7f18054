#include "aitalent/store/health.h"

#include "aitalent/system/files.h"
#include "aitalent/system/temporary.h"
#include "best_roles.h"
#include "database.h"
#include "rewrite.h"
#include "schema.h"

#include <algorithm>
#include <functional>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

using namespace std::chrono_literals;

void find_damage(Database &database, Faults &faults) {
    for (const auto &finding : damage_in(database, 20)) faults.add(Fault("AT-STO-040").with("reason", finding));
    for (const auto &finding : counters_behind(database)) faults.add(Fault("AT-STO-040").with("reason", finding));
}

void find_orphans(Database &database, Faults &faults) {
    Statement rows(database,
                   "select \"table\", parent, count(*) from pragma_foreign_key_check group by 1, 2 order by 1, 2");
    while (rows.next()) {
        Fault fault("AT-STO-041");
        fault.values = {{"table", rows.text()}, {"parent", rows.text()}, {"count", std::to_string(rows.integer())}};
        faults.add(std::move(fault));
    }
}

void find_doubled_people(Database &database, Faults &faults) {
    const auto count =
        database.number("select count(*) - count(distinct pseudonym) from person where pseudonym <> x''") +
        database.number("select coalesce(sum(people - 1), 0) from (select count(*) as people from person "
                        "where left_on is null group by agency, staff_no having count(*) > 1)");
    if (count > 0) faults.add(Fault("AT-STO-049").with("count", std::to_string(count)));
}

void find_wrong_batches(Database &database, Faults &faults) {
    for (const auto &table : domain_tables()) {
        Statement rows(database, fmt::format("select b.number, count(*) from {} t join batch b on b.number = t.batch "
                                             "where b.undone is not null group by 1 order by 1",
                                             table));
        while (rows.next()) {
            const auto number = std::to_string(rows.integer());
            const auto reason = fmt::format("{}: {}", table, rows.integer());
            faults.add(Fault("AT-STO-042").with("found", number).with("reason", reason));
        }
    }
}

/// A run that lost rows by other means than erasure and undo, which count what they take.
void find_wrong_runs(Database &database, Faults &faults) {
    std::string held = fmt::format(" + {}", best_roles_of_run);
    for (const auto &table : run_tables())
        held += fmt::format(" + (select count(*) from {} where run = run.number)", table);
    Statement rows(database, fmt::format("select number, row_count - gone, 0{} as held from run "
                                         "where row_count - gone <> held order by number",
                                         held));
    while (rows.next()) {
        const auto number = std::to_string(rows.integer());
        const auto expected = rows.integer();
        faults.add(
            Fault("AT-STO-047").with("found", number).with("reason", fmt::format("{} ≠ {}", rows.integer(), expected)));
    }
}

void find_open_files(const std::string &path, Faults &faults) {
    auto look = [&faults](const std::string &file, unsigned allowed) {
        const auto mode = file_mode(file);
        if (mode && (*mode & 0777u & ~allowed) != 0)
            faults.add(Fault("AT-STO-043")
                           .with("path", file)
                           .with("found", fmt::format("{:04o}", *mode))
                           .with("expected", fmt::format("{:04o}", allowed & *mode)));
    };
    look(path, 0600);
    look(path + "-journal", 0600);
}

/// What a kill left of files under construction.
void find_leftovers(const std::string &path, Faults &faults) {
    for (const auto &left : leftovers_in(folder_of(path)))
        faults.add(Fault("AT-FIL-011", Severity::warning).with("path", left));
}

void find_overdue(const Store &store, Date as_of, Faults &faults) {
    const int months = load_settings(store).retention_months;
    if (months <= 0) return;
    const Date before = plus_months(as_of, -months);
    Statement row(store.database(),
                  "select (select count(*) from rating where on_day < ?1) + "
                  "(select count(*) from held_certificate where max(issued, coalesce(expires, issued)) < ?1) + "
                  "(select count(*) from course_result where finished < ?1)");
    row.bind(before).next();
    if (const auto count = row.integer(); count > 0)
        faults.add(
            Fault("AT-STO-046", Severity::warning).with("count", std::to_string(count)).with("found", iso(before)));
}

void find_unfinished_rewrite(const Store &store, Faults &faults) {
    if (rewrite_is_due(store.database())) faults.add(Fault("AT-STO-014", Severity::warning).with("path", store.path()));
}

/// Scores are of the past where nothing has come in for a year.
void find_stale_evidence(Database &database, Date as_of, Faults &faults) {
    constexpr int fresh_months = 12;
    Statement row(database,
                  "select max(day) from (select max(on_day) as day from rating union all "
                  "select max(issued) from held_certificate union all select max(finished) from course_result)");
    const auto newest = row.next() ? row.optional_date() : std::nullopt;
    if (newest && *newest < plus_months(as_of, -fresh_months))
        faults.add(Fault("AT-STO-048", Severity::warning).with("found", iso(*newest)));
}

/// A batch cannot have left more rows than it says it added and changed.
void find_wrong_totals(Database &database, Faults &faults) {
    std::string held;
    for (const char *table : {"agency", "unit", "person", "rating", "held_certificate", "course_result"})
        held += fmt::format(" + (select count(*) from {0} where batch = number)"
                            " + (select count(*) from {0}_before where batch = number)",
                            table);
    Statement rows(database, fmt::format("select number, added + changed, 0{} as held from batch "
                                         "where undone is null and added + changed < held order by number",
                                         held));
    while (rows.next()) {
        const auto number = std::to_string(rows.integer());
        const auto said = rows.integer();
        faults.add(
            Fault("AT-STO-042").with("found", number).with("reason", fmt::format("{} > {}", rows.integer(), said)));
    }
}

} // namespace

Faults check_store(const Store &store, Date as_of, const std::optional<AuditHead> &known) {
    Faults faults;
    Database &database = store.database();
    const std::function<void()> looks[] = {[&] { find_damage(database, faults); },
                                           [&] { find_orphans(database, faults); },
                                           [&] { find_wrong_batches(database, faults); },
                                           [&] { find_wrong_runs(database, faults); },
                                           [&] { find_open_files(store.path(), faults); },
                                           [&] { find_wrong_totals(database, faults); },
                                           [&] { faults.add(verify_audit(store, known)); },
                                           [&] { find_overdue(store, as_of, faults); },
                                           [&] { find_stale_evidence(database, as_of, faults); },
                                           [&] { find_unfinished_rewrite(store, faults); },
                                           [&] { find_doubled_people(database, faults); },
                                           [&] { find_leftovers(store.path(), faults); }};
    for (const auto &look : looks) {
        try {
            look();
        } catch (const Error &error) { // damage that ends one look does not end the others
            faults.add(error.faults());
        }
    }
    return faults;
}

StoreFacts store_facts(const Store &store) {
    static constexpr std::pair<const char *, const char *> counted[] = {
        {"agencies", "agency"},
        {"units", "unit"},
        {"people", "person where left_on is null"},
        {"left_service", "person where left_on is not null"},
        {"ratings", "rating"},
        {"certificates", "held_certificate"},
        {"results", "course_result"},
        {"providers", "provider"},
        {"courses", "course"},
        {"sessions", "session where cancelled = 0"},
        {"budgets", "budget"},
        {"absences", "absence"},
        {"bookings", "booking"},
        {"batches", "batch where undone is null"},
        {"score_runs", "run where kind = 'score'"},
        {"selections", "run where kind = 'selection'"},
        {"plans", "run where kind = 'plan'"}};
    StoreFacts facts;
    Database &database = store.database();
    for (const auto &[name, rows] : counted)
        facts.counts.emplace_back(name, database.number(fmt::format("select count(*) from {}", rows)));
    Statement newest(database,
                     "select max(day) from (select max(on_day) as day from rating union all "
                     "select max(issued) from held_certificate union all select max(finished) from course_result)");
    if (newest.next()) facts.newest_evidence = newest.optional_date();
    facts.bytes = database.number("select page_count * page_size from pragma_page_count, pragma_page_size");
    facts.schema = static_cast<int>(database.number("pragma user_version"));
    facts.head = audit_head(store);
    return facts;
}

} // namespace aitalent
