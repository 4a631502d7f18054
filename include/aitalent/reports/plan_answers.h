#pragma once
#include "aitalent/planning/answers.h"
#include "aitalent/reports/plans.h"

namespace aitalent {

/// Open needs with the changes that would meet them.
Report plan_changes_report(const Frame &frame, const PlanPaper &paper, std::span<const NeedRemedy> needs);
Table changes_table(const Frame &frame, const PlanPaper &paper, std::span<const NeedRemedy> needs);

/// What seats, money and rules cost.
Report plan_prices_report(const Frame &frame, const PlanPaper &paper, const PlanPrices &prices);

/// What drop-outs do to the plan.
Report plan_robustness_report(const Frame &frame, const PlanPaper &paper, const Robustness &robustness);

/// Which course at which provider to open, in order.
Report providers_report(const Frame &frame, const PlanPaper &paper, std::span<const CourseOpening> openings);

/// The people whose sessions differ between two plans.
Section plans_differ(const Frame &frame, const PlanPaper &one, const PlanPaper &other);
/// Adds to a plan's report what moved against the plan it was made from.
void add_moves(Report &report, const Frame &frame, const PlanPaper &earlier, const PlanPaper &made);

/// Who sits in which session, a sheet for each where `sessions` names several.
Report roster_report(const Frame &frame, const PlanPaper &paper, std::span<const SessionId> sessions);

} // namespace aitalent
