#pragma once
#include <string>
#include <string_view>

namespace aitalent {

/// Spreadsheet programs run a text cell that begins with = + - @ as a formula. What leaves us as CSV or TSV is guarded
/// with one apostrophe in front, and our own import takes exactly that apostrophe off again:
///
///     unguarded(guarded(text)) == text, for every text.
///
/// Guarded is a text that, behind any apostrophes of its own, begins with one of
///     = + - @  ＝ ＋ － ＠  TAB CR LF NUL
/// blanks, byte order marks and zero-width characters before it not counted. Apostrophes are counted in so that the
/// two functions are inverse: "'=1" was somebody's text and leaves as "''=1".
bool looks_like_formula(std::string_view text);
std::string guarded(std::string_view text);
/// Removes one leading apostrophe if the text is one that `guarded` could have made; else the text as it is.
std::string_view unguarded(std::string_view text);

} // namespace aitalent
