#pragma once
#include "aitalent/planning/plan.h"

#include <span>

namespace aitalent::planning {

/// How hard to try. Nothing here is a time: the same effort gives the same plan on every machine and thread count.
struct Effort {
    int rounds = 200;           ///< of price adjustment, each of seven steps
    int passes = 8;             ///< of improvement over all people
    std::int64_t nodes = 20000; ///< of exact search where the rest is small enough; 0 = none
    bool programme = true;      ///< let an integer programme choose among bundles, where the problem is small enough
    std::int64_t gap_ppm = 0;   ///< stop as soon as the gap is proven to be at most this
    bool tight = true;          ///< false: only the plan is wanted, sooner; its bound holds but is looser
    int threads = 0;            ///< 0 = as many as the machine has
};

/// For plans made anew to confirm one figure of many: they run beside each other, a thread each, and nobody reads their
/// bounds.
inline Effort one_of_many(Effort effort) {
    effort.tight = false, effort.threads = 1;
    return effort;
}

/// The best plan found within the effort, with an upper bound that holds for every plan. Independent of the order of
/// the problem's lists (keys break ties) and of the number of threads; scaling all weights alike changes no enrolment.
/// Time: rounds × people × (needs × hours) for the bound (Lagrangian relaxation of all shared limits, Fisher 1981),
/// then as much again for the plan.
Plan solve(const Problem &problem, const Effort &effort = {});

/// Plans anew from an earlier plan of the same people and sessions: what is still possible of it stands, and is changed
/// only where that brings at least one unit of worth. To forbid a change altogether, make it a booking.
Plan solve(const Problem &problem, const Effort &effort, std::span<const Enrolment> earlier);

enum class PlainRule : std::uint8_t {
    largest_gap_first,    ///< people by the worth of all they lack
    longest_waiting_first ///< people by the day of their last training
};

/// What an officer does by hand: in the rule's order each person takes the best that is still free. Bound = what
/// everybody's needs are worth together.
Plan plain(const Problem &problem, PlainRule rule);

} // namespace aitalent::planning
