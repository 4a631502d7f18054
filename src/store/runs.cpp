#include "aitalent/store/runs.h"

#include "aitalent/base/words.h"
#include "database.h"

#include <cstdlib>

namespace aitalent {

namespace {

constexpr Word<RunKind> kinds[] = {
    {RunKind::score, "score"}, {RunKind::selection, "selection"}, {RunKind::plan, "plan"}};

constexpr const char *run_columns =
    "select r.number, r.kind, r.name, r.as_of, r.framework, r.profile, r.catalogue, r.seed, r.options, r.inputs, "
    "r.result, r.row_count, r.gone, a.at, a.who, a.version, r.approved_by, coalesce(b.at, '') "
    "from run r join audit a on a.number = r.audit left join audit b on b.number = r.approved ";

std::optional<std::uint64_t> parse_seed(const std::string &text) {
    if (text.empty()) return std::nullopt;
    return std::strtoull(text.c_str(), nullptr, 10);
}

Run read_run(Statement &row) {
    return {.number = row.integer(),
            .kind = value_of(kinds, row.text()).value_or(RunKind::score), // the schema lets in no other
            .name = row.text(),
            .as_of = row.date(),
            .framework = row.text(),
            .profile = row.text(),
            .catalogue = row.text(),
            .seed = parse_seed(row.text()),
            .options = row.text(),
            .inputs = row.text(),
            .result = row.text(),
            .rows = row.integer(),
            .rows_gone = row.integer(),
            .at = row.text(),
            .who = row.text(),
            .version = row.text(),
            .approved_by = row.text(),
            .approved_at = row.text()};
}

std::optional<Run> first_run(Statement &rows) {
    if (!rows.next()) return std::nullopt;
    return read_run(rows);
}

Error no_run(std::int64_t number) {
    return Error(Exit::missing, Fault("AT-STO-034").with("found", std::to_string(number)));
}

} // namespace

std::string_view name(RunKind kind) {
    return word_of(kinds, kind);
}

std::vector<Run> load_runs(const Store &store) {
    std::vector<Run> runs;
    Statement rows(store.database(), std::string(run_columns) + "order by r.number");
    while (rows.next()) runs.push_back(read_run(rows));
    return runs;
}

Run load_run(const Store &store, RunKind kind, std::int64_t number) {
    Statement rows(store.database(), std::string(run_columns) + "where r.number = ? and r.kind = ?");
    if (auto run = first_run(rows.bind(number, name(kind)))) return *run;
    throw no_run(number);
}

std::optional<Run> newest_run(const Store &store, RunKind kind, const std::string &wanted) {
    Statement rows(store.database(), std::string(run_columns) + "where r.kind = ?1 and (?2 = '' or r.name = ?2) "
                                                                "order by r.number desc limit 1");
    return first_run(rows.bind(name(kind), wanted));
}

std::optional<Run> approved_run(const Store &store, RunKind kind) {
    Statement rows(store.database(), std::string(run_columns) + "where r.kind = ? and r.approved is not null "
                                                                "order by r.approved desc, r.number desc limit 1");
    return first_run(rows.bind(name(kind)));
}

static AuditRecord record_of(const char *kind, std::int64_t number, std::string run_kind, std::string run_name) {
    AuditRecord record{.kind = kind, .object = "run " + std::to_string(number)};
    add_line(record.settings, "kind", std::move(run_kind));
    if (!run_name.empty()) add_line(record.settings, "name", std::move(run_name));
    return record;
}

std::int64_t save_run(Transaction &transaction, const Run &run) {
    Statement(transaction.database(),
              "insert into run (kind, name, as_of, framework, profile, catalogue, seed, options, "
              "inputs, result, audit) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(name(run.kind), run.name, run.as_of, run.framework, run.profile, run.catalogue,
              run.seed ? std::to_string(*run.seed) : std::string(), run.options, run.inputs, run.result,
              transaction.audit_number())
        .run();
    const auto number = transaction.database().inserted_key();
    if (run.seed) transaction.note_seed(*run.seed);
    AuditRecord record = record_of("run", number, std::string(name(run.kind)), run.name);
    add_line(record.settings, "inputs", run.inputs);
    add_line(record.settings, "result", run.result);
    if (!run.options.empty()) record.settings += "\n" + run.options;
    transaction.note(std::move(record));
    return number;
}

/// Approving a plan withdraws the approval of any other.
static void note_withdrawals(Transaction &transaction, std::int64_t number, const std::string &by) {
    Statement rows(transaction.database(),
                   "select number, kind, name from run where kind = 'plan' and approved is not null and number <> ?1 "
                   "and (select kind from run where number = ?1) = 'plan' order by number");
    for (rows.bind(number); rows.next();) {
        const auto withdrawn = rows.integer();
        auto kind = rows.text(), run_name = rows.text();
        AuditRecord record = record_of("withdrawal", withdrawn, std::move(kind), std::move(run_name));
        record.office = by;
        transaction.note(std::move(record));
    }
}

void approve_run(Transaction &transaction, std::int64_t number, const std::string &by) {
    Database &database = transaction.database();
    note_withdrawals(transaction, number, by);
    Statement(database, "update run set approved_by = '', approved = null where kind = 'plan' and approved is not null "
                        "and (select kind from run where number = ?) = 'plan'")
        .bind(number)
        .run();
    Statement(database, "update run set approved_by = ?, approved = ? where number = ?")
        .bind(by, transaction.audit_number(), number)
        .run();
    if (database.changes() == 0) throw no_run(number);
    Statement rows(database, "select kind, name from run where number = ?");
    rows.bind(number).next();
    auto kind = rows.text(), run_name = rows.text();
    AuditRecord record = record_of("approval", number, std::move(kind), std::move(run_name));
    record.office = by;
    transaction.note(std::move(record));
    transaction.note_count("approved_run", number);
}

} // namespace aitalent
