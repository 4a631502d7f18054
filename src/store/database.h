#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/id.h"
#include "aitalent/base/level.h"
#include "aitalent/base/money.h"
#include "aitalent/base/pseudonym.h"
#include "aitalent/base/text.h"
#include "aitalent/system/signals.h"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace aitalent {

/// Day numbers that stand for a date: years 1 to 9999.
inline constexpr std::int64_t first_day_number = -719'162, last_day_number = 2'932'896;

/// One open SQLite file. Every failure is an Error in the words of this program; nothing else of the store sees a
/// result code. It must outlive its statements.
class Database {
  public:
    enum class Open : std::uint8_t { existing, memory };
    Database(const std::string &path, Open open, std::chrono::milliseconds busy_timeout);
    Database(const Database &) = delete; // statements hold its address
    Database &operator=(const Database &) = delete;

    const std::string &path() const { return path_; }
    /// The name in messages, where the file still has a temporary one.
    void call(std::string name) { path_ = std::move(name); }
    SQLite::Database &connection() { return connection_; }
    /// For what SQLiteCpp does not wrap.
    sqlite3 *handle() const { return connection_.getHandle(); }

    /// One or more statements without values or results.
    void execute(std::string_view sql);
    /// Begins a transaction that writes; see verify_sum.
    void begin();
    /// Whether another connection to the file would see now exactly what this one sees: a transaction keeps others from
    /// writing, and nothing was written in it.
    bool seen_by_others() const;
    /// Ends the transaction. Where this fails, it may not be known whether the change was kept (AT-STO-009).
    void commit();
    /// Takes a transaction back; never throws.
    void roll_back();
    std::int64_t commits() const { return commits_; } ///< changes kept through this connection
    /// The first column of the first row, which must be there.
    std::int64_t number(std::string_view sql);
    std::string text(std::string_view sql);
    /// Rows the last statement inserted, changed or deleted.
    std::int64_t changes() const;
    /// Whether each row written is held against the rows it points at; may change within a transaction. Who writes rows
    /// while it is off holds them against those himself.
    void hold_references(bool held);
    /// How much of the file is kept in memory.
    void keep_pages(int mebibytes) { execute("pragma cache_size = -" + std::to_string(mebibytes * 1024)); }
    /// Set before an insert-or-update to learn which it was; see Upsert.
    void forget_inserted_key();
    std::int64_t inserted_key() const;

    /// Whether an erasure was found unfinished when the file was opened.
    void find_rewrite_due() { found_rewrite_due_ = true; }
    bool found_rewrite_due() const { return found_rewrite_due_; }

    /// Throws what the result code means; `committing` where it is not known whether the change was kept.
    [[noreturn]] void fail(int code, bool committing = false) const;

    /// For SignalsWait: throws AT-CLI-093 where a signal waits for the end of a change.
    void heed_signals() const;

  private:
    std::string path_;
    std::optional<SignalsWait> signals_wait_; ///< outlives the connection, which takes back what is not committed
    SQLite::Database connection_;
    std::int64_t commits_ = 0;
    std::int64_t changes_at_begin_ = 0;
    bool found_rewrite_due_ = false;
};

/// While it lives, rows written are not held against those they point at; see Database::hold_references.
class ReferencesUnheld {
  public:
    explicit ReferencesUnheld(Database &database) : database_(database) { database.hold_references(false); }
    ~ReferencesUnheld() { database_.hold_references(true); }
    ReferencesUnheld(const ReferencesUnheld &) = delete;
    ReferencesUnheld &operator=(const ReferencesUnheld &) = delete;

  private:
    Database &database_;
};

/// A prepared statement. Values are bound in order; columns are read in order, and a value that the schema would not
/// have let in (a damaged file) is an Error, never a wrong domain value.
class Statement {
  public:
    Statement(Database &database, std::string_view sql);

    /// Starts anew with these values.
    template<class... Values>
    Statement &bind(const Values &...values) {
        reset();
        (put(values), ...);
        return *this;
    }
    /// Adds one more value, for lists of values longer than a line.
    template<class Value>
    Statement &operator<<(const Value &value) {
        put(value);
        return *this;
    }
    /// The same, with texts that the caller keeps until the statement has run: nothing is copied.
    template<class Value>
    Statement &lend(const Value &value) {
        if constexpr (std::is_same_v<Value, std::string>)
            lend_text(value);
        else if constexpr (requires { value.str(); })
            lend_text(value.str());
        else
            put(value);
        return *this;
    }
    void reset();
    /// To the next row; false after the last.
    bool next();
    /// To the end, where no rows are expected.
    void run();

    bool is_null() const;
    std::int64_t integer(std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                         std::int64_t most = std::numeric_limits<std::int64_t>::max());
    bool flag() { return integer(0, 1) == 1; }
    std::string text();
    Date date();
    std::optional<Date> optional_date();
    std::optional<std::int64_t> optional_integer(std::int64_t least, std::int64_t most);
    std::chrono::minutes minutes() { return std::chrono::minutes(integer(0, 1'000'000'000)); }
    Money money() { return Money(integer(0, 1'000'000'000'000)); }
    Level level() { return Level(static_cast<std::uint8_t>(integer(0, 255))); }
    Pseudonym pseudonym();
    template<class AnyId>
    AnyId id() {
        return AnyId(text());
    }
    template<class Enum>
    Enum one_of(std::int64_t count) {
        return static_cast<Enum>(integer(0, count - 1));
    }
    void skip() { ++column_; }
    /// For the digest, which takes every value as it stands: how many columns, the type SQLite keeps (null outside a
    /// row), the bytes as text (valid to the next row).
    int columns() const { return statement_.getColumnCount(); }
    int type(int column) const;
    std::string_view bytes(int column) const;

  private:
    void put(std::int64_t value);
    void put(int value) { put(static_cast<std::int64_t>(value)); }
    void put(std::uint32_t value) { put(static_cast<std::int64_t>(value)); }
    void put(bool value) { put(static_cast<std::int64_t>(value)); }
    void put(const std::string &text);
    void put(const Pseudonym &pseudonym);
    void put(std::string_view text) { put(std::string(text)); }
    void put(const char *text) { put(std::string(text)); }
    void put(std::nullptr_t);
    void put(Date date) { put(static_cast<std::int64_t>(day_number(date))); }
    void put(Money money) { put(money.dollars()); }
    void put(Level level) { put(static_cast<std::int64_t>(level.value())); }
    void put(std::chrono::minutes length) { put(static_cast<std::int64_t>(length.count())); }
    template<class Tag>
    void put(const Id<Tag> &id) {
        put(id.str());
    }
    template<class Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { put(static_cast<std::int64_t>(value)); }
    template<class Value>
    void put(const std::optional<Value> &value) {
        value ? put(*value) : put(nullptr);
    }
    void lend_text(const std::string &text);
    template<class... Value>
    void bind_next(const Value &...value);
    [[noreturn]] void damaged(const char *expected) const;

    Database *database_;
    SQLite::Statement statement_;
    int parameter_ = 0;
    int column_ = 0;
};

} // namespace aitalent
