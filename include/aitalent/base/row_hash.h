#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace aitalent {

/// 512 bits as a number, the least significant word first; sums are modulo 2^512.
class Sum512 {
  public:
    Sum512() = default;
    void add(const Sum512 &other);
    void subtract(const Sum512 &other);
    /// 64 bytes, the least significant first.
    std::string bytes() const;
    static Sum512 of_bytes(std::string_view bytes); ///< zero for what is not 64 bytes
    friend bool operator==(const Sum512 &, const Sum512 &) = default;

  private:
    std::array<std::uint64_t, 8> words_ = {};
};

/// BLAKE2b-512 of many short texts under a key of 32 bytes, which takes the place of salt and personalization: that
/// costs no block of its own, as the key of a keyed BLAKE2b would.
class KeyedBlake2b {
  public:
    explicit KeyedBlake2b(std::string_view key);
    Sum512 of(std::string_view bytes) const;

  private:
    std::array<unsigned char, 32> key_ = {};
};

} // namespace aitalent
