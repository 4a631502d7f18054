#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// Languages of messages, labels and reports.
enum class Lang : std::uint8_t { zh_tw, en };
/// "zh-TW" and "en" in any case and with '_' for '-'; nothing else.
std::optional<Lang> parse_lang(std::string_view text);
std::string_view tag(Lang lang); ///< "zh-TW", "en"

/// One text in both languages. Either may be missing in a framework; never both.
struct LocalText {
    std::string zh_tw;
    std::string en;
    const std::string &in(Lang lang) const; ///< the other language where this one is missing
    friend bool operator==(const LocalText &, const LocalText &) = default;
};

bool is_utf8(std::string_view text);
bool is_plain_utf8(std::string_view text); ///< and no character is NUL
/// Offset of the first byte that is not UTF-8.
std::optional<std::size_t> first_bad_utf8(std::string_view text);
/// Unicode NFKC (full-width forms become plain, compatibility characters their equivalents). Input must be UTF-8.
std::string nfkc(std::string_view text);
/// For comparing names and headings: NFKC, case folded, all white space and zero-width characters removed.
std::string folded(std::string_view text);
/// Without white space (Unicode's, U+200B, U+FEFF included) at both ends.
std::string_view trimmed(std::string_view text);

/// Columns on a terminal: 2 for East Asian wide and full-width characters, 0 for combining ones, else 1.
int display_width(std::string_view text);
enum class Align : std::uint8_t { left, right };
/// Padded with spaces to `width` terminal columns; longer text is returned as it is.
std::string padded(std::string_view text, int width, Align align = Align::left);
/// Cut to at most `width` terminal columns, ending in "…" where something was cut.
std::string shortened(std::string_view text, int width);
/// Control, bidirectional-override and escape characters replaced by visible "\u{…}"; tab and newline become a space.
std::string printable(std::string_view text);
/// As one word of a shell: in single quotes where it needs any.
std::string shell_word(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);
std::string joined(std::span<const std::string> parts, std::string_view separator);
std::optional<std::int64_t> parse_int(std::string_view text); ///< decimal digits with an optional '-'; nothing else

/// The candidate nearest to `word` (edit distance over folded text, at most a third of its length), for "did you mean".
std::string nearest(std::string_view word, std::span<const std::string> candidates);

} // namespace aitalent
