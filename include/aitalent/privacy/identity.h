#pragma once
#include "aitalent/base/hash.h"
#include "aitalent/base/pseudonym.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// The identity number never goes past the door: it is checked, turned into a pseudonym, and forgotten.

enum class IdentityCheck : std::uint8_t { valid, wrong_form, wrong_checksum };

/// National numbers (letter, 1 or 2, eight digits), resident numbers (letter, 8 or 9, eight digits) and the older
/// resident form (letter, A to D, eight digits), each with its checksum. Full-width forms, lower case, white space
/// around and signs between the digits ("A123-456-789", "A123,456,789") are accepted.
IdentityCheck check_identity(std::string_view number);

/// HMAC-SHA-256 of the number in its plain form: the same person gives the same pseudonym under one key, and nothing
/// can be read back without it. The number must be valid. A key of several lines (generations)
/// gives the pseudonym of its first line, renewed by each further one.
Pseudonym pseudonym(std::string_view key, std::string_view number);
/// What a pseudonym becomes under one further generation of the key: the HMAC of its hexadecimal digits.
Pseudonym renewed_pseudonym(std::string_view generation, const Pseudonym &pseudonym);

/// The same for many numbers under one key.
class Pseudonyms {
  public:
    explicit Pseudonyms(std::string_view key);
    Pseudonym of(std::string_view number) const;

  private:
    HmacSha256 hash_;
    std::vector<std::string> further_; // generations of the key after the first
};

/// Whether a text holds something that looks like an identity number, right or wrong in its checksum (in groups only
/// right); such text may not be shown.
bool looks_like_identity(std::string_view text);
/// The text with every such number, and every mobile telephone number, made unreadable. Cheap where there is none.
std::string masked(std::string text);

} // namespace aitalent
