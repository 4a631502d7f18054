#include "database.h"

#include "aitalent/base/fault.h"

#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

namespace aitalent {

namespace {

constexpr int oldest_sqlite = 3038000; // strict tables, and the fixes of 3.37.1 and 3.38

Error trouble(Exit exit, const char *code, const std::string &path, const std::string &reason) {
    return Error(exit, Fault(code).with("path", path).with("reason", reason));
}

Exit exit_for_open(int number) {
    if (number == ENOENT || number == ENOTDIR) return Exit::missing;
    return number == EACCES || number == EPERM || number == EROFS ? Exit::permission : Exit::cannot_create;
}

} // namespace

Database::Database(const std::string &path, Open open, std::chrono::milliseconds busy_timeout) : path_(path) {
    if (sqlite3_libversion_number() < oldest_sqlite)
        throw Error(Exit::unavailable,
                    Fault("AT-STO-012").with("found", sqlite3_libversion()).with("expected", "3.38.0"));
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (open == Open::memory ? SQLITE_OPEN_MEMORY : 0);
    // "./" keeps SQLite from taking a name for a URI or for one of its special names.
    const int code =
        sqlite3_open_v2(path.starts_with('/') ? path.c_str() : ("./" + path).c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
        const int number = handle_ == nullptr ? ENOMEM : sqlite3_system_errno(handle_);
        sqlite3_close_v2(std::exchange(handle_, nullptr));
        throw trouble(exit_for_open(number), "AT-STO-007", path, std::strerror(number));
    }
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_busy_timeout(handle_, static_cast<int>(busy_timeout.count()));
}

Database::~Database() {
    sqlite3_close_v2(handle_);
}

void Database::execute(std::string_view sql) {
    const int code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(std::string_view sql) {
    Statement statement(*this, sql);
    return statement.next() ? statement.integer() : 0;
}

std::string Database::text(std::string_view sql) {
    Statement statement(*this, sql);
    return statement.next() ? statement.text() : std::string();
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(handle_);
}

void Database::forget_inserted_key() {
    sqlite3_set_last_insert_rowid(handle_, 0);
}

std::int64_t Database::inserted_key() const {
    return sqlite3_last_insert_rowid(handle_);
}

void Database::fail(int code, bool committing) const {
    const std::string reason = sqlite3_errmsg(handle_);
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        throw std::bad_alloc();
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        throw trouble(Exit::busy, "AT-STO-005", path_, reason);
    case SQLITE_NOTADB:
        throw trouble(Exit::refused, "AT-STO-002", path_, reason);
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        throw trouble(Exit::refused, "AT-STO-004", path_, reason);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        throw trouble(Exit::permission, "AT-STO-007", path_, reason);
    case SQLITE_CANTOPEN:
        throw trouble(exit_for_open(sqlite3_system_errno(handle_)), "AT-STO-007", path_, reason);
    case SQLITE_IOERR:
        throw trouble(Exit::cannot_write, committing ? "AT-STO-009" : "AT-STO-008", path_, reason);
    case SQLITE_FULL:
        throw trouble(Exit::cannot_write, "AT-STO-008", path_, reason);
    case SQLITE_ERROR: // a table, column or function that is not there
        throw trouble(Exit::refused, "AT-STO-045", path_, reason);
    default:
        throw Error(Exit::bug, Fault("AT-CLI-090").with("found", fmt::format("SQLite {}: {}", code, reason)));
    }
}

Statement::Statement(Database &database, std::string_view sql) : database_(&database) {
    const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
    if (code != SQLITE_OK) database.fail(code);
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

Statement::Statement(Statement &&other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)), parameter_(other.parameter_),
      column_(other.column_) {}

void Statement::reset() {
    sqlite3_reset(statement_);
    parameter_ = 0;
}

bool Statement::next() {
    column_ = 0;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    sqlite3_reset(statement_);
    database_->fail(code);
}

void Statement::run() {
    while (next()) {
    }
    sqlite3_reset(statement_); // ends the statement's hold on the file
}

void Statement::put(std::int64_t value) {
    sqlite3_bind_int64(statement_, ++parameter_, value);
}

void Statement::put(std::string_view text) {
    // The caller's text outlives the step that follows; an empty view may hold no pointer, which would bind null.
    const int code = sqlite3_bind_text64(statement_, ++parameter_, text.data() == nullptr ? "" : text.data(),
                                         text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) database_->fail(code);
}

void Statement::put(std::nullptr_t) {
    sqlite3_bind_null(statement_, ++parameter_);
}

bool Statement::is_null() const {
    return sqlite3_column_type(statement_, column_) == SQLITE_NULL;
}

std::int64_t Statement::integer(std::int64_t least, std::int64_t most) {
    if (sqlite3_column_type(statement_, column_) != SQLITE_INTEGER) damaged("a whole number");
    const std::int64_t value = sqlite3_column_int64(statement_, column_++);
    if (value < least || value > most) damaged("a number in range");
    return value;
}

std::optional<std::int64_t> Statement::optional_integer(std::int64_t least, std::int64_t most) {
    if (is_null()) return skip(), std::nullopt;
    return integer(least, most);
}

std::string Statement::text() {
    if (sqlite3_column_type(statement_, column_) != SQLITE_TEXT) damaged("text");
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(statement_, column_));
    std::string text(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column_)));
    if (!is_utf8(text)) damaged("UTF-8");
    ++column_;
    return text;
}

Date Statement::date() {
    return from_day_number(static_cast<int>(integer(-719'162, 2'932'896))); // years 1 to 9999
}

std::optional<Date> Statement::optional_date() {
    if (is_null()) return skip(), std::nullopt;
    return date();
}

void Statement::damaged(const char *expected) const {
    const char *column = sqlite3_column_name(statement_, column_);
    throw trouble(Exit::refused, "AT-STO-004", database_->path(),
                  fmt::format("column {} does not hold {}", column == nullptr ? "" : column, expected));
}

} // namespace aitalent
