#pragma once
#include "aitalent/reports/report.h"

#include <optional>

#include <nlohmann/json.hpp>

namespace aitalent {

using ChartJson = nlohmann::ordered_json;

inline constexpr std::int64_t day_milliseconds = 86'400'000;

/// The places of a chart's columns in its table; nothing where the chart names none or the table lacks it.
struct ChartColumns {
    const Table &table;
    std::optional<std::size_t> x, y, colour, x_end;
    std::optional<std::size_t> beside; ///< the first column of words that is none of these

    ChartColumns(const Chart &chart, const Table &of);
    /// Has what that kind of chart cannot do without.
    bool complete(Chart::Kind kind) const;
};

/// One object a row: x, y, c (colour), end, `said` (y in words), `label` (the colour, else y, in words) and `tip` (the
/// whole row in words), `beside` (further words). Dates are milliseconds, shares fractions, texts printable. Rows
/// without a place on the axes are left out: they are found in the table only.
ChartJson chart_rows(const ChartColumns &columns, Lang lang);

/// The distinct values of a field, ordered as in first_seen.h; `within` names the field rows are grouped by.
ChartJson names(const ChartJson &rows, const char *field, const char *within = nullptr);

} // namespace aitalent
