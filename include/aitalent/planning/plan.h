#pragma once
#include "aitalent/planning/problem.h"

#include <optional>

namespace aitalent::planning {

struct Enrolment {
    Index person = 0;
    Index session = 0;
    friend auto operator<=>(const Enrolment &, const Enrolment &) = default;
};

/// What one more unit of a limited thing is worth at most, in millionths of a weight unit ("up to": a dual price).
/// Where must-haves go first, one weight unit of theirs counts as one more than all other needs together.
struct Prices {
    std::vector<std::int64_t> seat;     ///< by session, for one seat
    std::vector<std::int64_t> thousand; ///< by budget, for NT$1,000
};

/// A plan with its proof. worth ≤ bound for every plan there is, in each order.
struct Plan {
    std::vector<Enrolment> enrolments; ///< by person, then session; bookings included
    OrderedWorth worth;
    OrderedWorth bound; ///< with mandatory_first: of `other` only where the mandatory part is proven optimal
    bool optimal = false;
    Prices prices;

    /// (bound − worth) / bound in millionths: of the mandatory order while it is open, else of the other.
    std::int64_t gap_ppm() const;
};

} // namespace aitalent::planning
