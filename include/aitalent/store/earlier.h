#pragma once
#include "aitalent/store/people.h"

namespace aitalent {

/// Rows about a person that later imports changed or removed, kept so that those can be taken back.
std::int64_t earlier_versions(const Store &store, PersonKey person);

} // namespace aitalent
