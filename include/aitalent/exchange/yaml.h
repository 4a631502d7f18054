#pragma once
#include "aitalent/framework/framework.h"
#include "aitalent/framework/profile.h"

#include <string>

namespace aitalent {

/// The document as YAML that the readers read back to the same values; keys in the order of the form, defaults and
/// inherited provenance left out. Same value, same bytes.
std::string to_yaml(const Framework &framework);
std::string to_yaml(const Profile &profile);

} // namespace aitalent
