#pragma once
#include "aitalent/readers/input.h"

#include <optional>
#include <string>
#include <string_view>

namespace aitalent {

/// How the characters of a text file are stored. `cp950` is Big5 as Windows writes it, user-defined characters
/// included: these decode to private-use code points (U+E000 …) and encode back to the same bytes.
enum class Encoding : std::uint8_t { utf8, utf8_bom, utf16le, utf16be, cp950 };

std::string_view name(Encoding encoding); ///< "utf-8", "utf-8-bom", "utf-16le", "utf-16be", "cp950"
/// Also "utf8", "big5", "utf-16" spellings, any case.
std::optional<Encoding> parse_encoding(std::string_view word);

/// Why an encoding was taken; a word for programs, put into sentences by whoever prints it.
enum class EncodingReason : std::uint8_t {
    told,       ///< the user said so
    byte_order, ///< a byte order mark
    zero_bytes, ///< every other byte is zero
    only_ascii, ///< no byte above 127
    valid_utf8, ///< bytes above 127, all of them well-formed UTF-8
    not_utf8    ///< bytes above 127 that are no UTF-8
};
std::string_view name(EncodingReason reason); ///< "told", "byte_order_mark", …

struct EncodingChoice {
    Encoding encoding = Encoding::utf8;
    EncodingReason reason = EncodingReason::told;
};

/// Looks at the first 64 KiB, and on to the first byte above 127 where there is none in them. A file too short or too
/// plain to tell is UTF-8.
EncodingChoice detect_encoding(const Input &input);

/// Turns a stream of bytes into UTF-8, part by part. A byte that stands for no character comes out as 0xff and the byte
/// (in UTF-8 sources as it is), so the result is UTF-8 exactly where the source was sound, and the fault can be told
/// with its cell.
class Decoder {
  public:
    explicit Decoder(Encoding encoding) : encoding_(encoding) {}
    /// Appends to `out`. With `last` an unfinished character at the end is such a byte.
    void decode(std::string_view bytes, bool last, std::string &out);

  private:
    void decode_utf16(std::string_view bytes, bool last, std::string &out);
    void decode_cp950(std::string_view bytes, bool last, std::string &out);
    Encoding encoding_;
    std::string rest_;   ///< an unfinished character from the part before
    bool begun_ = false; ///< past the place of a byte order mark
};

/// UTF-8 text in that encoding, without a byte order mark; nothing where a character has no place in it.
std::optional<std::string> encode(std::string_view text, Encoding encoding);
/// The byte order mark a file in that encoding begins with; empty for most.
std::string_view byte_order_mark(Encoding encoding);

} // namespace aitalent
