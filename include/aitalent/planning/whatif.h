#pragma once
#include "aitalent/planning/explain.h"

namespace aitalent::planning {

/// A dual price put to the test: the plan made anew with one more seat, or with NT$1,000 more.
struct ConfirmedPrice {
    Index session = none;
    Index budget = none;
    std::int64_t price = 0; ///< millionths of a weight unit: what it is worth at most
    OrderedWorth gain = {}; ///< found by re-planning from the plan, over what re-planning finds without the change
};
/// The `top` dearest seats and the `top` dearest budgets that the plan has prices for, dearest first. One re-planning
/// each.
std::vector<ConfirmedPrice> confirmed_prices(const Problem &problem, const Plan &plan, std::size_t top,
                                             const Effort &effort);

/// One more session of a course, paid from new money.
struct Expansion {
    Index course = none;
    std::int64_t seats = 0; ///< opened
    std::int64_t taken = 0; ///< of these, after re-planning
    Dollars money = 0;      ///< for the seats taken and the run
    OrderedWorth gain;      ///< found by re-planning, over what re-planning finds with nothing more opened
};
/// Courses to open, each on top of those before: of the `candidates` most promising ones (what people in reach of the
/// course still lack) the one that brings most when the plan is made anew. Ends early where nothing brings anything.
/// Cost: steps × candidates re-plannings.
std::vector<Expansion> expansions(const Problem &problem, const Plan &plan, std::size_t steps, std::size_t candidates,
                                  const Effort &effort);

/// What drop-outs do to a plan.
struct SessionRisk {
    Index session = none;
    std::int64_t enrolled = 0;
    int minimum = 0;
    int runs = 0; ///< in how many trials it still runs
};
struct DropOuts {
    int trials = 0;
    Worth planned = 0;                      ///< both orders together, as are the others
    Worth mean = 0;                         ///< over the trials
    Worth low = 0;                          ///< nineteen trials in twenty keep at least this
    std::vector<SessionRisk> sessions = {}; ///< that run in the plan, in the problem's order
};
/// Every seat that is not booked is given up with the same chance, without anybody stepping in; sessions that fall
/// below their minimum are cancelled, and so is what they would have opened. Worth is counted by the checker.
DropOuts drop_outs(const Problem &problem, const Plan &plan, int per_mille, int trials, std::uint64_t seed);

} // namespace aitalent::planning
