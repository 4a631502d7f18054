#pragma once
#include "aitalent/jobs/circumstances.h"

#include <string>
#include <vector>

namespace aitalent {

/// Ids of a kind ("staff", "role", "unit", "agency", "plan", "batch", "run", "document"), for completions: ids and
/// nothing else of anybody, ordered. None where the kind is not known or the store cannot be read: a completion never
/// complains.
std::vector<std::string> known_ids(const Circumstances &circumstances, const std::string &kind);

} // namespace aitalent
