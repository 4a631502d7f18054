#include "schema.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"
#include "aitalent/system/files.h"
#include "database.h"
#include "journal.h"
#include "page_checksums.h"
#include "schema_sql.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

namespace aitalent {

namespace {

/// The database header of https://www.sqlite.org/fileformat.html, section 1.3.
class Header {
  public:
    explicit Header(Database &database) {
        sqlite3_file *file = nullptr;
        sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
        // Through SQLite's own descriptor: closing another one on the same file would drop its locks.
        const int code = file->pMethods->xRead(file, bytes_.data(), static_cast<int>(bytes_.size()), 0);
        whole_ = code == SQLITE_OK;
        if (!whole_ && code != SQLITE_IOERR_SHORT_READ) database.fail(code);
        has_journal_ = file_exists(database.path() + "-journal");
    }
    bool is_sqlite() const {
        return whole_ && std::string_view(text(), 16) == std::string_view("SQLite format 3\0", 16);
    }
    /// Rollback journal, a known schema format, UTF-8: as all our files are.
    bool is_plain() const {
        return bytes_[18] == 1 && bytes_[19] == 1 && number(44) >= 1 && number(44) <= 4 && number(56) == 1;
    }
    /// Only another program turns a store to a write-ahead log, or writes it without room for checksums.
    bool is_by_another_program() const {
        return bytes_[18] == 2 || bytes_[19] == 2 ||
               (version() >= first_schema_with_checksums && bytes_[20] != reserved_bytes && !has_journal_);
    }
    std::int32_t version() const { return static_cast<std::int32_t>(number(60)); }
    std::int32_t application() const { return static_cast<std::int32_t>(number(68)); }

  private:
    const char *text() const { return reinterpret_cast<const char *>(bytes_.data()); }
    std::uint32_t number(std::size_t at) const {
        std::uint32_t value = 0;
        for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | bytes_[i];
        return value;
    }
    std::array<unsigned char, 100> bytes_ = {};
    bool whole_ = false;
    bool has_journal_ = false; ///< the header may be that of a write that is still to be taken back
};

Error refused(const char *code, Database &database, const char *reason) {
    return Error(Exit::refused, Fault(code).with("path", database.path()).with("reason", reason));
}

} // namespace

void settle(Database &database) {
    database.execute("pragma journal_mode = delete; pragma synchronous = extra; pragma foreign_keys = on;"
                     "pragma trusted_schema = off; pragma cell_size_check = on; pragma secure_delete = on;"
                     "pragma temp_store = memory; pragma mmap_size = 0");
    database.keep_pages(pages_kept);
}

void lay_out(Database &database) {
    database.execute(schema_sql);
    write_undo(database);
    database.execute(
        fmt::format("pragma application_id = {}; pragma user_version = {}", application_id, newest_schema));
}

namespace {

/// The table of earlier versions, with a column for each of the domain table's.
void widen_before(Database &database, const std::string &table, const std::vector<std::string> &kept) {
    const std::string before = table + "_before";
    database.execute(fmt::format("create table if not exists {} (key integer not null, batch integer not null, "
                                 "changed_by integer not null references batch) strict",
                                 before));
    auto missing = kept;
    for (const auto &column : columns_of(database, before)) std::erase(missing, column);
    for (const auto &column : missing)
        database.execute(fmt::format("alter table {} add column {} any", before, column));
}

} // namespace

void write_undo(Database &database) {
    for (const auto &table : domain_tables()) {
        const auto kept = kept_columns(database, table);
        widen_before(database, table, kept);
        database.execute(fmt::format("drop trigger if exists {0}_undo;"
                                     "create trigger {0}_undo before update on {0} when new.batch > old.batch begin "
                                     "insert into {0}_before (key, batch, changed_by, {1}) "
                                     "values (old.key, old.batch, new.batch, old.{2}); end",
                                     table, fmt::join(kept, ", "), fmt::join(kept, ", old.")));
    }
}

const std::vector<std::string> &domain_tables() {
    static const std::vector<std::string> tables = {
        "document",      "agency",   "unit",    "person",        "rating",       "held_certificate",
        "course_result", "provider", "course",  "lift",          "prerequisite", "session",
        "budget",        "absence",  "booking", "fairness_group"};
    return tables;
}

const std::vector<std::string> &run_tables() {
    static const std::vector<std::string> tables = {
        "score", "placement", "placement_change", "reserve_effect", "selection_override", "enrolment", "open_need"};
    return tables;
}

std::vector<std::string> columns_of(Database &database, const std::string &table) {
    std::vector<std::string> columns;
    Statement names(database, "select name from pragma_table_info(?) order by cid");
    for (names.bind(table); names.next();) columns.push_back(names.text());
    return columns;
}

std::vector<std::string> kept_columns(Database &database, const std::string &table) {
    auto columns = columns_of(database, table);
    std::erase(columns, "key");
    std::erase(columns, "batch");
    return columns;
}

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// None of our names or texts holds a quote, a comment sign or two blanks.
std::string plain_sql(std::string_view sql) {
    constexpr std::string_view marks = "(),";
    std::string plain;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql.substr(at).starts_with("--")) at = std::min(sql.find('\n', at), sql.size() - 1);
        const char c = is_space(sql[at]) ? ' ' : sql[at];
        const bool after_mark = plain.empty() || plain.back() == ' ' || marks.find(plain.back()) != std::string::npos;
        if (c == '"' || (c == ' ' && after_mark)) continue;
        if (marks.find(c) != std::string_view::npos && !plain.empty() && plain.back() == ' ') plain.pop_back();
        plain += c;
    }
    return plain;
}

} // namespace

std::set<std::string> schema_of(Database &database) {
    std::set<std::string> all;
    Statement rows(database, "select type || ' ' || name || ': ', coalesce(sql, '') from sqlite_schema order by 1");
    while (rows.next()) {
        const auto what = rows.text();
        all.insert(what + plain_sql(rows.text()));
    }
    return all;
}

const char *const newest_schema_hash = "c30c700540f45641f5eb2fd03364ec2cf466cff1be49f4e02918d46be3e9410b";

static std::string hash_of(const std::set<std::string> &schema) {
    return sha256(fmt::format("{}", fmt::join(schema, "\n")));
}

std::string hash_of_schema(Database &database) {
    return hash_of(schema_of(database));
}

static std::set<std::string> fresh_schema() {
    Database fresh("fresh", Database::Open::memory, std::chrono::milliseconds(0));
    lay_out(fresh);
    return schema_of(fresh);
}

/// "type name" of an entry.
static std::string name_of(const std::string &entry) {
    return entry.substr(0, entry.find(':'));
}

std::vector<std::string> foreign_parts(Database &database) {
    const auto found = schema_of(database);
    if (hash_of(found) == newest_schema_hash) return {};
    const auto expected = fresh_schema();
    std::vector<std::string> differing;
    std::set_symmetric_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                                  std::back_inserter(differing));
    std::set<std::string> names;
    for (const auto &entry : differing) names.insert(name_of(entry));
    return {names.begin(), names.end()};
}

std::vector<std::string> foreign_code(Database &database) {
    std::set<std::string> known;
    for (const auto &entry : fresh_schema()) known.insert(name_of(entry));
    std::vector<std::string> names;
    for (const auto &entry : schema_of(database))
        if ((entry.starts_with("trigger ") || entry.starts_with("view ")) && !known.contains(name_of(entry)))
            names.push_back(name_of(entry));
    return names;
}

std::vector<std::string> damage_in(Database &database, int most) {
    std::vector<std::string> findings;
    Statement rows(database, fmt::format("pragma integrity_check({})", most));
    while (rows.next()) {
        const auto text = rows.text(); // some findings come together, under a line that names the database
        for (const auto line : split(text, '\n'))
            if (!line.empty() && line != "ok" && !line.starts_with("***")) findings.emplace_back(line);
    }
    return findings;
}

/// Tables whose rows are numbered by a counter, for which `condition` on its value, "seq", does not hold.
static std::vector<std::string> counted_wrongly(Database &database, std::string_view condition) {
    std::vector<std::string> tables, wrong;
    {
        Statement numbered(database,
                           "select name from sqlite_schema where type = 'table' and sql like '%autoincrement%'");
        while (numbered.next()) tables.push_back(numbered.text());
    }
    for (const auto &table : tables) {
        Statement row(database,
                      fmt::format("select 1 from (select (select seq from sqlite_sequence where name = '{0}') "
                                  "as seq, '{0}' as name) where not ({1})",
                                  table, fmt::format(fmt::runtime(condition), table)));
        if (row.next()) wrong.push_back(table);
    }
    return wrong;
}

static std::string counter_reason(const std::string &table) {
    return fmt::format("the rows of {} are numbered wrongly", table);
}

void refuse_wrong_counters(Database &database) {
    const auto wrong =
        counted_wrongly(database, "seq is null or (typeof(seq) = 'integer' and seq between 0 and 1000000000)");
    if (!wrong.empty()) throw refused("AT-STO-004", database, counter_reason(wrong.front()).c_str());
}

std::vector<std::string> counters_behind(Database &database) {
    auto reasons = counted_wrongly(database, "coalesce(seq, 0) >= (select coalesce(max(rowid), 0) from \"{}\")");
    for (auto &table : reasons) table = counter_reason(table);
    return reasons;
}

void refuse_changed_pages(Database &database) {
    if (!has_checksums(database) && database.number("pragma user_version") >= first_schema_with_checksums)
        throw refused("AT-STO-015", database, "");
    verify_sum(database);
}

void refuse_foreign(const std::string &path, const std::vector<std::string> &parts) {
    if (parts.empty()) return;
    Fault fault = Fault("AT-STO-016").with("path", path);
    for (const auto &[type, values] : {std::pair("table ", "tables"), std::pair("index ", "indexes"),
                                       std::pair("trigger ", "triggers"), std::pair("view ", "views")}) {
        std::vector<std::string> names;
        for (const auto &part : parts)
            if (part.starts_with(type)) names.push_back(part.substr(std::string_view(type).size()));
        fault.values.emplace_back(values, joined(names, ", "));
    }
    throw Error(Exit::refused, std::move(fault));
}

void recognise(Database &database) {
    refuse_foreign_journal(database);
    const Header header(database);
    if (!header.is_sqlite()) throw refused("AT-STO-002", database, "no SQLite file");
    if (header.application() != application_id) throw refused("AT-STO-002", database, "made by another program");
    if (header.version() > newest_schema)
        throw Error(Exit::refused, Fault("AT-STO-003")
                                       .with("path", database.path())
                                       .with("found", std::to_string(header.version()))
                                       .with("expected", std::to_string(newest_schema)));
    if (header.is_by_another_program()) throw refused("AT-STO-015", database, "the file header");
    if (header.version() < 1 || !header.is_plain()) throw refused("AT-STO-004", database, "the file header");
}

} // namespace aitalent
