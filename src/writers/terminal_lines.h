#pragma once
#include "aitalent/reports/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// The text in lines of at most `width` terminal columns (0 = no limit), broken at blanks, else between characters.
/// Never empty.
std::vector<std::string> wrapped(std::string_view text, int width);

/// A table as aligned lines: the heading, a rule, then the rows (a row may take several lines). Text columns give way,
/// the widest first, until a line fits `width`; numbers are never cut. Without a width only columns of long text are
/// wrapped. Data is made printable.
std::vector<std::string> table_lines(const Table &table, Lang lang, int width);

} // namespace aitalent
