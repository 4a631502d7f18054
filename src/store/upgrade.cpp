#include "upgrade.h"

#include "add_checksums.h"
#include "aitalent/base/fault.h"
#include "aitalent/system/clock.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "aitalent/system/process.h"
#include "audit.h"
#include "copy.h"
#include "database.h"
#include "domain.h"
#include "migrations_sql.h"
#include "page_checksums.h"
#include "place.h"
#include "schema.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <sqlite3.h>

namespace aitalent {

namespace {

static_assert(newest_schema == 1 + int(migrations_sql.size()), "src/store/migrations/README.md, step 2");

using namespace std::chrono_literals;

/// For a step: the bytes of a pseudonym that was kept as digits.
void pseudonym_of_hex(sqlite3_context *result, int, sqlite3_value **digits) {
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(digits[0]));
    const auto pseudonym = Pseudonym::of_hex(text == nullptr ? "" : text);
    if (!pseudonym) return sqlite3_result_error(result, "not a pseudonym", -1);
    const auto bytes = pseudonym->bytes();
    sqlite3_result_blob(result, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

void apply_steps(Database &database, std::span<const Migration> migrations, int version) {
    sqlite3_create_function(database.handle(), "pseudonym_of_hex", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                            pseudonym_of_hex, nullptr, nullptr);
    for (const auto &migration : migrations)
        if (migration.to > version) database.execute(migration.sql);
    write_undo(database);
}

/// For sqlite3_set_authorizer: nothing but tables, indexes and triggers is made, and nothing filled from a query.
int only_creates(void *, int action, const char *, const char *, const char *, const char *) {
    static constexpr int allowed[] = {SQLITE_CREATE_TABLE, SQLITE_CREATE_INDEX, SQLITE_CREATE_TRIGGER, SQLITE_INSERT,
                                      SQLITE_UPDATE,       SQLITE_READ,         SQLITE_FUNCTION,       SQLITE_REINDEX};
    return std::find(std::begin(allowed), std::end(allowed), action) != std::end(allowed) ? SQLITE_OK : SQLITE_DENY;
}

/// As SQLite reads a schema: the first statement only.
bool create(Database &database, const std::string &sql) {
    sqlite3_stmt *statement = nullptr;
    const bool prepared = sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &statement, nullptr) == SQLITE_OK;
    const bool done = prepared && sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    return done;
}

/// Makes the tables, indexes and triggers of a store anew in an empty one; gives the names of those it does not.
std::vector<std::string> copy_schema(Database &from, Database &to) {
    std::vector<std::string> left;
    sqlite3_set_authorizer(to.handle(), only_creates, nullptr);
    Statement rows(from, "select type || ' ' || name, sql from sqlite_schema where sql is not null and "
                         "name not like 'sqlite\\_%' escape '\\' order by type <> 'table', rowid");
    while (rows.next()) {
        auto name = rows.text();
        if (!create(to, rows.text())) left.push_back(std::move(name));
    }
    sqlite3_set_authorizer(to.handle(), nullptr, nullptr);
    return left;
}

/// What an interrupted upgrade left is written over, but nothing else (AT-STO-022, 73). Read through a second
/// connection, as SQLite copies from none that holds the write lock; that lock keeps the file as it is.
void back_up_beside(const Database &database, int version) {
    Database reader(database.path(), Database::Open::existing, 0ms);
    refuse_foreign(database.path(), foreign_parts_of_any_version(reader));
    const auto path = fmt::format("{}.schema-{}.backup", database.path(), version);
    const bool there = file_exists(path) || leads_nowhere(path);
    const auto earlier = there ? hold_earlier(reader, path) : nullptr;
    CopyOnDisk(reader, path).publish(there ? Existing::replace : Existing::refuse);
}

void note_in_audit_trail(Database &database, int from, int to) {
    const auto last = last_audit_entry(database);
    AuditEntry entry{.number = last.number + 1,
                     .at = utc_text(now()),
                     .who = account_name(),
                     .command = "upgrade",
                     .version = AITALENT_VERSION,
                     .counts = {{"from_schema", from}, {"to_schema", to}},
                     .previous = last.hash,
                     .host = host_name()};
    AuditRecord record{.kind = "upgrade", .object = fmt::format("schema {}", to)};
    if (begins_epoch(entry)) add_line(record.settings, "earlier", hash_of_earlier_entries(database));
    const auto sums = recomputed_sums(database);
    store_sums(database, sums);
    entry.domain = domain_hash(sums);
    std::vector<AuditRecord> records{std::move(record)};
    append_audit_entry(database, entry, records);
}

void take_steps(Database &database, std::span<const Migration> migrations, int version) {
    apply_steps(database, migrations, version);
    database.execute("delete from level_vector"); // an earlier version may have left some of another basis
    if (migrations.back().to == newest_schema) refuse_foreign(database.path(), foreign_parts(database));
    if (database.number("select count(*) from pragma_foreign_key_check") != 0)
        throw Error(Exit::bug, Fault("AT-CLI-090").with("found", "upgrade broke a reference"));
    database.execute(fmt::format("pragma user_version = {}", migrations.back().to));
    note_in_audit_trail(database, version, migrations.back().to);
}

} // namespace

std::vector<std::string> foreign_parts_of_any_version(Database &database) {
    const auto version = static_cast<int>(database.number("pragma user_version"));
    if (version >= newest_schema) return foreign_parts(database);
    if (auto code = foreign_code(database); !code.empty()) return code;
    Database trial(database.path(), Database::Open::memory, 0ms);
    sqlite3_db_config(trial.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    auto foreign = copy_schema(database, trial);
    if (!foreign.empty()) return foreign;
    apply_steps(trial, migrations_sql, version);
    return foreign_parts(trial);
}

Faults verify_audit_of_any_version(Database &database) {
    const auto version = static_cast<int>(database.number("pragma user_version"));
    if (version >= newest_schema) return verify_audit(database);
    Database trial(database.path(), Database::Open::memory, 0ms);
    copy_pages(database, trial);
    sqlite3_db_config(trial.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    refuse_damaged(trial, database.path()); // a step may break on it, which would be no mistake of the step
    trial.execute("begin");
    take_steps(trial, migrations_sql, version);
    return verify_audit(trial);
}

void upgrade(Database &database) {
    upgrade(database, migrations_sql);
}

void upgrade(Database &database, std::span<const Migration> migrations) {
    if (sqlite3_db_readonly(database.handle(), "main") == 1)
        throw Error(Exit::permission, Fault("AT-STO-013")
                                          .with("path", database.path())
                                          .with("found", std::to_string(database.number("pragma user_version")))
                                          .with("expected", std::to_string(newest_schema)));
    bool backed_up = false;
    if (!has_checksums(database)) {
        database.execute("begin immediate");
        back_up_beside(database, static_cast<int>(database.number("pragma user_version")));
        backed_up = true;
        database.execute("rollback");
        convert_to_checksums(database);
    }
    // What stands in the store is not yet known to be ours, so that no trigger of it is carried out.
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    database.execute("pragma foreign_keys = off; begin immediate");               // tables are rebuilt; checked below
    const int version = static_cast<int>(database.number("pragma user_version")); // somebody may have been quicker
    if (!migrations.empty() && version < migrations.back().to) {
        if (!backed_up) back_up_beside(database, version);
        take_steps(database, migrations, version);
    }
    database.commit();
    database.execute("pragma foreign_keys = on");
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
}

} // namespace aitalent
