#include "seating.h"

#include <algorithm>
#include <numeric>
#include <queue>

namespace aitalent::scoring {

namespace {

constexpr std::size_t nowhere = ~std::size_t{0};

} // namespace

Seating::Seating(std::vector<int> reserved, int open) : room_(std::move(reserved)), open_(room_.size()) {
    room_.push_back(open);
    held_.assign(room_.size(), 0);
    people_.resize(room_.size());
    capacity_ = std::accumulate(room_.begin(), room_.end(), 0);
}

bool Seating::offer(std::size_t who, ReserveMask mask) {
    if (full() || turned_away_.contains(mask)) return false;
    const auto way = way_to_room(mask);
    if (way.empty()) {
        turned_away_.insert(mask); // a larger set of seated people spans whatever a smaller one spans
        return false;
    }
    seat_along(way, who, mask);
    ++seated_;
    return true;
}

/// Places from one the newcomer fits to one with room, each next one fitting somebody seated in the one before; the
/// shortest such way, lower places first. Empty = none.
std::vector<std::size_t> Seating::way_to_room(ReserveMask mask) const {
    std::vector<std::size_t> from(room_.size(), nowhere), start;
    std::queue<std::size_t> next;
    for (std::size_t place = 0; place < room_.size(); ++place)
        if (fits(mask, place)) {
            from[place] = place;
            next.push(place);
        }
    for (; !next.empty(); next.pop()) {
        const std::size_t here = next.front();
        if (held_[here] < room_[here]) {
            std::vector<std::size_t> way{here};
            while (from[way.back()] != way.back()) way.push_back(from[way.back()]);
            std::ranges::reverse(way);
            return way;
        }
        for (const auto &[seated, who] : people_[here])
            for (std::size_t place = 0; place < room_.size(); ++place)
                if (!who.empty() && from[place] == nowhere && fits(seated, place)) {
                    from[place] = here;
                    next.push(place);
                }
    }
    return {};
}

void Seating::seat_along(const std::vector<std::size_t> &way, std::size_t who, ReserveMask mask) {
    for (std::size_t step = 0; step < way.size(); ++step) {
        const std::size_t place = way[step];
        std::size_t moving = who;
        ReserveMask moving_mask = mask;
        if (step + 1 < way.size()) {
            auto &here = people_[place];
            const auto mover = std::ranges::find_if(
                here, [&](const auto &group) { return !group.second.empty() && fits(group.first, way[step + 1]); });
            moving = mover->second.back();
            moving_mask = mover->first;
            mover->second.pop_back();
        } else {
            ++held_[place];
        }
        people_[place][mask].push_back(who);
        who = moving;
        mask = moving_mask;
    }
}

std::vector<int> Seating::seats(std::size_t people) const {
    std::vector<int> places(people, no_seat);
    for (std::size_t place = 0; place < room_.size(); ++place)
        for (const auto &[mask, seated] : people_[place])
            for (const std::size_t who : seated) places[who] = static_cast<int>(place);
    return places;
}

} // namespace aitalent::scoring
