#pragma once
#include "import/row_fields.h"

#include <vector>

namespace aitalent {

/// Tells rows below the header that are no data: totals, footnotes, headers repeated by printing.
class RowFilter {
  public:
    explicit RowFilter(const ColumnMap &map);

    /// The code that says why the row is passed over, or null.
    const char *reason_to_skip(const RowFields &fields, const SheetRow &row) const;
    bool is_mapped(std::uint32_t column) const { return column <= mapped_.size() && mapped_[column - 1]; }
    std::size_t width() const { return width_; } ///< columns up to the last heading

  private:
    bool repeats_header(const RowFields &fields) const;
    const ColumnMap &map_;
    std::vector<bool> mapped_;
    std::size_t width_ = 0;
};

} // namespace aitalent
