#pragma once
#include <cstdint>
#include <vector>

namespace aitalent::scoring {

/// One requirement as the hot loop sees it: part += coefficient · clamp(level, 0, required).
struct FlatTerm {
    const std::int8_t *column; ///< levels of the competency, for everybody
    std::int8_t required;
    std::uint32_t coefficient; ///< M · weight / required, M common to the role
};
struct FlatMust {
    const std::int8_t *column; ///< sure levels
    std::int8_t required;
};
struct FlatRole {
    std::vector<FlatTerm> terms;
    std::vector<FlatMust> musts;
    std::uint32_t whole = 1;    ///< M · Σ weights; 1 for a role that asks nothing
    std::uint32_t start = 0;    ///< 0; 1 for a role that asks nothing: all of it is held
    std::uint32_t ready_at = 0; ///< parts that make ready, besides the must-haves
};

/// A role's place among a person's roles in one number: ready · 2^(F+1+R) + ⌊part/whole · 2^F⌋ · 2^R + (2^R − 1 − i), i
/// its place in the order that breaks ties. Two fractions with denominators a, b differ by at least 1/ab, so with
/// a·b ≤ 2^F the floors tell all of them apart, and equal fractions agree; the quotient is rounded once, correctly, by
/// IEEE division with F significant bits or more, which keeps both. Hence larger number = better role, exactly.
struct Narrow {
    using Sum = std::uint16_t;
    using Real = float;
    using Key = std::uint32_t;
    using SignedKey = std::int32_t;
    static constexpr int fraction_bits = 24, role_bits = 6;
    static constexpr std::uint64_t largest_whole = 1u << 12, largest_sum = 0x7fff, most_roles = 1u << role_bits;
};
struct Wide {
    using Sum = std::uint32_t;
    using Real = double;
    using Key = std::uint64_t;
    using SignedKey = std::int64_t;
    static constexpr int fraction_bits = 48, role_bits = 14;
    static constexpr std::uint64_t largest_whole = 1u << 24, largest_sum = 0x7fffffff, most_roles = 1u << role_bits;
};

constexpr std::size_t kept_roles = 3;
constexpr std::size_t block_people = 512;

/// The three greatest keys of each of the people first … first + count − 1 (count ≤ block_people), greatest first, into
/// keys[rank * block_people + person − first]; 0 = none. `roles` in the order that breaks ties.
void rank(const std::vector<FlatRole> &roles, std::size_t first, std::size_t count, Narrow::Key *keys);
void rank(const std::vector<FlatRole> &roles, std::size_t first, std::size_t count, Wide::Key *keys);

} // namespace aitalent::scoring
