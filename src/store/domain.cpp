#define SQLITE_ENABLE_PREUPDATE_HOOK // the library has it; its header tells only who asks
#include "domain.h"

#include "aitalent/base/hash.h"
#include "aitalent/system/process.h"
#include "audit.h"
#include "bulk.h"

#include <algorithm>
#include <array>
#include <new>

#include <fmt/format.h>
#include <sqlite3.h>

namespace aitalent {

namespace {

constexpr std::array<std::string_view, 5> unhashed = {"audit", "audit_record", "audit_state", "domain_sum",
                                                      "level_vector"};

constexpr const char *mark_key_sum = "audit_state.mark_key";

bool is_hashed(std::string_view table) {
    return !table.starts_with("sqlite_") && std::find(unhashed.begin(), unhashed.end(), table) == unhashed.end();
}

std::string_view bytes_of(sqlite3_value *value) {
    const void *bytes = sqlite3_value_blob(value); // of text too: as it stands, without a copy that ends in zero
    return {static_cast<const char *>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void put(RowBytes &row, sqlite3_value *value) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
        return row.integer(sqlite3_value_int64(value));
    case SQLITE_TEXT:
        return row.text(bytes_of(value));
    case SQLITE_BLOB:
        return row.blob(bytes_of(value));
    case SQLITE_FLOAT: // in no table of ours; as text it is at least told from any other
        return row.text({reinterpret_cast<const char *>(sqlite3_value_text(value)),
                         static_cast<std::size_t>(sqlite3_value_bytes(value))});
    default:
        return row.null();
    }
}

/// Encodes a row of a table; false for a row that is left out.
template<class ValueAt>
bool encode(RowBytes &row, std::string_view table, int columns, const ValueAt &value_at) {
    row.begin();
    for (int column = 0; column < columns; ++column) {
        sqlite3_value *value = value_at(column);
        if (column == 0 && table == "setting" && bytes_of(value) == "rewrite") return false;
        put(row, value);
    }
    return true;
}

std::string domain_key(Database &database) {
    Bulk row(database, "select domain_key from audit_state");
    return row.next() ? std::string(row.bytes(0)) : std::string();
}

/// Each table has a key of its own, so that the name need not be hashed with every row.
KeyedBlake2b hash_of_table(const std::string &key, std::string_view table) {
    const auto derived = hmac_sha256(key, table);
    return KeyedBlake2b({reinterpret_cast<const char *>(derived.data()), derived.size()});
}

} // namespace

std::vector<std::string> hashed_tables(Database &database) {
    std::vector<std::string> tables;
    Statement rows(database, "select name from sqlite_schema where type = 'table' order by name");
    while (rows.next())
        if (auto name = rows.text(); is_hashed(name)) tables.push_back(std::move(name));
    return tables;
}

DomainSums recomputed_sums(Database &database) {
    const auto key = domain_key(database);
    DomainSums sums;
    RowBytes bytes;
    for (const auto &table : hashed_tables(database)) {
        Bulk rows(database, fmt::format("select * from \"{}\"", table));
        const int columns = rows.columns();
        const auto hash = hash_of_table(key, table);
        Sum512 &sum = sums[table];
        while (rows.next())
            if (encode(bytes, table, columns, [&](int column) { return rows.value(column); }))
                sum.add(hash.of(bytes.bytes()));
    }
    // Not of a table: the key of the marks by which records tell whom they are about.
    sums[mark_key_sum].add(hash_of_table(key, mark_key_sum).of(mark_key(database)));
    return sums;
}

DomainSums stored_sums(Database &database) {
    DomainSums sums;
    Bulk rows(database, "select name, sum from domain_sum order by name");
    while (rows.next()) sums[std::string(rows.bytes(0))] = Sum512::of_bytes(rows.bytes(1));
    return sums;
}

void store_sums(Database &database, const DomainSums &sums) {
    const auto stored = stored_sums(database);
    Bulk save(database, "insert or replace into domain_sum (name, sum) values (?, ?)");
    for (const auto &[name, sum] : sums) {
        const auto held = stored.find(name);
        if (held != stored.end() ? held->second == sum : sum == Sum512()) continue;
        const auto bytes = sum.bytes();
        save.bind_text(1, name);
        save.bind(2, bytes);
        save.run();
    }
}

std::string domain_hash(const DomainSums &sums) {
    Sha256 hash;
    hash.add("aitalent domain 1");
    for (const auto &[name, sum] : sums) {
        if (sum == Sum512()) continue;
        hash.add(fmt::format("{}:{}:", name.size(), name));
        hash.add(sum.bytes());
    }
    return hash.hex();
}

void renew_domain_key(Database &database) {
    const auto key = random_bytes(32);
    Bulk update(database, "update audit_state set domain_key = ?");
    update.bind(1, key);
    update.run();
}

struct DomainWatch::Hook {
    static void call(void *self, sqlite3 *handle, int change, const char *, const char *table, sqlite3_int64,
                     sqlite3_int64) {
        auto &watch = *static_cast<DomainWatch *>(self);
        try {
            Table &changed = watch.table(table);
            if (!changed.hashed) return;
            if (change != SQLITE_INSERT) watch.take(handle, changed, sqlite3_preupdate_old, false);
            if (change != SQLITE_DELETE) watch.take(handle, changed, sqlite3_preupdate_new, true);
        } catch (...) { // nothing may pass through SQLite
            watch.failed_ = true;
        }
    }
};

DomainWatch::DomainWatch(Database &database) : database_(database), key_(domain_key(database)) {
    for (auto &[name, sum] : stored_sums(database)) tables_.push_back({name, true, hash_of_table(key_, name), sum});
    listen(true);
}

DomainWatch::~DomainWatch() {
    listen(false);
}

void DomainWatch::listen(bool on) {
    sqlite3_preupdate_hook(database_.handle(), on ? &Hook::call : nullptr, this);
}

DomainWatch::Table &DomainWatch::table(std::string_view name) {
    if (last_ != nullptr && last_->name == name) return *last_;
    auto found = std::find_if(tables_.begin(), tables_.end(), [name](const Table &one) { return one.name == name; });
    if (found == tables_.end())
        found = tables_.insert(found, Table{std::string(name), is_hashed(name), hash_of_table(key_, name), {}});
    last_ = &*found;
    return *last_;
}

void DomainWatch::take(sqlite3 *handle, Table &table, int (*value_of)(sqlite3 *, int, sqlite3_value **), bool added) {
    const bool counts = encode(row_, table.name, sqlite3_preupdate_count(handle), [&](int column) {
        sqlite3_value *value = nullptr;
        if (value_of(handle, column, &value) != SQLITE_OK) throw std::bad_alloc();
        return value;
    });
    if (!counts) return;
    const auto hash = table.hash.of(row_.bytes());
    added ? table.sum.add(hash) : table.sum.subtract(hash);
}

void DomainWatch::add_row(std::string_view name, const RowBytes &row) {
    auto &added = table(name);
    added.sum.add(added.hash.of(row.bytes()));
}

bool DomainWatch::changed(std::string_view name) const {
    if (failed_) throw std::bad_alloc();
    return std::any_of(tables_.begin(), tables_.end(),
                       [name](const Table &one) { return one.name == name && !(one.sum == one.at_begin); });
}

DomainSums DomainWatch::sums() const {
    if (failed_) throw std::bad_alloc();
    DomainSums sums;
    for (const auto &table : tables_)
        if (table.hashed) sums[table.name] = table.sum;
    return sums;
}

} // namespace aitalent
