#pragma once
#include "aitalent/jobs/work.h"
#include "aitalent/planning/formulate.h"
#include "run_record.h"

namespace aitalent {

/// A task as the options kept with its run, and back.
RunOptions options_of(const PlanTask &task);
PlanTask task_of(RunOptions &options);

/// The command line that makes such a plan.
std::string command_of(const PlanTask &task);

/// 0 quick … 3 thorough: rounds and passes, never a time.
planning::Effort effort_of(int effort, std::int64_t gap_ppm = 0);

/// AT-CLI-004 (2) for a setting of a new task with an empty part, "regions=north,": an empty list would lift the limit.
void refuse_empty_parts(const PlanTask &task);
/// Lays "KEY=VALUE" over a request: the keys of `planning:` in a profile, and
///   budget.total, budget.AGENCY   NT$ in the plan's time
///   provider.ID, unit.CODE        most seats there, most people of it in class on one day
/// AT-CLI-004 (2) for what cannot be read, with the nearest key. Empty parts of lists are passed over: settings of
/// earlier runs may hold some.
void lay_over(PlanRequest &request, const std::string &setting);
/// "COURSE=SEATS"; AT-CLI-004 (2) for a course the catalogue does not have.
void add_seats(PlanRequest &request, const std::string &setting);

} // namespace aitalent
