#include "aitalent/base/pseudonym.h"

#include <algorithm>
#include <charconv>

namespace aitalent {

std::optional<Pseudonym> Pseudonym::of_bytes(std::string_view bytes) {
    Pseudonym pseudonym;
    if (!bytes.empty() && bytes.size() != size) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), pseudonym.digest_.begin());
    return pseudonym;
}

std::optional<Pseudonym> Pseudonym::of_hex(std::string_view digits) {
    Pseudonym pseudonym;
    if (!digits.empty() && digits.size() != 2 * size) return std::nullopt;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const auto [end, problem] = std::from_chars(&digits[i], &digits[i] + 2, pseudonym.digest_[i / 2], 16);
        if (problem != std::errc() || end != &digits[i] + 2) return std::nullopt;
    }
    return pseudonym;
}

} // namespace aitalent
