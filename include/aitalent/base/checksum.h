#pragma once
#include <cstdint>
#include <string_view>

namespace aitalent {

/// A 64-bit checksum (XXH3) of the bytes under a seed: any change is noticed but for one in 2^64. No protection against
/// who means to deceive. Cost: about 1 µs for 16 KiB.
std::uint64_t checksum(std::string_view bytes, std::uint64_t seed);

} // namespace aitalent
