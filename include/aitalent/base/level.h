#pragma once
#include <compare>
#include <cstdint>

namespace aitalent {

/// A proficiency level: a place on the profile's scale. 0 = assessed as none; 1 … n = the scale's levels in order.
/// Levels compare and do not add. "Unknown" is no level: use std::optional<Level>.
class Level {
  public:
    constexpr Level() = default;
    constexpr explicit Level(std::uint8_t value) : value_(value) {}
    constexpr std::uint8_t value() const { return value_; }
    friend constexpr auto operator<=>(Level, Level) = default;

  private:
    std::uint8_t value_ = 0;
};

/// Steps from one level up to another; 0 if `to` is not above `from`.
constexpr int steps_between(Level from, Level to) {
    return to > from ? to.value() - from.value() : 0;
}

} // namespace aitalent
