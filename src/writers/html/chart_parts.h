#pragma once
#include "chart_rows.h"

namespace aitalent {

// Pieces of Vega specifications that several charts share.

ChartJson field(const char *name); ///< the domain of a field of the rows
ChartJson band(const char *name, ChartJson domain, const char *range, double padding);
ChartJson quiet_axis(const char *orient, const char *scale);
ChartJson value_axis(const char *scale, const char *format);
const char *format_of(const ChartColumns &columns, std::size_t column); ///< ".0%" for shares, else whole numbers
/// What all charts share: width from the page, look from its style sheet.
ChartJson frame(ChartJson rows, std::size_t height);
ChartJson rect(ChartJson enter);       ///< a rectangle a row, with the row in words where the pointer rests
ChartJson label_mark(ChartJson enter); ///< a text a row
ChartJson group_colours();             ///< the scale "colour" over the field c

} // namespace aitalent
