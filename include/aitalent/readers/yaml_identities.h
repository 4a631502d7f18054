#pragma once
#include "aitalent/base/fault.h"

#include <string>
#include <string_view>

namespace aitalent {

/// Identity numbers with a right checksum in values, keys and comments (AT-YML-034, the line with its number masked):
/// for documents on their way into the store, which keeps their text as it is. Nothing where the text is no YAML.
Faults find_identities(std::string_view text, const std::string &file);

} // namespace aitalent
