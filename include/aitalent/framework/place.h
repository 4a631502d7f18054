#pragma once
#include "aitalent/base/fault.h"

#include <functional>
#include <string_view>

namespace aitalent {

/// Where a path of a document stands in its file: "roles[policy-planner].requirements[ai-literacy].level". Elements of
/// lists are named by their id (or by their number from 0 where they have none). For a path the file does not have, the
/// nearest node around it. Costs a walk from the root: made for faults, not for every value.
using PlaceOf = std::function<Place(std::string_view path)>;

/// For values that came from no file: the path alone.
PlaceOf place_without_file();

} // namespace aitalent
