#pragma once
#include "aitalent/reports/report.h"
#include "aitalent/writers/write.h"

#include <optional>
#include <string>
#include <vector>

namespace aitalent {

/// One sheet of a workbook: a heading row, then the rows. XLSX and ODS are thin encoders of this.
struct Sheet {
    std::string name; ///< at most 31 UTF-16 units, none of []:*?/\', unique in the workbook whatever the case
    Table table;
    /// First column against the others: bars (side by side), stacked_bars or line; of a gantt the second column holds
    /// the beginning and is not drawn, the third the days.
    std::optional<Chart::Kind> chart = {};
    bool shaded = false; ///< shares are coloured by size: a heat map
};

/// What the report is made under, its figures and texts first; then a sheet per table; then, for heat maps and stacks,
/// the table laid out crosswise.
std::vector<Sheet> sheets_of(const Report &report, const WriteOptions &options);

/// One row a value of `row`, one column a value of `column`, `value` where they meet; empty where nothing is known.
Table crosswise(const Table &table, std::string_view row, std::string_view column, std::string_view value, Lang lang);

/// Colours of the levels and of a chart's series, 0xRRGGBB.
inline constexpr std::uint32_t level_colours[] = {0xF2CFB9, 0xE2EFEC, 0xB7DDD6, 0x7FBFB5, 0x4A9F94};
std::uint32_t series_colour(const Sheet &sheet, std::size_t series);

/// Widths in characters of the spreadsheet's default font, two for a Chinese character, between 6 and 60.
std::vector<int> column_widths(const Table &table, Lang lang);

/// As many characters from the front as make up at most `units` UTF-16 units.
std::string_view front(std::string_view text, std::size_t units);

/// Text a spreadsheet can hold: printable, at most 32,767 UTF-16 units.
std::string sheet_text(std::string_view text);

} // namespace aitalent
