#include "aitalent/readers/encoding.h"

#include "aitalent/base/text.h"
#include "aitalent/base/words.h"
#include "cp950.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <unicode/unistr.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace aitalent {

namespace {

constexpr Word<Encoding> encodings[] = {{Encoding::utf8, "utf-8"},
                                        {Encoding::utf8_bom, "utf-8-bom"},
                                        {Encoding::utf16le, "utf-16le"},
                                        {Encoding::utf16be, "utf-16be"},
                                        {Encoding::cp950, "cp950"}};
constexpr Word<Encoding> other_spellings[] = {
    {Encoding::utf8, "utf8"},       {Encoding::utf8_bom, "utf-8-sig"}, {Encoding::utf8_bom, "utf8-bom"},
    {Encoding::utf16le, "utf-16"},  {Encoding::utf16le, "utf16"},      {Encoding::utf16le, "utf16le"},
    {Encoding::utf16be, "utf16be"}, {Encoding::cp950, "big5"},         {Encoding::cp950, "big-5"},
    {Encoding::cp950, "ms950"},     {Encoding::cp950, "windows-950"}};
constexpr Word<EncodingReason> reasons[] = {{EncodingReason::told, "told"},
                                            {EncodingReason::byte_order, "byte_order_mark"},
                                            {EncodingReason::zero_bytes, "zero_bytes"},
                                            {EncodingReason::only_ascii, "only_ascii"},
                                            {EncodingReason::valid_utf8, "valid_utf8"},
                                            {EncodingReason::not_utf8, "not_utf8"}};

constexpr std::size_t sample_size = 1 << 16;

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// A window that begins with the first byte above 127; empty where there is none.
std::string first_foreign_window(const Input &input) {
    for (std::uint64_t at = 0;;) {
        std::string part = input.text_at(at, sample_size);
        const auto foreign = std::find_if_not(part.begin(), part.end(), is_ascii) - part.begin();
        if (foreign < std::ssize(part)) return input.text_at(at + static_cast<std::uint64_t>(foreign), sample_size);
        if (part.size() < sample_size) return {};
        at += part.size();
    }
}

/// UTF-8 but perhaps for a character cut at the end, and for few others that are broken: then their cells can be named.
/// In text of CP950 hardly anything is sound UTF-8.
bool looks_like_utf8(std::string_view window) {
    const auto begins = [](char c) { return static_cast<unsigned char>(c) >= 0xc2; };
    std::ptrdiff_t sound = 0, broken = 0;
    const bool cut_off = window.size() == sample_size;
    while (const auto bad = first_bad_utf8(window)) {
        if (cut_off && *bad + 4 > window.size()) break;
        sound += std::count_if(window.begin(), window.begin() + static_cast<std::ptrdiff_t>(*bad), begins);
        ++broken;
        window.remove_prefix(*bad + 1);
    }
    sound += std::count_if(window.begin(), window.end(), begins);
    return broken == 0 || sound >= 4 * broken;
}

std::optional<EncodingChoice> utf16_without_mark(std::string_view head) {
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++zeros[i % 2];
    const auto many = head.size() / 8, few = head.size() / 64;
    if (zeros[1] > many && zeros[0] <= few) return EncodingChoice{Encoding::utf16le, EncodingReason::zero_bytes};
    if (zeros[0] > many && zeros[1] <= few) return EncodingChoice{Encoding::utf16be, EncodingReason::zero_bytes};
    return std::nullopt;
}

void append_utf8(std::uint32_t code, std::string &out) {
    char bytes[4];
    std::size_t length = 0;
    if (code < 0x80) {
        bytes[length++] = static_cast<char>(code);
    } else {
        if (code < 0x800) {
            bytes[length++] = static_cast<char>(0xc0 | code >> 6);
        } else {
            if (code < 0x10000) {
                bytes[length++] = static_cast<char>(0xe0 | code >> 12);
            } else {
                bytes[length++] = static_cast<char>(0xf0 | code >> 18);
                bytes[length++] = static_cast<char>(0x80 | (code >> 12 & 0x3f));
            }
            bytes[length++] = static_cast<char>(0x80 | (code >> 6 & 0x3f));
        }
        bytes[length++] = static_cast<char>(0x80 | (code & 0x3f));
    }
    out.append(bytes, length);
}

void append_undecodable(char byte, std::string &out) {
    out += '\xff';
    out += byte;
}

bool is_high_surrogate(std::uint32_t unit) {
    return (unit & 0xfc00) == 0xd800;
}
bool is_low_surrogate(std::uint32_t unit) {
    return (unit & 0xfc00) == 0xdc00;
}

std::optional<std::string> encode_cp950(std::string_view text) {
    const auto &table = Cp950::table();
    const auto units = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::string out;
    for (std::int32_t i = 0; i < units.length(); ++i) {
        const char16_t unit = units[i];
        if (unit < 0x80) {
            out += static_cast<char>(unit);
            continue;
        }
        const auto pair = table.pair(unit);
        if (pair == 0) return std::nullopt;
        out += static_cast<char>(pair >> 8);
        out += static_cast<char>(pair & 0xff);
    }
    return out;
}

std::string encode_utf16(std::string_view text, bool big_endian) {
    const auto units = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::string out;
    for (std::int32_t i = 0; i < units.length(); ++i) {
        const auto high = static_cast<char>(units[i] >> 8), low = static_cast<char>(units[i] & 0xff);
        out += big_endian ? high : low;
        out += big_endian ? low : high;
    }
    return out;
}

} // namespace

std::string_view name(Encoding encoding) {
    return word_of(encodings, encoding);
}

std::string_view name(EncodingReason reason) {
    return word_of(reasons, reason);
}

std::optional<Encoding> parse_encoding(std::string_view word) {
    std::string plain;
    for (char c : word) plain += c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (auto encoding = value_of(encodings, plain)) return encoding;
    return value_of(other_spellings, plain);
}

EncodingChoice detect_encoding(const Input &input) {
    const std::string head = input.text_at(0, sample_size);
    for (auto marked : {Encoding::utf8_bom, Encoding::utf16le, Encoding::utf16be})
        if (head.starts_with(byte_order_mark(marked))) return {marked, EncodingReason::byte_order};
    if (auto utf16 = utf16_without_mark(head)) return *utf16;
    const std::string window = first_foreign_window(input);
    if (window.empty()) return {Encoding::utf8, EncodingReason::only_ascii};
    if (looks_like_utf8(window)) return {Encoding::utf8, EncodingReason::valid_utf8};
    return {Encoding::cp950, EncodingReason::not_utf8};
}

void Decoder::decode(std::string_view bytes, bool last, std::string &out) {
    const bool is_utf8 =
        encoding_ == Encoding::utf8 || encoding_ == Encoding::utf8_bom; // whoever tells it need not know
    if (!begun_ && is_utf8) {
        rest_ += bytes;
        const auto mark = byte_order_mark(Encoding::utf8_bom);
        if (rest_.size() < mark.size() && !last) return;
        begun_ = true;
        out += std::string_view(rest_).substr(rest_.starts_with(mark) ? mark.size() : 0);
        rest_.clear();
        return;
    }
    switch (encoding_) {
    case Encoding::utf8:
    case Encoding::utf8_bom:
        out += bytes;
        break;
    case Encoding::utf16le:
    case Encoding::utf16be:
        decode_utf16(bytes, last, out);
        break;
    case Encoding::cp950:
        decode_cp950(bytes, last, out);
        break;
    }
}

void Decoder::decode_utf16(std::string_view bytes, bool last, std::string &out) {
    std::string joined = rest_ + std::string(bytes);
    rest_.clear();
    const auto unit_at = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(joined[at]), b = static_cast<unsigned char>(joined[at + 1]);
        return static_cast<std::uint32_t>(encoding_ == Encoding::utf16be ? a << 8 | b : b << 8 | a);
    };
    std::size_t at = 0;
    for (; at + 2 <= joined.size(); at += 2) {
        std::uint32_t code = unit_at(at);
        if (is_high_surrogate(code)) {
            if (at + 4 > joined.size() && !last) break;
            if (at + 4 <= joined.size() && is_low_surrogate(unit_at(at + 2))) {
                code = 0x10000 + ((code - 0xd800) << 10) + (unit_at(at + 2) - 0xdc00);
                at += 2;
            }
        }
        if (code != 0xfeff || begun_) append_utf8(code, out);
        begun_ = true;
    }
    if (last && at < joined.size())
        append_undecodable(joined[at], out); // half a unit: no character
    else
        rest_ = joined.substr(at);
}

void Decoder::decode_cp950(std::string_view bytes, bool last, std::string &out) {
    const auto &table = Cp950::table();
    std::size_t at = 0;
    const auto take_pair = [&](char first, char second) {
        const auto lead = static_cast<unsigned char>(first);
        if (Cp950::is_lead(lead))
            if (const auto &utf8 = table.utf8(lead, static_cast<unsigned char>(second)); utf8.length > 0) {
                out.append(utf8.bytes.data(), utf8.length);
                return true;
            }
        append_undecodable(first, out);
        return false;
    };
    if (!rest_.empty() && !bytes.empty()) at = take_pair(std::exchange(rest_, {})[0], bytes[0]) ? 1 : 0;
    while (at < bytes.size()) {
        const auto foreign = std::find_if_not(bytes.begin() + at, bytes.end(), is_ascii) - bytes.begin();
        out += bytes.substr(at, static_cast<std::size_t>(foreign) - at);
        at = static_cast<std::size_t>(foreign);
        if (at + 1 >= bytes.size()) break;
        at += take_pair(bytes[at], bytes[at + 1]) ? 2 : 1;
    }
    if (at < bytes.size()) rest_ = bytes.substr(at);
    if (last && !rest_.empty()) append_undecodable(std::exchange(rest_, {})[0], out);
}

std::string_view byte_order_mark(Encoding encoding) {
    switch (encoding) {
    case Encoding::utf8_bom:
        return "\xef\xbb\xbf";
    case Encoding::utf16le:
        return "\xff\xfe";
    case Encoding::utf16be:
        return "\xfe\xff";
    default:
        return "";
    }
}

std::optional<std::string> encode(std::string_view text, Encoding encoding) {
    switch (encoding) {
    case Encoding::cp950:
        return encode_cp950(text);
    case Encoding::utf16le:
    case Encoding::utf16be:
        return encode_utf16(text, encoding == Encoding::utf16be);
    default:
        return std::string(text);
    }
}

} // namespace aitalent
