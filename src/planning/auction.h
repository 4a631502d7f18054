#pragma once
#include "ledger.h"
#include "outlook.h"

#include <deque>

namespace aitalent::planning {

/// Seats sold to the highest bidders (after Bertsekas, "A distributed algorithm for the assignment problem", 1979, with
/// bundles in place of single objects). It opens at the prices of the dual. Who buys bids for each seat what it is
/// worth beside the best without it, and takes the place of the lowest bidder of a full session, who buys again. Every
/// other limit is kept as it stands.
class Auction {
  public:
    Auction(const Model &model, BundleSearch &search, Outlook &outlook, Ledger &ledger, const RowPrices &opening);

    /// Everybody in that order looks once whether something better is to be had; then whoever was outbid does. False:
    /// nobody moved.
    bool round(std::span<const Index> order);
    /// What is left over, if it is enough for somebody, becomes cheaper by a twentieth; money that people would take
    /// more of than there is becomes dearer again, up to what it was at first, or, of few people, twice that.
    void lower_what_is_left();

  private:
    class Seats;
    class SeatsAlone;
    struct Bid {
        Score amount;
        Index person;
        friend auto operator<=>(const Bid &, const Bid &) = default;
    };

    bool may_gain(Index person) const;
    /// What an enrolment in a run costs that uses nothing but seats and money, so that it is looked up at once.
    struct Quote {
        std::int64_t price = 0; ///< of the row of its seats
        Score dearer = 0;       ///< what a seat costs more than that; `impossible`: none is to be had
        Dollars money = 0;      ///< less than 0: more is used than that
    };

    bool buy(Index person);
    void enter(Index person, const Bundle &bundle);
    void give_up(Index person);
    bool wants_more_money(Index row) const;
    std::int64_t rise(std::size_t row) const;
    void note(const Bundle &bundle);
    void note(Index run);
    void bid(Index person, const Bundle &bundle);
    void outbid(Index person, Index run);
    void leave(Index person);
    void note_lowest(Index run);
    /// What a seat of a full session costs: a step more than its lowest bid, and no less than its price.
    Score bar(Index run) const;
    Score dearer(Index run) const;
    std::vector<Bid> &bids(Index run) { return bids_[static_cast<std::size_t>(run)]; }
    const std::vector<Bid> &bids(Index run) const { return bids_[static_cast<std::size_t>(run)]; }
    Score price(Index run) const { return prices_[static_cast<std::size_t>(run)] >> price_bits; }

    const Model &model_;
    BundleSearch &search_;
    Outlook &outlook_;
    Ledger &ledger_;
    RowPrices prices_;
    const RowPrices &opening_;
    Score step_ = 1;
    std::vector<std::int64_t> least_;    ///< by row, that an enrolment uses
    std::vector<std::vector<Bid>> bids_; ///< by run, of those who sit there
    std::vector<Bid> lowest_;            ///< by run, of bids_
    std::vector<Quote> quotes_;          ///< by run
    bool patient_;                       ///< of few people each is heard as often as it may help
    std::deque<Index> outbid_;
};

} // namespace aitalent::planning
