#pragma once
#include "invocation.h"

namespace aitalent {

/// `plan changes`, `prices`, `robustness`, `export`: what is asked of a plan that is made.
void add_plan_questions(CLI::App &plan, Invocation &run);

} // namespace aitalent
