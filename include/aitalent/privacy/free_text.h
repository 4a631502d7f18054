#pragma once
#include <string_view>

namespace aitalent {

/// Whether a text holds a number whose checksum is right, as it or in groups ("A123-456-789"), and which is not a part
/// of a longer number or of a hexadecimal run (hash, UUID). For free text that is to be kept, where a false alarm
/// costs a refusal: one number in ten of the form passes the checksum.
bool holds_identity(std::string_view text);

} // namespace aitalent
