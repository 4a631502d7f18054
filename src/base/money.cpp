#include "aitalent/base/money.h"

#include "aitalent/base/text.h"

namespace aitalent {

namespace {

constexpr std::int64_t largest = 1'000'000'000'000;

bool drop_prefix(std::string_view &text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text = trimmed(text.substr(prefix.size()));
    return true;
}

bool drop_suffix(std::string_view &text, std::string_view suffix) {
    if (!text.ends_with(suffix)) return false;
    text = trimmed(text.substr(0, text.size() - suffix.size()));
    return true;
}

/// "1,234,567" → "1234567"; groups after the first must have three digits.
std::optional<std::string> without_grouping(std::string_view text) {
    auto groups = split(text, ',');
    std::string digits(groups.front());
    if (digits.empty() || (groups.size() > 1 && digits.size() > 3)) return std::nullopt;
    for (std::size_t i = 1; i < groups.size(); ++i) {
        if (groups[i].size() != 3) return std::nullopt;
        digits += groups[i];
    }
    return digits;
}

} // namespace

std::optional<Money> parse_money(std::string_view text) {
    text = trimmed(text);
    if (!drop_prefix(text, "NT$")) drop_prefix(text, "$");
    drop_suffix(text, "元");
    if (auto point = text.find('.'); point != std::string_view::npos) {
        auto cents = text.substr(point + 1);
        if (cents.empty() || cents.size() > 2 || cents.find_first_not_of('0') != std::string_view::npos)
            return std::nullopt;
        text = text.substr(0, point);
    }
    auto digits = without_grouping(text);
    if (!digits || digits->find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    auto dollars = parse_int(*digits);
    if (!dollars || *dollars > largest) return std::nullopt;
    return Money(*dollars);
}

std::string grouped(std::int64_t number) {
    std::string digits = std::to_string(number);
    std::ptrdiff_t first = number < 0 ? 1 : 0;
    for (std::ptrdiff_t at = std::ssize(digits) - 3; at > first; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

} // namespace aitalent
