#pragma once
#include "aitalent/store/transaction.h"
#include "database.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace aitalent {

/// Saves rows of one domain table by its declared key: adds what is new, changes what differs, leaves alone what is
/// equal. One statement a row.
class Upsert {
  public:
    struct Table {
        std::string_view name;
        std::initializer_list<std::string_view> key;          ///< what makes two rows the same thing
        std::initializer_list<std::string_view> compared;     ///< what makes the thing changed
        std::initializer_list<std::string_view> carried = {}; ///< follows a change, makes none
    };
    Upsert(Transaction &transaction, const Table &table);

    /// Values in the order key, compared, carried.
    template<class... Values>
    Saved save(const Values &...values) {
        transaction_.database().forget_inserted_key();
        (statement_.bind(values...) << transaction_.batch()).run();
        if (transaction_.database().changes() == 0) return Saved::unchanged;
        return transaction_.database().inserted_key() != 0 ? Saved::added : Saved::changed;
    }

  private:
    Transaction &transaction_;
    Statement statement_;
};

/// Removes rows of a domain table in a way a batch can take back.
class Removal {
  public:
    /// `condition` with its values chooses the rows: "course = ?".
    Removal(Transaction &transaction, std::string_view table, std::string_view condition);

    /// Gives the number of rows removed.
    template<class... Values>
    std::int64_t remove(const Values &...values) {
        mark_.bind(transaction_.batch(), values...).run(); // the trigger keeps the versions before
        remove_.bind(values...).run();
        return transaction_.database().changes();
    }

  private:
    Transaction &transaction_;
    Statement mark_;
    Statement remove_;
};

} // namespace aitalent
