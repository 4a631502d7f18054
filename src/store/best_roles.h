#pragma once
#include <cstdint>
#include <string_view>

namespace aitalent {

class Database;

/// SQL: how many people's best roles are kept with the run in scope as `run.number`.
extern const std::string_view best_roles_of_run;

/// Removes the best roles kept for people the store no longer has, and counts them as gone; gives their number.
std::int64_t drop_best_roles_of_missing_people(Database &database);
/// The same for everybody's in the runs that meet a condition on `run`.
std::int64_t drop_best_roles_of_runs(Database &database, std::string_view condition);

} // namespace aitalent
