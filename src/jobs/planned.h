#pragma once
#include "aitalent/jobs/work.h"
#include "aitalent/planning/formulate.h"
#include "scored.h"

#include <memory>

namespace aitalent {

/// Makes the plan a task asks for from what the store holds; stores nothing. `faults`: material that does not fit
/// together (the rest is planned).
TrainingPlan planned(Office &office, const Scored &scored, const PlanTask &task, Faults &faults);

} // namespace aitalent
