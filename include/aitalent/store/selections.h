#pragma once
#include "aitalent/scoring/selection.h"
#include "aitalent/store/runs.h"

#include <vector>

namespace aitalent {

/// A selection as it was made, with the request it answers. Warnings are not kept: they follow from the reserves.
struct KeptSelection {
    SelectionRequest request;
    Selection selection;
};

void save_selection(Transaction &transaction, std::int64_t run, const KeptSelection &kept);
/// AT-STO-034 (66) where there is no such run.
KeptSelection load_selection(const Store &store, std::int64_t run);

/// Decisions against the proposal, later ones last. They are added and never changed; each takes back an approval,
/// since what was approved is another list.
void save_override(Transaction &transaction, std::int64_t run, const Override &decision);
std::vector<Override> load_overrides(const Store &store, std::int64_t run);

} // namespace aitalent
