#include "aitalent/planning/problem.h"

#include <tuple>

namespace aitalent::planning {

Index period_of(const Problem &problem, Day day) {
    for (std::size_t i = 0; i < problem.periods.size(); ++i)
        if (problem.periods[i].first <= day && day <= problem.periods[i].last) return static_cast<Index>(i);
    return none;
}

bool clash(const Session &a, const Session &b) {
    return a.first <= b.last && b.first <= a.last && a.from < b.to && b.from < a.to;
}

bool ends_before(const Session &a, const Session &b) {
    return std::tie(a.last, a.to) <= std::tie(b.first, b.from);
}

} // namespace aitalent::planning
