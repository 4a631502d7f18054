#include "aitalent/base/words.h"
#include "aitalent/delivery/progress.h"

namespace aitalent {

namespace {

constexpr Word<SeatState> states[] = {{SeatState::completed, "completed"}, {SeatState::not_passed, "not_passed"},
                                      {SeatState::absent, "absent"},       {SeatState::awaiting, "awaiting"},
                                      {SeatState::cancelled, "cancelled"}, {SeatState::freed, "freed"},
                                      {SeatState::running, "running"},     {SeatState::upcoming, "upcoming"}};
constexpr Word<FreedBy> reasons[] = {{FreedBy::none, "none"},
                                     {FreedBy::left, "left_service"},
                                     {FreedBy::away, "away"},
                                     {FreedBy::prerequisite, "prerequisite"},
                                     {FreedBy::met, "met"}};

} // namespace

std::string_view name(SeatState state) {
    return word_of(states, state);
}
std::string_view name(FreedBy reason) {
    return word_of(reasons, reason);
}

} // namespace aitalent
