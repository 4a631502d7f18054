#pragma once
#include <compare>
#include <cstdint>
#include <string>

namespace aitalent {

/// An exact fraction, never negative: part of whole. 0/0 means "nothing was asked" and counts as 1 (all of it held).
struct Ratio {
    std::int64_t part = 0;
    std::int64_t whole = 0;

    /// Rounded once, half up: 0 … 1000 and above.
    std::int64_t per_mille() const;
    /// Compares by cross multiplication in 128 bits: exact.
    friend std::strong_ordering operator<=>(const Ratio &a, const Ratio &b);
    friend bool operator==(const Ratio &a, const Ratio &b) { return (a <=> b) == std::strong_ordering::equal; }
};

/// 725 → "72.5%".
std::string percent_of_per_mille(std::int64_t per_mille);

} // namespace aitalent
