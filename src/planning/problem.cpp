#include "aitalent/planning/problem.h"

#include <tuple>

namespace aitalent::planning {

bool in_period(const Problem &problem, Index period, Day day) {
    if (period == none) return true;
    const auto &days = problem.periods[static_cast<std::size_t>(period)];
    return days.first <= day && day <= days.last;
}

bool clash(const Session &a, const Session &b) {
    return a.first <= b.last && b.first <= a.last && a.from < b.to && b.from < a.to;
}

bool ends_before(const Session &a, const Session &b) {
    return std::tie(a.last, a.to) <= std::tie(b.first, b.from);
}

} // namespace aitalent::planning
