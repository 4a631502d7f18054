#pragma once
#include "aitalent/planning/solve.h"
#include "aitalent/planning/training_plan.h"

namespace aitalent::planning {

/// A need the plan leaves open, with the first constraint that binds when the person alone plans anew and everybody
/// else stays as planned. Constraints are tried in the order of OpenReason, each on top of those before.
struct Unmet {
    Index person = 0;
    Index competency = 0;
    int reached = 0;
    int need = 0;
    Worth worth = 0; ///< of the steps left open
    bool mandatory = false;
    OpenReason reason = OpenReason::no_course;
    Index course = none;  ///< that would close it, where there is one
    Index session = none; ///< which the reason is about
};

/// Every need left open, by person, then competency. Cost: a few searches per person with an open need.
std::vector<Unmet> unmet_needs(const Problem &problem, const Plan &plan);
/// Those of one person.
std::vector<Unmet> unmet_needs(const Problem &problem, const Plan &plan, Index person);

/// One change of the problem. What `amount` counts depends on the kind:
/// no_course, prerequisite, clash: one more session (of `course`, or of a new course), 1 · hours: minutes more for the
/// person · not_eligible: the session is opened to the person, 1 · unit_limit: people more · seats: seats more in
/// `session` · budget: NT$ more in `budget` · minimum: the session runs with so many fewer people.
struct Change {
    OpenReason kind = OpenReason::seats;
    Index course = none;
    Index session = none;
    Index budget = none;
    std::int64_t amount = 0;
    friend bool operator==(const Change &, const Change &) = default;
};

/// The changes that together meet a need, the smallest of each kind, found in the order of the reasons.
struct Remedy {
    std::vector<Change> changes;
    std::vector<Enrolment> bundle; ///< what the person then takes; sessions beyond the problem's are the added ones
    bool verified =
        false; ///< applied, with everybody else as planned, the checker finds the need met and no rule broken
};
Remedy remedy(const Problem &problem, const Plan &plan, const Unmet &need);

/// The problem with the changes made for that need; solve it to see the effect of full re-planning.
Problem changed(const Problem &problem, const Unmet &need, const std::vector<Change> &changes);

/// What a rule costs: the plan without it against the plan with it.
enum class Policy : std::uint8_t { hours, unit_limits, reserves, providers, budgets, minimums, eligibility, mandatory };
std::string_view name(Policy policy);
struct PolicyPrice {
    Policy policy;
    OrderedWorth with;
    OrderedWorth without; ///< with `mandatory` off: counted in the same two orders
};
/// One re-planning per policy that the problem has.
std::vector<PolicyPrice> policy_prices(const Problem &problem, const Plan &plan, const Effort &effort);

} // namespace aitalent::planning
