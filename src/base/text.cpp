#include "aitalent/base/text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>
#include <numeric>

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace aitalent {

namespace {

#pragma GCC diagnostic push // the macros of ICU narrow by design
#pragma GCC diagnostic ignored "-Wconversion"

/// Calls f(code point, first byte, byte after) for each character; a broken byte counts as U+FFFD.
template<class F>
void for_each_character(std::string_view text, F f) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 c;
        U8_NEXT_OR_FFFD(text.data(), at, size, c);
        f(c, begin, at);
    }
}

#pragma GCC diagnostic pop

bool is_blank(UChar32 c) {
    return u_isUWhiteSpace(c) || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

int width_of(UChar32 c) {
    if (c == 0) return 0;
    switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
        return 0;
    default:
        break;
    }
    const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_hidden(UChar32 c) {
    return u_iscntrl(c) || u_charType(c) == U_FORMAT_CHAR || c == 0x2028 || c == 0x2029 || c == 0xfffd;
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one to the other.
template<class Character>
std::size_t edit_distance(std::basic_string_view<Character> a, std::basic_string_view<Character> b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
    if (a.empty() || b.empty()) return std::max(a.size(), b.size());
    std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            next[j] = std::min({row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        std::swap(before, row);
        std::swap(row, next);
    }
    return row.back();
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for_each_character(text, [&](UChar32 c, auto, auto) { points.push_back(static_cast<char32_t>(c)); });
    return points;
}

} // namespace

std::optional<Lang> parse_lang(std::string_view text) {
    std::string plain;
    for (char c : text) plain += c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (plain == "zh-tw") return Lang::zh_tw;
    if (plain == "en") return Lang::en;
    return std::nullopt;
}

std::string_view tag(Lang lang) {
    return lang == Lang::zh_tw ? "zh-TW" : "en";
}

const std::string &LocalText::in(Lang lang) const {
    const std::string &wanted = lang == Lang::zh_tw ? zh_tw : en;
    return !wanted.empty() ? wanted : lang == Lang::zh_tw ? en : zh_tw;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
std::optional<std::size_t> first_bad_utf8(std::string_view text) {
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        if (bytes[at] < 0x80) {
            ++at;
            continue;
        }
        const auto left = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
        std::int32_t used = 0;
        UChar32 c;
        U8_NEXT(bytes + at, used, left, c);
        if (c < 0) return at;
        at += static_cast<std::size_t>(used);
    }
    return std::nullopt;
}

#pragma GCC diagnostic pop

/// Passes ASCII without zeros and characters of three bytes, sixteen bytes at a time, as far as there is nothing else;
/// to the beginning of a character.
static const unsigned char *pass_common(const unsigned char *at, const unsigned char *end) {
#ifdef __SSE2__
    const auto bits = [](__m128i bytes) { return static_cast<unsigned>(_mm_movemask_epi8(bytes)); };
    const auto each = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
    while (end - at >= 16) {
        const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const unsigned high = bits(bytes), zero = bits(_mm_cmpeq_epi8(bytes, each(0)));
        unsigned passed = 16;
        if (high != 0) { // comparisons are of signed bytes: 80 is the least, then come bf, c0, e0, f0, 00
            const unsigned following = bits(_mm_cmplt_epi8(bytes, each(0xc0)));
            const auto from_e1 = _mm_cmpgt_epi8(bytes, each(0xe0)), below_f0 = _mm_cmplt_epi8(bytes, each(0xf0));
            const auto first = _mm_andnot_si128(_mm_cmpeq_epi8(bytes, each(0xed)), _mm_and_si128(from_e1, below_f0));
            const unsigned begins = bits(first);
            if ((begins | following) != high) return at;
            if (following != ((begins << 1 | begins << 2) & 0xffff)) return at;
            passed = (begins & 0x4000) != 0 ? 14 : (begins & 0x8000) != 0 ? 15 : 16; // it ends behind these sixteen
        }
        if (zero != 0) return at;
        at += passed;
    }
#endif
    return at;
}

bool is_plain_utf8(std::string_view text) {
    const auto *at = reinterpret_cast<const unsigned char *>(text.data()), *const end = at + text.size();
    const auto follows = [](unsigned char byte) { return (byte & 0xc0) == 0x80; };
    while ((at = pass_common(at, end)) < end) {
        if (*at < 0x80) {
            if (*at++ == 0) return false;
        } else if (*at > 0xe0 && *at < 0xf0 && *at != 0xed && end - at >= 3 && follows(at[1]) && follows(at[2])) {
            at += 3; // nearly every Chinese character
        } else {
            const std::string_view rest(reinterpret_cast<const char *>(at), static_cast<std::size_t>(end - at));
            return rest.find('\0') == std::string_view::npos && is_utf8(rest);
        }
    }
    return true;
}

bool is_utf8(std::string_view text) {
    return !first_bad_utf8(text);
}

std::string nfkc(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto *normalizer = icu::Normalizer2::getNFKCInstance(status);
    std::string result;
    auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    normalizer->normalize(source, status).toUTF8String(result);
    return result;
}

std::string folded(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; })) {
        std::string small(text);
        for (char &c : small)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return small;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto *normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    icu::UnicodeString plain = normalizer->normalize(source, status), kept;
    for (std::int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1))
        if (UChar32 c = plain.char32At(at); !is_blank(c)) kept.append(c);
    std::string result;
    kept.toUTF8String(result);
    return result;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
/// Whether a text's ends are plain letters, signs or CJK characters, which is to say nothing to trim.
static bool has_plain_ends(std::string_view text) {
    const auto is_plain = [](char c) { return c > ' ' && c < '\x7f'; };
    const auto is_cjk = [](char c) { return static_cast<unsigned char>(c) - 0xe4u <= 0xe9u - 0xe4u; };
    if (text.empty()) return true;
    const bool first = is_plain(text.front()) || is_cjk(text.front());
    return first && (is_plain(text.back()) || (text.size() > 2 && is_cjk(text[text.size() - 3])));
}

std::string_view trimmed(std::string_view text) { // from both ends inward: most texts have nothing to trim
    if (has_plain_ends(text)) return text;
    std::int32_t first = 0, last = static_cast<std::int32_t>(text.size());
    const auto *bytes = text.data();
    UChar32 c;
    while (first < last) {
        std::int32_t next = first;
        U8_NEXT_OR_FFFD(bytes, next, last, c);
        if (!is_blank(c)) break;
        first = next;
    }
    while (first < last) {
        std::int32_t before = last;
        U8_PREV_OR_FFFD(bytes, first, before, c);
        if (!is_blank(c)) break;
        last = before;
    }
    return text.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first));
}
#pragma GCC diagnostic pop

int display_width(std::string_view text) {
    int width = 0;
    for_each_character(text, [&](UChar32 c, auto, auto) { width += width_of(c); });
    return width;
}

std::string padded(std::string_view text, int width, Align align) {
    const int missing = width - display_width(text);
    if (missing <= 0) return std::string(text);
    const std::string spaces(static_cast<std::size_t>(missing), ' ');
    return align == Align::left ? std::string(text) + spaces : spaces + std::string(text);
}

std::string shortened(std::string_view text, int width) {
    if (display_width(text) <= width) return std::string(text);
    int used = 0;
    std::size_t keep = 0;
    bool full = false;
    for_each_character(text, [&](UChar32 c, auto, auto end) {
        full = full || used + width_of(c) > width - 1;
        if (full) return;
        used += width_of(c);
        keep = static_cast<std::size_t>(end);
    });
    return std::string(text.substr(0, keep)) + "…";
}

std::string shell_word(std::string_view text) {
    const bool plain = std::ranges::all_of(text, [](unsigned char c) {
        return c >= 0x80 || std::isalnum(c) != 0 ||
               std::string_view("-_.,=/:%").find(char(c)) != std::string_view::npos;
    });
    if (plain && !text.empty()) return std::string(text);
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

std::string printable(std::string_view text) {
    std::string result;
    for_each_character(text, [&](UChar32 c, auto begin, auto end) {
        if (c == '\t' || c == '\n' || c == '\r')
            result += ' ';
        else if (is_hidden(c))
            result += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c));
        else
            result += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    });
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string joined(std::span<const std::string> parts, std::string_view separator) {
    return fmt::format("{}", fmt::join(parts, separator));
}

std::optional<std::int64_t> parse_int(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
    const auto is_ascii = [](const std::string &text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    const std::string plain = folded(word);
    const std::u32string wanted = code_points(plain);
    const bool of_bytes = is_ascii(plain);
    std::string best;
    std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const auto &candidate : candidates) {
        const std::string other = folded(candidate);
        const auto distance = of_bytes && is_ascii(other) ? edit_distance<char>(plain, other)
                                                          : edit_distance<char32_t>(wanted, code_points(other));
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace aitalent
