#pragma once
#include "aitalent/scoring/kernel.h"
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

/// The best roles of many people, 15 bytes a person; `people` ascending, roles as places in the profile's list.
void save_best_roles(Transaction &transaction, std::int64_t run, std::span<const PersonKey> people,
                     std::span<const BestRoles> best);
struct PersonBestRoles {
    PersonKey person = PersonKey::none;
    BestRoles best;
};
/// Ordered by person.
std::vector<PersonBestRoles> load_best_roles(const Store &store, std::int64_t run);

} // namespace aitalent
