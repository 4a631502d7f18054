#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace aitalent::scoring {

/// Which reserves a person fits: bit i for reserve i.
using ReserveMask = std::uint64_t;
constexpr std::size_t most_reserves = 60;
constexpr int no_seat = -1;

/// Hands out open and reserved seats to people who come in order of rank. A person already seated never loses the seat,
/// only moves to another one; a person is turned away exactly when no such moving makes room (augmenting paths in a
/// transversal matroid: Edmonds & Fulkerson 1965). People of one mask are alike, so only masks are searched.
class Seating {
  public:
    /// `reserved[i]` seats for reserve i; `open` seats for anybody.
    Seating(std::vector<int> reserved, int open);

    /// True if the person gets a seat. `who` is any number, unique among those offered.
    bool offer(std::size_t who, ReserveMask fits);
    bool full() const { return seated_ == capacity_; }
    int seated() const { return seated_; }
    int seated_in(std::size_t reserve) const { return held_[reserve]; }
    /// For `people` offered as 0 … people − 1: the reserve whose seat each holds, reserves.size() for an open one,
    /// no_seat for those turned away.
    std::vector<int> seats(std::size_t people) const;

  private:
    bool fits(ReserveMask mask, std::size_t place) const { return place == open_ || (mask >> place & 1u) != 0; }
    std::vector<std::size_t> way_to_room(ReserveMask mask) const;
    void seat_along(const std::vector<std::size_t> &way, std::size_t who, ReserveMask mask);

    std::vector<int> room_; ///< by place: the reserves, then open
    std::vector<int> held_;
    std::vector<std::map<ReserveMask, std::vector<std::size_t>>> people_; ///< by place, by mask
    std::set<ReserveMask> turned_away_;
    std::size_t open_;
    int capacity_ = 0;
    int seated_ = 0;
};

} // namespace aitalent::scoring
