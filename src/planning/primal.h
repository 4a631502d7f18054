#pragma once
#include "ledger.h"
#include "outlook.h"

namespace aitalent::planning {

/// Builds a plan guided by prices and improves it; every step keeps every limit and none lowers the total.
class Primal {
  public:
    Primal(const Model &model, const RowPrices &prices, int threads);

    /// An auction from these prices, of rounds over everybody by what the best bundle brings; the prices of what is
    /// left over fall from round to round, until nobody moves any more.
    Ledger sell(int rounds);
    /// Everybody once, in that order, takes the best that is still free.
    Ledger serve();
    /// From now on nobody moves to a bundle that is merely cheaper.
    void keep_equals() { keeps_equals_ = true; }
    /// Passes over all people until nothing is gained or the passes are used up.
    void improve(Ledger &ledger, int passes);
    /// Sessions below their minimum are filled or closed, whichever is better; closed ones are tried again.
    void settle_minimums(Ledger &ledger);
    /// The session is not run; who was in it chooses again among what is free.
    void close(Ledger &ledger, Index run);

  private:
    bool choose_again(Ledger &ledger, Index person, int share);
    bool pass(Ledger &ledger);
    bool take_over(Ledger &ledger);
    bool take_over(Ledger &ledger, Index person, const Bundle &wanted);
    bool make_way(Ledger &ledger, Index row, Score more_than, std::vector<std::pair<Index, Bundle>> &moved);
    Index overdrawn(const Ledger &ledger, Index person, const Bundle &bundle) const;
    template<class Use>
    void each_row(Index person, const Bundle &bundle, Use use) const;
    void note_use(Index person, const Ledger &ledger);
    Score cost(Index person, const Bundle &bundle) const { return cost_of(model_, person, bundle, prices_); }
    bool fill(Ledger &ledger, Index run);

    const Model &model_;
    const RowPrices &prices_;
    BundleSearch search_;
    Outlook outlook_;
    bool keeps_equals_ = false;
    std::vector<Score> best_net_;           ///< by person, at the prices: no bundle has more
    std::vector<Index> order_;              ///< people, by best net
    std::vector<std::vector<Index>> users_; ///< by row; also people who have left
};

} // namespace aitalent::planning
