#include "database.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/process.h"
#include "page_checksums.h"

#include <cerrno>
#include <climits>
#include <cstring>
#include <new>

#include <SQLiteCpp/Column.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

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

/// Why a file was not opened, asked of the system: a connection that failed is gone, and its error number with it.
Error not_opened(const std::string &path, const SQLite::Exception &error) {
    if (error.getErrorCode() == SQLITE_NOMEM) throw std::bad_alloc();
    int number = ::access(path.c_str(), R_OK) != 0 ? errno : 0;
    const int spare = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (spare < 0) number = errno;
    if (spare >= 0) ::close(spare);
    if (number == EMFILE || number == ENFILE) return trouble(no_resources, "AT-FIL-010", path, std::strerror(number));
    return trouble(exit_for_open(number), "AT-STO-007", path, number == 0 ? error.what() : std::strerror(number));
}

SQLite::Database connect(const std::string &path, Database::Open open, std::chrono::milliseconds busy_timeout) {
    if (SQLite::getLibVersionNumber() < oldest_sqlite)
        throw Error(Exit::unavailable,
                    Fault("AT-STO-012").with("found", SQLite::getLibVersion()).with("expected", "3.38.0"));
    // Nobody asks SQLite how much memory it has in use; counting it takes a lock at every allocation.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(uncounted); // refused where SQLite was in use before: costs time only
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (open == Database::Open::memory ? SQLITE_OPEN_MEMORY : 0);
    const char *vfs = open == Database::Open::memory ? nullptr : page_checksum_vfs;
    register_page_checksums();
    try {
        // "./" keeps SQLite from taking a name for a URI or for one of its special names.
        return SQLite::Database(path.starts_with('/') ? path : "./" + path, flags,
                                static_cast<int>(busy_timeout.count()), vfs == nullptr ? "" : vfs);
    } catch (const SQLite::Exception &error) {
        throw not_opened(path, error);
    }
}

/// A page, or all of them together, did not fit the checksums.
Error misfit(const Database &database, bool may_be_kept) {
    const auto finding = last_page_finding(database);
    if (finding.by_another_program) return trouble(Exit::refused, "AT-STO-015", database.path(), "");
    const auto reason = finding.page == 0 ? std::string("pages are not those written last")
                                          : fmt::format("page {} does not fit its checksum", finding.page);
    return may_be_kept ? trouble(Exit::cannot_write, "AT-STO-009", database.path(), reason)
                       : trouble(Exit::refused, "AT-STO-004", database.path(), reason);
}

SQLite::Statement prepare(Database &database, std::string_view sql) {
    try {
        return SQLite::Statement(database.connection(), std::string(sql));
    } catch (const SQLite::Exception &error) {
        database.fail(error.getErrorCode());
    }
}

} // namespace

Database::Database(const std::string &path, Open open, std::chrono::milliseconds busy_timeout)
    : path_(path), connection_(connect(path, open, busy_timeout)) {
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    constexpr int steps = 10'000; // some tenths of a millisecond
    sqlite3_progress_handler(
        handle(), steps, [](void *) { return signal_waits() ? 1 : 0; }, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr); // no store of ours has one
}

void Database::execute(std::string_view sql) {
    const int code = connection_.tryExec(std::string(sql));
    if (code != SQLITE_OK) fail(code);
}

void Database::begin() {
    execute("begin immediate");
    try {
        verify_sum(*this);
    } catch (...) {
        sqlite3_exec(handle(), "rollback", nullptr, nullptr, nullptr);
        throw;
    }
    signals_wait_.emplace();
    changes_at_begin_ = sqlite3_total_changes64(handle());
}

bool Database::seen_by_others() const {
    const char *file = sqlite3_db_filename(handle(), "main");
    return file != nullptr && *file != '\0' && sqlite3_txn_state(handle(), "main") != SQLITE_TXN_NONE &&
           sqlite3_total_changes64(handle()) == changes_at_begin_;
}

void Database::commit() {
    const int code = connection_.tryExec("commit");
    if (code != SQLITE_OK) fail(code, true);
    ++commits_;
    signals_wait_.reset();
}

void Database::roll_back() {
    sqlite3_exec(handle(), "rollback", nullptr, nullptr, nullptr);
    signals_wait_.reset();
}

void Database::heed_signals() const {
    if (signal_waits()) throw Error(Exit::interrupted, Fault("AT-CLI-093"));
}

void Database::hold_references(bool held) {
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_FKEY, held ? 1 : 0, nullptr);
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
    return sqlite3_changes64(handle());
}

void Database::forget_inserted_key() {
    sqlite3_set_last_insert_rowid(handle(), 0);
}

std::int64_t Database::inserted_key() const {
    return connection_.getLastInsertRowid();
}

void Database::fail(int code, bool committing) const {
    const std::string reason = connection_.getErrorMsg();
    const bool may_be_kept = committing || commits_ > 0;
    if (code == SQLITE_IOERR_DATA) throw misfit(*this, may_be_kept);
    const int number = sqlite3_system_errno(handle());
    if (code == SQLITE_IOERR_READ && !may_be_kept)
        throw trouble(Exit::cannot_write, "AT-STO-017", path_, number == 0 ? reason : std::strerror(number));
    switch (code & 0xff) {
    case SQLITE_NOMEM:
        throw std::bad_alloc();
    case SQLITE_INTERRUPT:
        throw Error(Exit::interrupted, Fault("AT-CLI-093"));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        throw trouble(Exit::busy, "AT-STO-005", path_, reason);
    case SQLITE_NOTADB:
        throw trouble(Exit::refused, "AT-STO-002", path_, reason);
    case SQLITE_CORRUPT: // also where a disk gave nothing for what was asked
    case SQLITE_FORMAT:
        if (may_be_kept) throw trouble(Exit::cannot_write, "AT-STO-009", path_, reason);
        throw trouble(Exit::refused, "AT-STO-004", path_, reason);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        throw trouble(Exit::permission, "AT-STO-007", path_, reason);
    case SQLITE_CANTOPEN:
        if (number == EMFILE || number == ENFILE)
            throw trouble(no_resources, "AT-FIL-010", path_, std::strerror(number));
        throw trouble(exit_for_open(number), "AT-STO-007", path_, reason);
    case SQLITE_IOERR:
        throw trouble(Exit::cannot_write, may_be_kept ? "AT-STO-009" : "AT-STO-008", path_,
                      number == 0 ? reason : std::strerror(number));
    case SQLITE_FULL:
        throw trouble(Exit::cannot_write, "AT-STO-008", path_, reason);
    case SQLITE_ERROR: // a table, column or function that is not there
        throw trouble(Exit::refused, "AT-STO-045", path_, reason);
    default:
        throw Error(Exit::bug, Fault("AT-CLI-090").with("found", fmt::format("SQLite {}: {}", code, reason)));
    }
}

Statement::Statement(Database &database, std::string_view sql)
    : database_(&database), statement_(prepare(database, sql)) {}

void Statement::reset() {
    statement_.tryReset(); // what it gives is the failure of the step before, told then
    parameter_ = 0;
}

bool Statement::next() {
    column_ = 0;
    database_->heed_signals();
    const int code = statement_.tryExecuteStep();
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    statement_.tryReset();
    database_->fail(code);
}

void Statement::run() {
    while (next()) {
    }
    statement_.tryReset(); // ends the statement's hold on the file
}

template<class... Value>
void Statement::bind_next(const Value &...value) {
    try {
        statement_.bind(++parameter_, value...);
    } catch (const SQLite::Exception &error) {
        database_->fail(error.getErrorCode());
    }
}

void Statement::put(std::int64_t value) {
    bind_next(value);
}

void Statement::put(const std::string &text) {
    if (text.size() > INT_MAX) database_->fail(SQLITE_TOOBIG); // SQLiteCpp counts bytes in an int
    bind_next(text);
}

void Statement::put(const Pseudonym &pseudonym) {
    const auto bytes = pseudonym.bytes();
    bind_next(static_cast<const void *>(bytes.data()), static_cast<int>(bytes.size()));
}

void Statement::lend_text(const std::string &text) {
    if (text.size() > INT_MAX) database_->fail(SQLITE_TOOBIG);
    try {
        statement_.bindNoCopy(++parameter_, text);
    } catch (const SQLite::Exception &error) {
        database_->fail(error.getErrorCode());
    }
}

void Statement::put(std::nullptr_t) {
    bind_next();
}

int Statement::type(int column) const {
    return statement_.hasRow() && column < columns() ? statement_.getColumn(column).getType() : SQLITE_NULL;
}

std::string_view Statement::bytes(int column) const {
    const auto cell = statement_.getColumn(column);
    const char *text = cell.getText(); // first, as it may convert what is counted next
    return {text, static_cast<std::size_t>(cell.getBytes())};
}

bool Statement::is_null() const {
    return type(column_) == SQLITE_NULL;
}

std::int64_t Statement::integer(std::int64_t least, std::int64_t most) {
    if (type(column_) != SQLITE_INTEGER) damaged("a whole number");
    const std::int64_t value = statement_.getColumn(column_++).getInt64();
    if (value < least || value > most) damaged("a number in range");
    return value;
}

std::optional<std::int64_t> Statement::optional_integer(std::int64_t least, std::int64_t most) {
    if (is_null()) return skip(), std::nullopt;
    return integer(least, most);
}

std::string Statement::text() {
    if (type(column_) != SQLITE_TEXT) damaged("text");
    std::string text(bytes(column_));
    if (!is_utf8(text)) damaged("UTF-8");
    ++column_;
    return text;
}

Pseudonym Statement::pseudonym() {
    const auto value = type(column_) == SQLITE_BLOB ? Pseudonym::of_bytes(bytes(column_)) : std::nullopt;
    if (!value) damaged("a pseudonym");
    ++column_;
    return *value;
}

Date Statement::date() {
    return from_day_number(static_cast<int>(integer(first_day_number, last_day_number)));
}

std::optional<Date> Statement::optional_date() {
    if (is_null()) return skip(), std::nullopt;
    return date();
}

void Statement::damaged(const char *expected) const {
    const char *column = column_ < columns() ? statement_.getColumnName(column_) : "";
    throw trouble(Exit::refused, "AT-STO-004", database_->path(),
                  fmt::format("column {} does not hold {}", column, expected));
}

} // namespace aitalent
