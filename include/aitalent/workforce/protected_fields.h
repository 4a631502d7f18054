#pragma once
#include <string_view>

namespace aitalent {

/// Is this heading or field name one that may never decide who is chosen: sex, birth date or age, marital state,
/// disability, indigenous status, religion, diet, photo, name, identity number? Knows the Chinese and English names in
/// use, in any width and case. No such name is ever an allowed field, whatever a profile says.
bool is_protected_field(std::string_view name);

} // namespace aitalent
