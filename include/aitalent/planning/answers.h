#pragma once
#include "aitalent/planning/formulate.h"
#include "aitalent/planning/whatif.h"

namespace aitalent {

// What can be asked about a plan, answered in the field's words.

/// One change of what a plan is made from; what `amount` counts depends on the kind, see planning::Change.
struct PlanChange {
    OpenReason kind = OpenReason::seats;
    CourseId course = CourseId();
    SessionId session = SessionId(); ///< empty: a new one
    std::string budget = {};
    std::int64_t amount = 0;
};

/// The smallest changes found that meet an open need.
struct NeedRemedy {
    OpenNeed need;
    std::vector<PlanChange> changes;
    bool verified = false;               ///< the checker agrees, with everybody else as planned
    std::optional<PlanWorth> total = {}; ///< of all after full re-planning with the changes
};
/// For the open needs at those places of `open` (planning::unmet_needs of the same problem and plan). `effort`: how the
/// total is re-planned; nothing = not at all.
std::vector<NeedRemedy> remedies(const Formulation &formulation, const planning::Plan &plan,
                                 std::span<const planning::Unmet> open, const std::optional<planning::Effort> &replan);

struct RulePrice {
    planning::Policy rule;
    PlanWorth with, without;
};
struct PriceFound {
    SessionId session = SessionId(); ///< one more seat in it; or
    std::string budget = {};         ///< NT$1,000 more in it
    std::int64_t price = 0;          ///< at most, in millionths of a weight unit
    PlanWorth gain;                  ///< confirmed
};
struct PlanPrices {
    std::vector<PriceFound> dearest;
    std::vector<RulePrice> rules;
};
PlanPrices prices_of(const Formulation &formulation, const planning::Plan &plan, std::size_t top,
                     const planning::Effort &effort);

struct CourseOpening {
    CourseId course;
    std::int64_t seats = 0, taken = 0;
    Money money;
    PlanWorth gain;
};
std::vector<CourseOpening> openings(const Formulation &formulation, const planning::Plan &plan, std::size_t steps,
                                    std::size_t candidates, const planning::Effort &effort);

struct SessionAtRisk {
    SessionId session;
    CourseId course;
    std::int64_t enrolled = 0;
    int minimum = 0;
    int runs = 0; ///< in how many trials
};
struct Robustness {
    int per_mille = 0, trials = 0;
    std::int64_t planned = 0, mean = 0, low = 0; ///< worth of both orders together
    std::vector<SessionAtRisk> sessions;         ///< most at risk first
};
Robustness robustness(const Formulation &formulation, const planning::Plan &plan, int per_mille, int trials,
                      std::uint64_t seed);

} // namespace aitalent
