#pragma once
#include "aitalent/planning/training_plan.h"
#include "aitalent/store/runs.h"

namespace aitalent {

/// A plan whole: seats, open needs, sessions, budgets, proof.
void save_plan(Transaction &transaction, std::int64_t run, const TrainingPlan &plan);
/// As it was saved, but for people erased or taken back since. AT-STO-034 (66) where there is no such run.
TrainingPlan load_plan(const Store &store, std::int64_t run);

} // namespace aitalent
