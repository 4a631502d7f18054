#pragma once
#include <cstdint>
#include <vector>

namespace aitalent {

/// Counts of people to be passed on, with sums of rows and columns.
struct CountTable {
    std::vector<std::vector<std::int64_t>> counts; ///< rows of equal length

    std::size_t rows() const { return counts.size(); }
    std::size_t columns() const { return counts.empty() ? 0 : counts.front().size(); }
    /// Row `rows()` holds the sums of the columns, column `columns()` those of the rows.
    std::int64_t at(std::size_t row, std::size_t column) const;
};

/// Which cells must not be shown, in the shape of the table with its sums: every count and sum under `least` (0 too),
/// and as many others, the smallest first and counts before sums, until no hidden cell can be worked out: for each one
/// there is another table of counts that agrees with everything shown and differs in that cell.
/// Cost: cells² for each cell hidden.
std::vector<std::vector<bool>> hidden_cells(const CountTable &table, std::int64_t least = 5);

} // namespace aitalent
