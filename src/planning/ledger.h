#pragma once
#include "bundle.h"

namespace aitalent::planning {

/// Who takes what so far, and what is left of every row.
class Ledger {
  public:
    explicit Ledger(const Model &model);

    /// Does everybody's bundle still keep every row when this one is added? Bookings use nothing.
    bool admits(const PersonClass &who, std::span<const Offer> offers) const;
    /// Likewise, every row but those of seats.
    bool admits_beside_seats(const PersonClass &who, std::span<const Offer> offers) const;
    enum class Room { none, but_for_seats, all };
    /// Room for one enrolment alone.
    Room room(const PersonClass &who, const Offer &offer) const;
    bool has_room(const PersonClass &who, const Offer &offer) const { return room(who, offer) == Room::all; }
    void enter(Index person, const Bundle &bundle);
    void leave(Index person);

    const Bundle &bundle(Index person) const { return bundles_[static_cast<std::size_t>(person)]; }
    Score worth() const { return worth_; }
    int enrolled(Index run) const { return enrolled_[static_cast<std::size_t>(run)]; }
    bool is_closed(Index run) const { return closed_[static_cast<std::size_t>(run)]; }
    void close(Index run, bool closed) { closed_[static_cast<std::size_t>(run)] = closed; }
    /// Sessions with people, but fewer than their minimum.
    std::vector<Index> short_runs() const;
    /// People missing in sessions that have some, but fewer than their minimum.
    std::int64_t shortfall() const { return shortfall_; }
    /// Is every row kept, and every minimum?
    bool keeps_all() const {
        return shortfall_ == 0 && std::all_of(left_.begin(), left_.end(), [](std::int64_t left) { return left >= 0; });
    }
    std::int64_t left(Index row) const { return left_[static_cast<std::size_t>(row)]; }

  private:
    bool has_left(const PersonClass &who, std::span<const Offer> offers, bool seats) const;
    bool has_left_of_plain(const PersonClass &who, std::span<const Offer> offers, bool seats) const;
    template<class Use>
    void each_use(const PersonClass &who, std::span<const Offer> offers, Use use) const;
    static bool is_booked(const PersonClass &who, const Offer &offer) {
        return !who.booked.empty() && std::binary_search(who.booked.begin(), who.booked.end(), offer.run);
    }

    const Model *model_; ///< never null; ledgers are copied and assigned
    std::vector<std::int64_t> left_;
    std::vector<int> enrolled_; ///< bookings not counted
    std::vector<bool> closed_;
    std::vector<Bundle> bundles_;
    Score worth_ = 0;
    std::int64_t shortfall_ = 0;
    void count(Index run, int change);
};

/// What is still free, at a share of the given prices (in 1/1024): a person who chooses here hurts nobody.
class FreeSeats : public Market {
  public:
    FreeSeats(const Model &model, const Ledger &ledger, const RowPrices &prices, int share)
        : model_(model), ledger_(ledger), prices_(prices), share_(share) {}
    bool cost(const PersonClass &who, const Offer &offer, Score &cost) const override {
        if (!ledger_.has_room(who, offer)) return false;
        const Score own = model_.score(offer);
        cost = share_ == 0 ? -own : ((cost_at(model_, who, offer, prices_) + own) * share_ >> 10) - own;
        return true;
    }
    bool admits(const PersonClass &who, std::span<const Offer> offers) const override {
        return offers.size() < 2 || ledger_.admits(who, offers);
    }

  private:
    const Model &model_;
    const Ledger &ledger_;
    const RowPrices &prices_;
    int share_;
};

} // namespace aitalent::planning
