// Hiding cells of a table with sums: complementary cell suppression. A table and its sums are one system: each row and
// each column, the sum among its cells with the sign turned, adds up to nothing. So a hidden cell is uncertain exactly
// if one can go round in a circle of hidden cells, up in one and down in the next, without a count falling below 0.
#include "aitalent/delivery/small_cells.h"

#include <algorithm>
#include <tuple>

namespace aitalent {

std::int64_t CountTable::at(std::size_t row, std::size_t column) const {
    if (row < rows() && column < columns()) return counts[row][column];
    std::int64_t sum = 0;
    for (std::size_t r = 0; r < rows(); ++r)
        for (std::size_t c = 0; c < columns(); ++c)
            if ((row == rows() || r == row) && (column == columns() || c == column)) sum += counts[r][c];
    return sum;
}

namespace {

class Suppression {
  public:
    Suppression(const CountTable &table, std::int64_t least)
        : rows_(table.rows() + 1), columns_(table.columns() + 1), values_(rows_ * columns_), hidden_(rows_ * columns_) {
        for (std::size_t r = 0; r < rows_; ++r)
            for (std::size_t c = 0; c < columns_; ++c) {
                values_[cell(r, c)] = table.at(r, c);
                hidden_[cell(r, c)] = table.at(r, c) < least;
            }
    }

    std::vector<std::vector<bool>> run() {
        for (bool again = true; again;) {
            again = false;
            for (std::size_t r = 0; r < rows_; ++r)
                for (std::size_t c = 0; c < columns_; ++c)
                    if (hidden_[cell(r, c)] && exposed(r, c) && hide_beside(r, c)) again = true;
        }
        std::vector<std::vector<bool>> shape(rows_, std::vector<bool>(columns_));
        for (std::size_t r = 0; r < rows_; ++r)
            for (std::size_t c = 0; c < columns_; ++c) shape[r][c] = hidden_[cell(r, c)];
        return shape;
    }

  private:
    std::size_t cell(std::size_t row, std::size_t column) const { return row * columns_ + column; }
    /// A sum of a row or of a column, but not of everything: its sign is turned.
    bool turned(std::size_t row, std::size_t column) const { return (row == rows_ - 1) != (column == columns_ - 1); }
    bool may_rise(std::size_t row, std::size_t column) const {
        return !turned(row, column) || values_[cell(row, column)] > 0;
    }
    bool may_fall(std::size_t row, std::size_t column) const {
        return turned(row, column) || values_[cell(row, column)] > 0;
    }

    bool exposed(std::size_t row, std::size_t column) const {
        return !(may_rise(row, column) && circle(row, column, true)) &&
               !(may_fall(row, column) && circle(row, column, false));
    }

    /// From the cell, moved up or down, on through its column, then a row, and so on until its own row is met again.
    bool circle(std::size_t row, std::size_t column, bool up) const {
        std::vector<bool> row_seen(rows_), column_seen(columns_);
        std::vector<std::size_t> columns{column};
        column_seen[column] = true;
        while (!columns.empty()) {
            const auto at = columns.back();
            columns.pop_back();
            for (std::size_t r = 0; r < rows_; ++r) {
                if (!hidden_[cell(r, at)] || row_seen[r] || (r == row && at == column)) continue;
                if (!(up ? may_fall(r, at) : may_rise(r, at))) continue;
                if (r == row) return true;
                row_seen[r] = true;
                for (std::size_t c = 0; c < columns_; ++c)
                    if (hidden_[cell(r, c)] && !column_seen[c] && (up ? may_rise(r, c) : may_fall(r, c)))
                        column_seen[c] = true, columns.push_back(c);
            }
        }
        return false;
    }

    /// Hides the smallest shown cell of the row or the column; false where all are hidden.
    bool hide_beside(std::size_t row, std::size_t column) {
        using Choice = std::tuple<bool, std::int64_t, std::size_t>;
        std::vector<Choice> choices;
        auto offer = [&](std::size_t r, std::size_t c) {
            const bool sum = r == rows_ - 1 || c == columns_ - 1;
            if (!hidden_[cell(r, c)]) choices.emplace_back(sum, values_[cell(r, c)], cell(r, c));
        };
        for (std::size_t c = 0; c < columns_; ++c) offer(row, c);
        for (std::size_t r = 0; r < rows_; ++r) offer(r, column);
        if (choices.empty()) return hide_any();
        hidden_[std::get<2>(*std::min_element(choices.begin(), choices.end()))] = true;
        return true;
    }

    bool hide_any() {
        const auto shown = std::find(hidden_.begin(), hidden_.end(), false);
        if (shown == hidden_.end()) return false;
        *shown = true;
        return true;
    }

    std::size_t rows_, columns_;
    std::vector<std::int64_t> values_;
    std::vector<bool> hidden_;
};

} // namespace

std::vector<std::vector<bool>> hidden_cells(const CountTable &table, std::int64_t least) {
    return Suppression(table, least).run();
}

} // namespace aitalent
