#pragma once
#include <string_view>

namespace aitalent {

/// Whether a text holds a number whose checksum is right, as it is or in groups ("A123-456-789", "A1 23456789",
/// "A123,456,789"), also behind other letters and digits ("1A123456789"), and which no further digit follows. A number
/// within a run of twelve or more hexadecimal digits is a part of a hash or a UUID, and none, where one of the other
/// digits is a letter ("DEADBEEFA123456789"); nor is a time with milliseconds, behind a day ("20261130T195656999") or
/// in signs of times ("T195656.999"), nor a code with a day behind it ("B2-20261130"). For free text that is to be
/// kept, where a false alarm costs a refusal: one number in ten of the form passes the checksum.
bool holds_identity(std::string_view text);

} // namespace aitalent
