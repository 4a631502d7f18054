#pragma once
#include "aitalent/base/date.h"

#include <cstdint>

namespace aitalent {

class Transaction;

/// Notes that `rows` rows were kept with a run, so that a loss shows.
void count_run_rows(Transaction &transaction, std::int64_t run, std::int64_t rows);

/// Removes the rows of runs that speak of people the store no longer has; gives their number.
std::int64_t drop_rows_of_missing_people(Transaction &transaction);
/// Removes the people's rows of runs as of earlier days.
std::int64_t drop_rows_of_runs_before(Transaction &transaction, Date day);

/// The newest approved run that speaks of people the store no longer has; 0 where none does.
std::int64_t approved_run_of_missing_people(Transaction &transaction);

} // namespace aitalent
