#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aitalent {

/// An amount in whole New Taiwan dollars, the smallest coin in use. Adds exactly; sums stay far below the 64-bit range
/// (limit per amount: 10^12).
class Money {
  public:
    constexpr Money() = default;
    constexpr explicit Money(std::int64_t dollars) : dollars_(dollars) {}
    constexpr std::int64_t dollars() const { return dollars_; }
    constexpr Money &operator+=(Money other) { return dollars_ += other.dollars_, *this; }
    constexpr Money &operator-=(Money other) { return dollars_ -= other.dollars_, *this; }
    friend constexpr Money operator+(Money a, Money b) { return a += b; }
    friend constexpr Money operator-(Money a, Money b) { return a -= b; }
    friend constexpr Money operator*(Money a, std::int64_t n) { return Money(a.dollars_ * n); }
    friend constexpr auto operator<=>(Money, Money) = default;

  private:
    std::int64_t dollars_ = 0;
};

/// Reads "1200", "1,200", "NT$1,200", "1200元", "1200.00"; nothing else. Whole dollars only; no sign but none.
std::optional<Money> parse_money(std::string_view text);

/// "1,200": thousands grouped, no unit.
std::string grouped(std::int64_t number);

} // namespace aitalent
