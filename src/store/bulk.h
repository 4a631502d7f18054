#pragma once
#include "database.h"

#include <memory>

#include <sqlite3.h>

namespace aitalent {

/// A statement read or written millions of times: SQLite's own calls, nothing between.
class Bulk {
  public:
    Bulk(Database &database, std::string_view sql) : database_(database) {
        sqlite3_stmt *prepared = nullptr;
        check(sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &prepared, nullptr));
        statement_.reset(prepared);
    }
    void bind(int place, std::int64_t value) { check(sqlite3_bind_int64(get(), place, value)); }
    /// The bytes must stay until the next run().
    void bind(int place, std::string_view bytes) {
        check(sqlite3_bind_blob(get(), place, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC));
    }
    /// The same as text.
    void bind_text(int place, std::string_view text) {
        check(sqlite3_bind_text(get(), place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
    }
    void bind_null(int place) { check(sqlite3_bind_null(get(), place)); }
    bool next() {
        const int code = sqlite3_step(get());
        if (code != SQLITE_ROW && code != SQLITE_DONE) database_.fail(code);
        return code == SQLITE_ROW;
    }
    void run() {
        next();
        check(sqlite3_reset(get()));
    }
    std::int64_t integer(int column) const { return sqlite3_column_int64(get(), column); }
    std::string_view bytes(int column) const {
        const void *start = sqlite3_column_blob(get(), column);
        return {static_cast<const char *>(start), static_cast<std::size_t>(sqlite3_column_bytes(get(), column))};
    }
    int columns() const { return sqlite3_column_count(get()); }
    /// As it stands, valid to the next row.
    sqlite3_value *value(int column) const { return sqlite3_column_value(get(), column); }

  private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    };
    sqlite3_stmt *get() const { return statement_.get(); }
    void check(int code) const {
        if (code != SQLITE_OK) database_.fail(code);
    }

    Database &database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

} // namespace aitalent
