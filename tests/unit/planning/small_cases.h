#pragma once
#include "aitalent/base/hash.h"
#include "aitalent/planning/check.h"
#include "aitalent/planning/solve.h"

namespace aitalent::planning {

/// A random problem small enough to try everything: up to 4 people, 4 courses, 6 sessions, any rule present or not.
Problem small_case(std::uint64_t seed);

/// The best worth of all plans, by trying every bundle of every person; knows nothing of the solver.
OrderedWorth brute_force(const Problem &problem);

} // namespace aitalent::planning
