#pragma once
#include "ledger.h"

namespace aitalent::planning {

/// Builds a plan guided by prices and improves it; every step keeps every limit and none lowers the total.
class Primal {
  public:
    Primal(const Model &model, const RowPrices &prices);

    /// Everybody in turn, by what the best bundle brings at the prices, takes the best that is still free; then again
    /// while the prices of what is left over fall, until nobody moves any more.
    Ledger build(int passes);
    /// From now on nobody moves to a bundle that is merely cheaper.
    void keep_equals() { keeps_equals_ = true; }
    /// Passes over all people until nothing is gained or the passes are used up.
    void improve(Ledger &ledger, int passes);
    /// Sessions below their minimum are filled or closed, whichever is better; closed ones are tried again.
    void settle_minimums(Ledger &ledger);
    /// The session is not run; who was in it chooses again among what is free.
    void close(Ledger &ledger, Index run);

  private:
    bool buy_again(Ledger &ledger, Index person, const RowPrices &prices);
    bool choose_again(Ledger &ledger, Index person, int share);
    bool pass(Ledger &ledger);
    bool eject(Ledger &ledger);
    bool eject_for(Ledger &ledger, Index person, const Bundle &wanted);
    bool swap(Ledger &ledger, Index person, const Bundle &wanted, Index victim);
    std::vector<Index> victims(const Ledger &ledger, Index person, const Bundle &wanted);
    void list_holders(const Ledger &ledger);
    Score cost(Index person, const Bundle &bundle, const RowPrices &prices) const;
    Score cost(Index person, const Bundle &bundle) const { return cost(person, bundle, prices_); }
    bool fill(Ledger &ledger, Index run);

    const Model &model_;
    const RowPrices &prices_;
    BundleSearch search_;
    bool keeps_equals_ = false;
    std::vector<Score> best_net_;             ///< by person, at the prices
    std::vector<Index> order_;                ///< people, by best net
    std::vector<std::vector<Index>> holders_; ///< by run
};

} // namespace aitalent::planning
