#include "aitalent/base/formula_guard.h"

#include <algorithm>
#include <iterator>

namespace aitalent {

namespace {

using namespace std::string_view_literals;

// Code points that spreadsheet programs drop or skip before they look for a formula: blanks, no-break and ideographic
// space, zero-width characters, direction marks, the byte order mark.
constexpr std::string_view skipped[] = {" ",      "\u00a0", "\u3000", "\u200b", "\u200c", "\u200d",
                                        "\u200e", "\u200f", "\u2060", "\ufeff", "\v",     "\f"};
constexpr std::string_view triggers[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "\0"sv};

template<std::size_t N>
std::size_t prefix(std::string_view text, const std::string_view (&candidates)[N]) {
    const auto *found =
        std::find_if(std::begin(candidates), std::end(candidates), [&](auto one) { return text.starts_with(one); });
    return found == std::end(candidates) ? 0 : found->size();
}

} // namespace

bool looks_like_formula(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    while (const auto length = prefix(text, skipped)) text.remove_prefix(length);
    return prefix(text, triggers) > 0;
}

std::string guarded(std::string_view text) {
    return looks_like_formula(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view unguarded(std::string_view text) {
    if (text.starts_with('\'') && looks_like_formula(text)) text.remove_prefix(1);
    return text;
}

} // namespace aitalent
