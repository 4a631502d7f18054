#pragma once
#include "aitalent/planning/plan.h"

#include <string_view>

namespace aitalent::planning {

enum class Rule : std::uint8_t {
    known,        ///< indices exist, no enrolment twice
    one_session,  ///< one session per course
    hours,        ///< of the person, whole plan or period
    clash,        ///< two sessions at one time
    absence,      ///< in class while absent
    eligible,     ///< agency or region
    prerequisite, ///< asked for and neither held nor finished before
    useful,       ///< taken without gain: leaving it out, and what it alone opens, loses nothing
    seats,
    minimum, ///< runs with fewer people
    budget,
    unit_limit,
    reserve,
    provider,
    booking, ///< a booking is missing
    worth,   ///< recounted worth differs
    bound    ///< worth above bound
};
std::string_view name(Rule rule);

struct Violation {
    Rule rule;
    Index person = none;
    Index session = none;
    Index place = none; ///< index of the budget, limit or reserve concerned
    std::int64_t found = 0;
    std::int64_t allowed = 0;
};

/// Recounts everything from the problem and the list of enrolments alone; shares no code with the solver. What
/// bookings alone exceed is not held against the plan. Empty = the plan keeps every rule.
std::vector<Violation> check(const Problem &problem, const Plan &plan);

/// The recount of the worth of a list of enrolments ordered by person.
OrderedWorth recount(const Problem &problem, const std::vector<Enrolment> &enrolments);

} // namespace aitalent::planning
