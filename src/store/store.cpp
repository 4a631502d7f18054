#include "aitalent/store/store.h"

#include "aitalent/store/transaction.h"
#include "aitalent/system/files.h"
#include "aitalent/system/temporary.h"
#include "copy.h"
#include "database.h"
#include "domain.h"
#include "page_checksums.h"
#include "place.h"
#include "rewrite.h"
#include "schema.h"
#include "seal.h"
#include "upgrade.h"

#include <utility>

#include <sqlite3.h>

namespace aitalent {

using namespace std::chrono_literals;

namespace {

/// Where locks between machines cannot be trusted, two writers would spoil the file: there is no store there.
void refuse_network(const FileSystem &system) {
    if (system.footing == Footing::network) throw Error(Exit::refused, Fault("AT-STO-010").with("found", system.name));
}

void take_read_lock(Database &database) {
    database.execute("pragma query_only = on; begin");
    database.number("select count(*) from sqlite_schema");
}

/// Whether the file is as this program wrote it, and holds its tables and triggers and no others.
void refuse_changed(Database &database) {
    refuse_changed_pages(database);
    refuse_foreign(database.path(), foreign_parts(database));
    refuse_wrong_counters(database);
}

/// What an erasure that was broken off left to do; if it cannot be done now either, the next command tries again.
void finish_rewrite(Database &database) {
    if (!rewrite_is_due(database)) return;
    try {
        rewrite(database);
        database.find_rewrite_due();
    } catch (const Error &) { // the command at hand has its own failures to tell; check reports that it is due
    }
}

} // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::~Store() = default;
Store::Store(Store &&) noexcept = default;

const std::string &Store::path() const {
    return database_->path();
}

bool Store::changed() const {
    return database_->commits() > 0;
}

int Store::schema_version() {
    return newest_schema;
}

Store Store::open(const std::string &path, Access access, std::chrono::milliseconds busy_timeout) {
    if (!file_exists(path)) throw Error(Exit::missing, Fault("AT-STO-001").with("path", path));
    const bool two_names = has_second_name(path);
    if (two_names && access == Access::write) throw Error(Exit::refused, second_name(path, Severity::error));
    const auto system = file_system_of(path);
    if (access == Access::write) refuse_network(system);
    // A link is not followed by SQLite alone: what is made beside the store is made beside the file itself.
    Store store(std::make_unique<Database>(real_name(path), Database::Open::existing, busy_timeout));
    if (two_names) store.warnings_.add(second_name(path, Severity::warning));
    if (system.footing != Footing::local)
        store.warnings_.add(Fault("AT-STO-011", Severity::warning).with("found", system.name));
    Database &database = *store.database_;
    recognise(database);
    settle(database);
    // Asked of SQLite: the header just seen may be that of a write that was broken off, taken back at this first read.
    const auto version = database.number("pragma user_version");
    if (version < newest_schema || (version < first_schema_with_checksums && !has_checksums(database))) {
        refuse_network(system);
        if (two_names) throw Error(Exit::refused, second_name(path, Severity::error));
        upgrade(database);
    }
    take_read_lock(database);
    refuse_changed(database);
    if (access == Access::write) {
        store.release();
        database.execute("pragma query_only = off");
        finish_rewrite(database);
    }
    return store;
}

void Store::create(const std::string &path, const Settings &settings, const Deed &deed) {
    refuse_taken_place(path);
    refuse_network(file_system_of(path));
    Temporary scaffold(path);
    {
        Store store(std::make_unique<Database>(scaffold.path(), Database::Open::existing, 0ms));
        // A civil service is written in a quarter of the calls that pages of SQLite's own 4 KiB take.
        store.database_->execute("pragma page_size = 16384");
        settle(*store.database_);
        store.database_->execute("pragma journal_mode = memory"); // a file that nobody knows yet needs none on the disk
        begin_checksums(*store.database_);
        store.database_->execute("begin immediate");
        lay_out(*store.database_);
        store_sums(*store.database_, recomputed_sums(*store.database_));
        store.database_->commit();
        Transaction transaction(store, deed);
        save_settings(transaction, settings);
        renew_seal(*store.database_);
        transaction.commit();
    }
    publish_store(scaffold, path, Existing::refuse);
}

void Store::release() {
    if (!sqlite3_get_autocommit(database_->handle())) database_->execute("rollback");
}

Store Store::trial() const {
    Store copy(std::make_unique<Database>(path(), Database::Open::memory, 0ms));
    copy_pages(*database_, *copy.database_);
    settle(*copy.database_);
    return copy;
}

} // namespace aitalent
