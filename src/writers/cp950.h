#pragma once
#include <string>
#include <string_view>

namespace aitalent {

/// UTF-8 to Big5 as Windows writes it, user-defined characters (private use) included. Throws Error (65) AT-WRT-002
/// naming the first text with a character that has no place there.
std::string to_cp950(std::string_view text);

} // namespace aitalent
