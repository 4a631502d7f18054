#pragma once
#include "aitalent/reports/report.h"

#include <string>
#include <string_view>

namespace aitalent {

/// Text for any place in HTML, attribute values in double quotes included: & < > " ' are escaped, control and
/// bidirectional characters made visible.
std::string escaped(std::string_view text);
/// "sha256-…" as a Content-Security-Policy names an inline script or style.
std::string policy_hash(std::string_view content);

/// The table with its caption, sort buttons' places and sort keys; report.js brings it to life. `titled` shows the
/// caption, which is read out in any case.
std::string table_markup(const Table &table, Lang lang, bool titled);
/// A person's levels against the role's, as plain SVG: the table needs columns `x` (label), `y` (level held) and
/// `colour` (level required) of the chart.
std::string profile_markup(const Chart &chart, const Table &table, Lang lang);

} // namespace aitalent
