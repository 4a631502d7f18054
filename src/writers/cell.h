#pragma once
#include "aitalent/reports/report.h"

#include <string>
#include <string_view>

namespace aitalent {

/// A cell as people read it: Minguo dates in zh-TW, thousands grouped, percentages, level numbers with their names.
std::string shown(const Cell &cell, Lang lang);
/// A cell as programs read it: ISO dates, bare numbers, shares as "0.412"; nothing known gives an empty text.
std::string bare(const Cell &cell);
/// "text", "identifier", "integer", "boolean", "date", "money", "share", "level", "hours"; "" for nothing known.
std::string_view type_name(const Cell &cell);
/// The type of a column: that of its cells; "mixed" where they differ, "text" where all are empty.
std::string_view type_of_column(const Table &table, std::size_t column);

bool is_numeric(const Cell &cell); ///< stands at the right edge of its column
bool is_numeric_column(const Table &table, std::size_t column);
/// 412 → "0.412", 1000 → "1"
std::string share_text(PerMille share);

template<class... F>
struct Cases : F... {
    using F::operator()...;
};
template<class... F>
Cases(F...) -> Cases<F...>;

} // namespace aitalent
