#pragma once
#include "aitalent/planning/training_plan.h"
#include "aitalent/reports/frame.h"

#include <map>
#include <span>

namespace aitalent {

/// A plan by its name with who approved it (empty: nobody yet) and the people in it.
struct PlanPaper {
    std::string name;
    const TrainingPlan &plan;
    const std::map<PersonKey, Person> &people;
    std::string approved_by = {};
};

/// Figures, proof, calendar of sessions (Gantt), enrolments, open needs with reasons, budgets, bottlenecks and prices.
Report plan_report(const Frame &frame, const PlanPaper &paper);

/// One person: what is taken when and which gap it closes at what cost; what stays open and why.
Report plan_explained(const Frame &frame, const PlanPaper &paper, const Person &person);

/// Plans side by side.
Report plans_compared(const Frame &frame, std::span<const PlanPaper> papers, std::string title);

} // namespace aitalent
