#pragma once
#include "aitalent/jobs/circumstances.h"

#include <string>
#include <vector>

namespace aitalent {

/// Ids of a kind ("staff", "role", "unit", "agency", "plan", "batch", "run", "document"), for completions: ids and
/// nothing else of anybody, ordered. Ids that are no plain text to a shell are left out (blanks, quotes, signs of
/// expansion, control characters; a leading '-'): what stands in a cell must never run on the officer's line. None
/// where the kind is not known, or the store cannot be read or belongs to another account: a completion never
/// complains.
std::vector<std::string> known_ids(const Circumstances &circumstances, const std::string &kind);

} // namespace aitalent
