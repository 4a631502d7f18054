#pragma once
#include "ledger.h"

#include <set>

namespace aitalent::planning {

/// Bundles worth choosing from, each as a column of an integer programme.
class Pool {
  public:
    struct Use {
        Index row;
        std::int64_t amount;
    };
    struct Column {
        Index person;
        Bundle bundle;
        std::vector<Use> uses;   ///< rows, each once; without bookings and what runs cost
        std::vector<Index> runs; ///< those it counts in
    };

    explicit Pool(const Model &model) : model_(model), known_(model.people.size()) {}

    /// False: empty, cut short or held already.
    bool add(Index person, const Bundle &bundle);
    /// Everything the ledger holds.
    void add(const Ledger &ledger);
    const std::vector<Column> &columns() const { return columns_; }

  private:
    const Model &model_;
    std::vector<Column> columns_;
    std::vector<std::set<std::vector<Index>>> known_; ///< by person: ordered runs
};

} // namespace aitalent::planning
