#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace aitalent {

/// The two-byte characters of Windows code page 950, user-defined ones included, as ICU's windows-950 has them.
class Cp950 {
  public:
    static const Cp950 &table(); ///< made on first use, in about a millisecond

    /// The UTF-8 form in its first `length` bytes; length 0 where the pair stands for no character.
    struct Utf8 {
        std::array<char, 3> bytes;
        std::uint8_t length;
    };
    const Utf8 &utf8(unsigned char lead, unsigned char trail) const {
        return utf8_[static_cast<std::size_t>(lead - first_lead) << 8 | trail];
    }
    static bool is_lead(unsigned char byte) { return byte >= first_lead && byte <= last_lead; }
    /// Lead byte in the upper half; 0 where the character has no place in the code page.
    std::uint16_t pair(char16_t character) const { return pairs_[character]; }

  private:
    static constexpr unsigned char first_lead = 0x81, last_lead = 0xfe;
    Cp950();
    std::array<Utf8, (last_lead - first_lead + 1) << 8> utf8_{};
    std::array<std::uint16_t, 0x10000> pairs_{};
};

} // namespace aitalent
