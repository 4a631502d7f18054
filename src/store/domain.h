#pragma once
#include "aitalent/base/row_hash.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_value;

namespace aitalent {

class Database;

/// A row as it is hashed: every value in the order of the columns, each with its type and length. Kept short: up to 128
/// bytes are hashed at once.
class RowBytes {
  public:
    void begin() { bytes_.clear(); }
    void null() { put(0); }
    void integer(std::int64_t value) {
        put(1);
        put(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63)); // small ones stay short
    }
    void text(std::string_view text) { put(text.size() << 2 | 2).append(text); }
    void blob(std::string_view bytes) { put(bytes.size() << 2 | 3).append(bytes); }
    std::string_view bytes() const { return bytes_; }

  private:
    std::string &put(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(0x80 | (value & 0x7f));
        bytes_ += static_cast<char>(value);
        return bytes_;
    }
    std::string bytes_;
};

/// Sums over all rows by table: of each row a hash under the table's key, added modulo 2^512, so that the order of rows
/// does not matter and one row can be taken out or put in at the cost of its own hash.
using DomainSums = std::map<std::string, Sum512, std::less<>>;

/// Tables the domain hash is over: all but the audit trail itself, what is derived from the evidence, and the sums. In
/// `setting` the mark that the file is still to be written anew is left out: it goes outside any change.
std::vector<std::string> hashed_tables(Database &database);
/// From the rows. Cost: reads every table once.
DomainSums recomputed_sums(Database &database);
/// As they were kept up by the changes so far.
DomainSums stored_sums(Database &database);
void store_sums(Database &database, const DomainSums &sums);
/// The domain hash an audit entry holds: SHA-256 over names and sums in order, in hexadecimal. Empty tables count for
/// nothing.
std::string domain_hash(const DomainSums &sums);
/// Draws a new key, so that hashes in entries made so far cannot be used to try what the store once held.
void renew_domain_key(Database &database);

/// Keeps the sums up while a change is written, by SQLite's preupdate hook: every row that is added, changed or removed
/// through the connection counts, by whatever statement or trigger. Cost: about a microsecond a row.
class DomainWatch {
  public:
    explicit DomainWatch(Database &database);
    ~DomainWatch();
    DomainWatch(const DomainWatch &) = delete;
    DomainWatch &operator=(const DomainWatch &) = delete;

    /// The sums as they stand now. Throws what failed while rows were watched.
    DomainSums sums() const;
    /// Whether a table holds other rows than when the watch began.
    bool changed(std::string_view table) const;
    /// For who writes many rows at once, unwatched: a row that was added.
    void add_row(std::string_view table, const RowBytes &row);

    /// While it lives, rows are written unwatched: rows of tables that are not hashed, or given to add_row.
    class Pause {
      public:
        explicit Pause(DomainWatch &watch) : watch_(watch) { watch_.listen(false); }
        ~Pause() { watch_.listen(true); }
        Pause(const Pause &) = delete;
        Pause &operator=(const Pause &) = delete;

      private:
        DomainWatch &watch_;
    };

  private:
    struct Table {
        std::string name;
        bool hashed = false;
        KeyedBlake2b hash;
        Sum512 sum;
        Sum512 at_begin = sum;
    };
    struct Hook;
    void listen(bool on);
    Table &table(std::string_view name);
    void take(sqlite3 *handle, Table &table, int (*value_of)(sqlite3 *, int, sqlite3_value **), bool added);

    Database &database_;
    std::string key_;
    std::vector<Table> tables_;
    Table *last_ = nullptr; ///< most rows belong to the table of the row before
    RowBytes row_;
    bool failed_ = false;
};

} // namespace aitalent
