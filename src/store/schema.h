#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace aitalent {

class Database;

inline constexpr std::int32_t application_id = 0x61695461; // "aiTa"
inline constexpr int newest_schema = 6;
/// Stores of this schema and later have page checksums; see page_checksums.h.
inline constexpr int first_schema_with_checksums = 6;
inline constexpr int pages_kept = 32; ///< MiB of the file that a connection keeps in memory

/// Settings every connection works with.
void settle(Database &database);
/// Tables, triggers, application id and version, in an empty file. To be called inside a transaction.
void lay_out(Database &database);
/// Makes the tables of earlier versions (TABLE_before) and their triggers fit the columns the domain tables have.
void write_undo(Database &database);

/// Tables whose rows belong to batches, parents before children.
const std::vector<std::string> &domain_tables();
/// Tables of runs whose rows speak of people (column `person`).
const std::vector<std::string> &run_tables();
/// Columns of a table in order.
std::vector<std::string> columns_of(Database &database, const std::string &table);
/// Columns that an older version of a row is made of: all but `key` and `batch`.
std::vector<std::string> kept_columns(Database &database, const std::string &table);

/// Tables, indexes and triggers, each as "type name: SQL", without comments, quotes and superfluous white space: equal
/// for a new store and for one that grew up through the migrations.
std::set<std::string> schema_of(Database &database);

/// AT-STO-004 (65) where a counter of numbered rows is negative or over 1,000,000,000: no table of people by number can
/// hold the next.
void refuse_wrong_counters(Database &database);
/// A reason for each counter that is behind its rows, so that a number would be given twice. Reads a page of each
/// table.
std::vector<std::string> counters_behind(Database &database);
/// Throws AT-STO-015 or 004 (65) unless the file is as this program wrote it last; a transaction must be open.
void refuse_changed_pages(Database &database);
/// Names of tables, indexes, triggers and views that are not as in a new store; missing ones too. Cost: 0.3 ms where
/// there are none.
std::vector<std::string> foreign_parts(Database &database);
/// SHA-256 of schema_of(a new store); a test holds it. Where it is wrong, each opening takes some milliseconds more.
extern const char *const newest_schema_hash;
std::string hash_of_schema(Database &database);
/// Names of the triggers and views that no schema of ours has. For other versions see upgrade.h.
std::vector<std::string> foreign_code(Database &database);
/// Throws AT-STO-016 (65) where there are any.
void refuse_foreign(const std::string &path, const std::vector<std::string> &parts);

/// What is damaged in the file, in SQLite's words (messages/phrases.cpp has Chinese ones). Cost: reads the whole file.
std::vector<std::string> damage_in(Database &database, int most);

/// Throws AT-STO-002, 003, 004 or 015 unless the file begins as a store of ours does. Reads 100 bytes and takes no
/// lock.
void recognise(Database &database);

} // namespace aitalent
