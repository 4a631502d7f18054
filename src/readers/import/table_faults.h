#pragma once
#include "import/table.h"

#include <string>
#include <vector>

namespace aitalent {

/// What is said once about a table that was chosen, and not of each of its rows.
class TableFaults {
  public:
    /// Everything given outlives this; what is said goes to the file's faults.
    TableFaults(ImportKind kind, const ImportOptions &options, const KnownNames &known, ImportFile &file)
        : kind_(kind), options_(options), known_(known), file_(file) {}

    /// What would make every row wrong; false where there is any. Names the sensitive columns that are dropped.
    bool usable(const TableChoice &table);
    /// Sheets that are not read, and mappings that no heading fits.
    void tell_of_the_rest(const TableChoice &table, const std::vector<ToldMapping> &told);
    /// A column of a matrix that is nearly a competency's is one misspelt: nobody looks for what is not there.
    void tell_of_misspelt(const TableChoice &table);
    /// Below the header only the first of merged cells holds the value: the other rows look blank. After reading.
    void warn_of_merged_cells(const Workbook &workbook, const TableChoice &table);

  private:
    std::vector<Field> untold(const ColumnMap &map) const;
    std::string label_of(const std::string &field) const;

    ImportKind kind_;
    const ImportOptions &options_;
    const KnownNames &known_;
    ImportFile &file_;
};

} // namespace aitalent
