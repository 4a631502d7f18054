#include "aitalent/store/batches.h"

#include "database.h"
#include "run_rows.h"
#include "schema.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aitalent {

namespace {

constexpr const char *batch_columns =
    "select b.number, b.kind, b.file, b.sheet, b.source_mark, b.mode, b.accepted, b.rejected, b.skipped, b.added, "
    "b.changed, b.unchanged, b.removed, a.at, a.who, a.command, u.at from batch b join audit a on a.number = b.audit "
    "left join audit u on u.number = b.undone ";

Batch read_batch(Statement &row) {
    Batch batch{.number = row.integer(),
                .source = {row.text(), row.text(), row.text(), row.text(), row.text()},
                .rows = {row.integer(), row.integer(), row.integer()},
                .records = {row.integer(), row.integer(), row.integer(), row.integer()},
                .at = row.text(),
                .who = row.text(),
                .command = row.text()};
    if (!row.is_null()) batch.undone_at = row.text();
    return batch;
}

Error refused(std::int64_t number, std::int64_t later, const std::string &reason) {
    return Error(Exit::refused, Fault("AT-STO-032")
                                    .with("found", std::to_string(number))
                                    .with("later", std::to_string(later))
                                    .with("reason", reason));
}

void refuse_unless_standing(Transaction &transaction, std::int64_t number) {
    Statement rows(transaction.database(), "select undone is not null from batch where number = ?");
    if (!rows.bind(number).next())
        throw Error(Exit::missing, Fault("AT-STO-030").with("found", std::to_string(number)));
    if (rows.flag()) throw Error(Exit::refused, Fault("AT-STO-031").with("found", std::to_string(number)));
}

/// A later batch that changed or removed a row as this batch left it.
void refuse_if_written_over(Transaction &transaction, std::int64_t number) {
    for (const auto &table : domain_tables()) {
        Statement rows(transaction.database(),
                       fmt::format("select max(changed_by) from {}_before where batch = ?", table));
        if (rows.bind(number).next() && !rows.is_null()) throw refused(number, rows.integer(), table);
    }
}

/// A decision that was made about the people of this batch.
void refuse_if_approved_upon(Transaction &transaction, std::int64_t number) {
    if (const auto run = approved_run_of_missing_people(transaction); run != 0)
        throw Error(Exit::refused,
                    Fault("AT-STO-033").with("found", std::to_string(number)).with("run", std::to_string(run)));
}

/// A later batch whose rows point at something that is gone now.
void refuse_if_pointed_at(Transaction &transaction, std::int64_t number) {
    Statement broken(transaction.database(),
                     "select \"table\", rowid from pragma_foreign_key_check order by 1, 2 limit 1");
    if (!broken.next()) return;
    const auto table = broken.text();
    const auto row = broken.integer();
    const auto later = transaction.database().number(fmt::format("select batch from {} where key = {}", table, row));
    throw refused(number, later, table);
}

/// A later batch that gave somebody else the number that would be served under again.
void refuse_if_taken_over(Transaction &transaction, std::int64_t number) {
    Statement doubled(transaction.database(), "select max(batch) from person where left_on is null "
                                              "group by agency, staff_no having count(*) > 1 order by 1 desc limit 1");
    if (doubled.next()) throw refused(number, doubled.integer(), "person");
}

/// A later batch that put somebody into a unit which this one made.
void refuse_if_lived_in(Transaction &transaction, std::int64_t number) {
    Statement people(transaction.database(),
                     "select max(batch) from person where batch <> ?1 and (agency, unit) in (select agency, code "
                     "from unit u where batch = ?1 and not exists (select 1 from unit_before b where b.changed_by = ?1 "
                     "and b.key = u.key))");
    if (people.bind(number).next() && !people.is_null()) throw refused(number, people.integer(), "person");
}

void run(Transaction &transaction, const std::string &sql, std::int64_t number) {
    Statement(transaction.database(), sql).bind(number).run();
}

BatchRecords records_of(Transaction &transaction, std::int64_t number) {
    Statement row(transaction.database(), "select added, changed, unchanged, removed from batch where number = ?");
    row.bind(number).next();
    return {row.integer(), row.integer(), row.integer(), row.integer()};
}

/// Puts back the versions before.
void restore(Transaction &transaction, const std::string &table, std::int64_t number) {
    const auto columns = fmt::format("key, batch, {}", fmt::join(kept_columns(transaction.database(), table), ", "));
    run(transaction,
        fmt::format("insert into {0} ({1}) select {1} from {0}_before where changed_by = ? order by key", table,
                    columns),
        number);
    run(transaction, fmt::format("delete from {}_before where changed_by = ?", table), number);
}

} // namespace

std::vector<Batch> load_batches(const Store &store) {
    std::vector<Batch> batches;
    Statement rows(store.database(), std::string(batch_columns) + "order by b.number");
    while (rows.next()) batches.push_back(read_batch(rows));
    return batches;
}

std::optional<Batch> load_batch(const Store &store, std::int64_t number) {
    Statement rows(store.database(), std::string(batch_columns) + "where b.number = ?");
    if (!rows.bind(number).next()) return std::nullopt;
    return read_batch(rows);
}

BatchRecords undo_batch(Transaction &transaction, std::int64_t number) {
    // Rows that go are not held against each row that may point at them: refuse_if_pointed_at asks once.
    const ReferencesUnheld unheld(transaction.database());
    refuse_unless_standing(transaction, number);
    refuse_if_written_over(transaction, number);
    refuse_if_lived_in(transaction, number);
    // Deleted first and put back afterwards, so that two rows that exchanged a unique value do not meet. References
    // are deferred: a row that comes back in the same transaction was never missed.
    for (const auto &table : domain_tables())
        run(transaction, fmt::format("delete from {} where batch = ?", table), number);
    for (const auto &table : domain_tables()) restore(transaction, table, number);
    refuse_if_taken_over(transaction, number);
    refuse_if_approved_upon(transaction, number);
    drop_rows_of_missing_people(transaction);
    refuse_if_pointed_at(transaction, number);
    Statement(transaction.database(), "update batch set undone = ? where number = ?")
        .bind(transaction.audit_number(), number)
        .run();
    const BatchRecords was = records_of(transaction, number);
    const BatchRecords done = {.added = was.removed, .changed = was.changed, .removed = was.added};
    transaction.note({.kind = "undo", .object = fmt::format("batch {}", number)});
    transaction.note_count("undone_batch", number);
    transaction.note_count("added", done.added);
    transaction.note_count("changed", done.changed);
    transaction.note_count("removed", done.removed);
    return done;
}

} // namespace aitalent
