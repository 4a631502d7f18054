#pragma once
#include "aitalent/base/text.h"

#include <string_view>

namespace aitalent {

/// A fault's value where it is words of ours and not the user's: in Chinese by the table, in English itself. What is
/// not in the table is the user's and stays as it is. tests/house holds that what rooms write is in it.
std::string phrase(std::string_view value, Lang lang);

} // namespace aitalent
