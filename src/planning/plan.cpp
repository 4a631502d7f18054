#include "aitalent/planning/plan.h"

namespace aitalent::planning {

static std::int64_t ppm_short(Worth worth, Worth bound) {
    if (bound <= worth) return 0;
    __extension__ using Wide = __int128;
    return static_cast<std::int64_t>((static_cast<Wide>(bound - worth) * 1'000'000 + bound - 1) / bound);
}

std::int64_t Plan::gap_ppm() const {
    if (optimal) return 0;
    const auto mandatory_gap = ppm_short(worth.mandatory, bound.mandatory);
    return mandatory_gap > 0 ? mandatory_gap : ppm_short(worth.other, bound.other);
}

} // namespace aitalent::planning
