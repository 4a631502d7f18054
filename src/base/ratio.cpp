#include "aitalent/base/ratio.h"

#include <fmt/format.h>

namespace aitalent {

__extension__ using Wide = __int128; // products of two 64-bit numbers

std::int64_t Ratio::per_mille() const {
    if (whole == 0) return 1000;
    return static_cast<std::int64_t>((Wide{part} * 2000 + whole) / (Wide{whole} * 2));
}

std::strong_ordering operator<=>(const Ratio &a, const Ratio &b) {
    auto value = [](const Ratio &r) { return r.whole == 0 ? Ratio{1, 1} : r; };
    const Ratio left = value(a), right = value(b);
    return Wide{left.part} * right.whole <=> Wide{right.part} * left.whole;
}

std::string percent_of_per_mille(std::int64_t per_mille) {
    return fmt::format("{}.{}%", per_mille / 10, per_mille % 10);
}

} // namespace aitalent
