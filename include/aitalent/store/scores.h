#pragma once
#include "aitalent/scoring/readiness.h"
#include "aitalent/store/runs.h"

#include <span>
#include <vector>

namespace aitalent {

/// What is kept of a readiness: all but its terms and gaps, which the evidence gives again.
void save_scores(Transaction &transaction, std::int64_t run, std::span<const Readiness> scores);
/// In the order in which they were saved for each person; people by key.
std::vector<Readiness> load_scores(const Store &store, std::int64_t run);
/// The newest score run that holds a score of that person; nothing where none does.
std::vector<Readiness> load_scores_of(const Store &store, PersonKey person);

} // namespace aitalent
