#pragma once
#include "aitalent/reports/report.h"

#include <optional>
#include <string>

namespace aitalent {

/// The Vega specification that draws the chart, as JSON that can stand inside a <script> element. Colours are the
/// page's own CSS variables, so charts follow light, dark and print. Nothing where the table is empty or lacks a
/// column the chart names, or where the chart is drawn without Vega (profile).
std::optional<std::string> vega_specification(const Chart &chart, const Table &table, Lang lang);

} // namespace aitalent
