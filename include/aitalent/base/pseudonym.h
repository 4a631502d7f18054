#pragma once
#include "aitalent/base/hash.h"

#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace aitalent {

/// What stands for somebody's identity number: 256 bits of a keyed hash, from which nothing can be read back. Empty
/// where no number was given.
class Pseudonym {
  public:
    static constexpr std::size_t size = sizeof(Digest);

    Pseudonym() = default;
    explicit Pseudonym(const Digest &digest) : digest_(digest) {}
    /// As bytes() or hex() gave it; nothing for any other text.
    static std::optional<Pseudonym> of_bytes(std::string_view bytes);
    static std::optional<Pseudonym> of_hex(std::string_view digits);

    bool empty() const {
        std::uint64_t words[size / 8]; // asked of everybody: no call
        std::memcpy(words, digest_.data(), size);
        return (words[0] | words[1] | words[2] | words[3]) == 0;
    }
    /// As it is kept: 32 bytes, or none. Good while the pseudonym is.
    std::string_view bytes() const { return {reinterpret_cast<const char *>(digest_.data()), empty() ? 0 : size}; }
    /// As it is shown: 64 hexadecimal digits, or none.
    std::string hex() const { return empty() ? std::string() : hex_of(digest_); }
    friend auto operator<=>(const Pseudonym &, const Pseudonym &) = default;

  private:
    Digest digest_ = {}; ///< zeros: none
};

} // namespace aitalent
