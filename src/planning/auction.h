#pragma once
#include "ledger.h"

#include <deque>

namespace aitalent::planning {

/// Seats sold to the highest bidders (after Bertsekas, "A distributed algorithm for the assignment problem", 1979, with
/// bundles in place of single objects). It opens at the prices of the dual. Who buys bids for each seat what it is
/// worth beside the best without it, and takes the place of the lowest bidder of a full session, who buys again. Every
/// other limit is kept as it stands.
class Auction {
  public:
    Auction(const Model &model, BundleSearch &search, Ledger &ledger, const RowPrices &opening);

    /// Everybody in that order looks once whether something better is to be had; then whoever was outbid does. False:
    /// nobody moved.
    bool round(std::span<const Index> order);
    /// What is left over becomes cheaper by a twentieth.
    void lower_what_is_left();

  private:
    class Seats;
    struct Bid {
        Score amount;
        Index person;
        friend auto operator<=>(const Bid &, const Bid &) = default;
    };

    bool buy(Index person);
    void bid(Index person, const Bundle &bundle);
    void outbid(Index person, Index run);
    void leave(Index person);
    void note_lowest(Index run);
    /// What a seat of a full session costs: a step more than its lowest bid, and no less than its price.
    Score bar(Index run) const;
    std::vector<Bid> &bids(Index run) { return bids_[static_cast<std::size_t>(run)]; }
    const std::vector<Bid> &bids(Index run) const { return bids_[static_cast<std::size_t>(run)]; }
    Score price(Index run) const { return prices_[static_cast<std::size_t>(run)] >> price_bits; }

    const Model &model_;
    BundleSearch &search_;
    Ledger &ledger_;
    RowPrices prices_;
    Score step_ = 1;
    std::vector<std::vector<Bid>> bids_; ///< by run, of those who sit there
    std::vector<Bid> lowest_;            ///< by run, of bids_
    std::deque<Index> outbid_;
};

} // namespace aitalent::planning
