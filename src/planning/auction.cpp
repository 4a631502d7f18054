#include "auction.h"

namespace aitalent::planning {

/// Free seats at their prices, seats of full sessions at the bar; `banned` cannot be had.
class Auction::Seats : public Market {
  public:
    explicit Seats(const Auction &auction, Index banned = none) : auction_(auction), banned_(banned) {}
    bool cost(const PersonClass &who, const Offer &offer, Score &cost) const override {
        if (offer.run == banned_) return false;
        Score dearer = 0;
        switch (auction_.ledger_.room(who, offer)) {
        case Ledger::Room::none:
            return false;
        case Ledger::Room::but_for_seats:
            if (auction_.model_.seats(offer) != 1 || auction_.bids(offer.run).empty()) return false;
            dearer = auction_.bar(offer.run) - auction_.price(offer.run);
            break;
        case Ledger::Room::all:
            break;
        }
        cost = cost_at(auction_.model_, who, offer, auction_.prices_) + dearer;
        return true;
    }
    bool admits(const PersonClass &who, std::span<const Offer> offers) const override {
        return offers.size() < 2 || auction_.ledger_.admits_beside_seats(who, offers);
    }

  private:
    const Auction &auction_;
    Index banned_;
};

Auction::Auction(const Model &model, BundleSearch &search, Ledger &ledger, const RowPrices &opening)
    : model_(model), search_(search), ledger_(ledger), prices_(opening), bids_(model.runs.size()),
      lowest_(model.runs.size(), Bid{0, none}) {
    // Bids too close to each other make price wars, bids too far apart leave seats with the wrong people: measured.
    constexpr int steps_a_seat = 8;
    Wide sum = 0;
    std::int64_t seats = 0;
    for (std::size_t run = 0; run < model.runs.size(); ++run)
        if (prices_[run] > 0) sum += Wide{prices_[run]} * model.rows[run].capacity, seats += model.rows[run].capacity;
    if (seats > 0) step_ = std::max<Score>(1, static_cast<Score>((sum / seats >> price_bits) / steps_a_seat));
}

void Auction::note_lowest(Index run) {
    const auto &all = bids(run);
    lowest_[static_cast<std::size_t>(run)] = all.empty() ? Bid{0, none} : *std::min_element(all.begin(), all.end());
}

bool Auction::round(std::span<const Index> order) {
    bool moved = false;
    // Those outbid at last sit this round out and buy in the next one.
    std::int64_t left = 10 * static_cast<std::int64_t>(order.size());
    for (const Index person : order) {
        moved |= buy(person);
        for (; !outbid_.empty() && left > 0; --left) {
            const Index next = outbid_.front();
            outbid_.pop_front();
            buy(next);
        }
    }
    outbid_.clear();
    return moved;
}

void Auction::lower_what_is_left() {
    for (std::size_t row = 0; row < prices_.size(); ++row)
        if (ledger_.left(static_cast<Index>(row)) > 0) prices_[row] -= prices_[row] / 20;
}

bool Auction::buy(Index person) {
    const Bundle old = ledger_.bundle(person);
    ledger_.leave(person);
    const Bundle fresh = search_.best(person, Seats(*this));
    const Score net = old.worth - cost_of(model_, person, old, prices_);
    const bool better = fresh.net > net || (fresh.net == net && fresh.worth > old.worth);
    ledger_.enter(person, old);
    if (!better) return false;
    leave(person);
    bid(person, fresh);
    ledger_.enter(person, fresh);
    for (const auto &offer : fresh.offers)
        if (ledger_.left(offer.run) < 0) outbid(person, offer.run);
    return true;
}

void Auction::bid(Index person, const Bundle &bundle) {
    for (const auto &offer : bundle.offers) {
        const Score without = search_.best(person, Seats(*this, offer.run)).net;
        const Score now = ledger_.left(offer.run) > 0 ? price(offer.run) : bar(offer.run);
        bids(offer.run).push_back({now + std::max<Score>(0, bundle.net - without), person});
        note_lowest(offer.run);
    }
}

/// The lowest bidder but the person leaves everything and will buy again.
void Auction::outbid(Index person, Index run) {
    const Bid *lowest = nullptr;
    for (const auto &bid : bids(run))
        if (bid.person != person && (!lowest || bid < *lowest)) lowest = &bid;
    if (!lowest) return;
    auto &price = prices_[static_cast<std::size_t>(run)];
    price = std::max<std::int64_t>(price, lowest->amount << price_bits);
    const Index loser = lowest->person;
    leave(loser);
    outbid_.push_back(loser);
}

void Auction::leave(Index person) {
    for (const auto &offer : ledger_.bundle(person).offers) {
        std::erase_if(bids(offer.run), [&](const Bid &bid) { return bid.person == person; });
        note_lowest(offer.run);
    }
    ledger_.leave(person);
}

Score Auction::bar(Index run) const {
    const auto &lowest = lowest_[static_cast<std::size_t>(run)];
    return lowest.person == none ? price(run) : std::max(price(run), lowest.amount + step_);
}

} // namespace aitalent::planning
