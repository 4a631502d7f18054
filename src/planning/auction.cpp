#include "auction.h"

namespace aitalent::planning {

/// Free seats at their prices, seats of full sessions at the bar; `banned` cannot be had.
class Auction::Seats : public Market {
  public:
    explicit Seats(const Auction &auction, Index banned = none) : auction_(auction), banned_(banned) {}
    bool cost(const PersonClass &who, const Offer &offer, Score &cost) const override {
        if (offer.run == banned_) return false;
        const auto &quote = auction_.quotes_[static_cast<std::size_t>(offer.run)];
        if (who.is_plain && quote.money >= 0 && offer.terms == none && who.booked.empty()) {
            if (quote.dearer == impossible || (who.purse != none && auction_.ledger_.left(who.purse) < quote.money))
                return false;
            const auto price = who.purse == none ? 0 : auction_.prices_[static_cast<std::size_t>(who.purse)];
            cost = (quote.price + price * quote.money >> price_bits) + quote.dearer;
            return true;
        }
        Score dearer = 0;
        switch (auction_.ledger_.room(who, offer)) {
        case Ledger::Room::none:
            return false;
        case Ledger::Room::but_for_seats:
            if (auction_.model_.seats(offer) != 1 || auction_.bids(offer.run).empty()) return false;
            dearer = auction_.dearer(offer.run);
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

Auction::Auction(const Model &model, BundleSearch &search, Outlook &outlook, Ledger &ledger, const RowPrices &opening)
    : model_(model), search_(search), outlook_(outlook), ledger_(ledger), prices_(opening), opening_(opening),
      bids_(model.runs.size()), lowest_(model.runs.size(), Bid{0, none}), quotes_(model.runs.size()),
      patient_(!model.has_many()) {
    least_.assign(model.rows.size(), std::numeric_limits<std::int64_t>::max());
    for (const auto &group : model.classes)
        for (const auto &offer : group.offers)
            model.uses(group, offer, [&](Index row, std::int64_t amount) {
                auto &least = least_[static_cast<std::size_t>(row)];
                least = std::min(least, amount);
            });
    for (std::size_t run = 0; run < model.runs.size(); ++run) {
        quotes_[run].money = model.plain_price(static_cast<Index>(run));
        note(static_cast<Index>(run));
    }
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
    note(run);
}

void Auction::note(Index run) {
    auto &quote = quotes_[static_cast<std::size_t>(run)];
    quote.price = prices_[static_cast<std::size_t>(run)];
    quote.dearer = dearer(run);
    if (ledger_.is_closed(run) || (ledger_.left(run) <= 0 && bids(run).empty())) quote.dearer = impossible;
}

void Auction::note(const Bundle &bundle) {
    for (const auto &offer : bundle.offers) note(offer.run);
}

void Auction::enter(Index person, const Bundle &bundle) {
    ledger_.enter(person, bundle);
    note(bundle);
}

/// The places, not the bids.
void Auction::give_up(Index person) {
    const Bundle old = ledger_.bundle(person);
    ledger_.leave(person);
    note(old);
}

/// What `Seats` shows, as if every other limit had room.
class Auction::SeatsAlone : public Market {
  public:
    explicit SeatsAlone(const Auction &auction) : auction_(auction) {}
    bool cost(const PersonClass &who, const Offer &offer, Score &cost) const override {
        if (auction_.ledger_.is_closed(offer.run)) return false;
        cost = cost_at(auction_.model_, who, offer, auction_.prices_) + auction_.dearer(offer.run);
        return true;
    }
    bool admits(const PersonClass &, std::span<const Offer>) const override { return true; }

  private:
    const Auction &auction_;
};

/// At the round's beginning, was there anything better for the person, the own seats at what they were bought for? Of
/// very many people those of full sessions count as if they had to be bought again: what only they would make possible
/// is found when plans are improved.
bool Auction::may_gain(Index person) const {
    const auto &now = ledger_.bundle(person);
    Score most = outlook_.most(person);
    if (patient_)
        for (const auto &offer : now.offers) most += dearer(offer.run);
    return most > now.worth - cost_of(model_, person, now, prices_);
}

bool Auction::round(std::span<const Index> order) {
    bool moved = false;
    outlook_.look(SeatsAlone(*this));
    // Those outbid at last sit this round out and buy in the next one.
    std::int64_t left = 10 * static_cast<std::int64_t>(order.size());
    for (const Index person : order) {
        if (may_gain(person)) moved |= buy(person);
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
    for (std::size_t row = 0; row < prices_.size(); ++row) {
        if (wants_more_money(static_cast<Index>(row)))
            prices_[row] = std::min(prices_[row] + rise(row), opening_[row] * (patient_ ? 2 : 1));
        else if (ledger_.left(static_cast<Index>(row)) >= least_[row])
            prices_[row] -= prices_[row] / 20;
    }
    for (std::size_t run = 0; run < quotes_.size(); ++run) note(static_cast<Index>(run));
}

bool Auction::wants_more_money(Index row) const {
    const auto &limit = model_.rows[static_cast<std::size_t>(row)];
    return limit.kind == RowKind::budget && limit.capacity > 0 && outlook_.demand(row) > limit.capacity;
}

/// In proportion to what is wanted too much, and by a fiftieth at most; where there is time, faster.
std::int64_t Auction::rise(std::size_t row) const {
    const auto capacity = model_.rows[row].capacity, excess = outlook_.demand(static_cast<Index>(row)) - capacity;
    return std::min(prices_[row] / (patient_ ? 20 : 50),
                    static_cast<std::int64_t>(Wide{prices_[row]} * excess / capacity / (patient_ ? 1 : 2)));
}

bool Auction::buy(Index person) {
    const Bundle old = ledger_.bundle(person);
    give_up(person);
    const Bundle fresh = search_.best(person, Seats(*this));
    const Score net = old.worth - cost_of(model_, person, old, prices_);
    const bool better = fresh.net > net || (fresh.net == net && fresh.worth > old.worth);
    enter(person, old);
    if (!better) return false;
    leave(person);
    bid(person, fresh);
    enter(person, fresh);
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
    note(run);
    const Index loser = lowest->person;
    leave(loser);
    outbid_.push_back(loser);
}

void Auction::leave(Index person) {
    for (const auto &offer : ledger_.bundle(person).offers) {
        std::erase_if(bids(offer.run), [&](const Bid &bid) { return bid.person == person; });
        note_lowest(offer.run);
    }
    give_up(person);
}

/// By how much a seat costs more than its price.
Score Auction::dearer(Index run) const {
    return ledger_.left(run) > 0 || bids(run).empty() ? 0 : bar(run) - price(run);
}

Score Auction::bar(Index run) const {
    const auto &lowest = lowest_[static_cast<std::size_t>(run)];
    return lowest.person == none ? price(run) : std::max(price(run), lowest.amount + step_);
}

} // namespace aitalent::planning
