#pragma once
#include "aitalent/readers/import.h"
#include "import/fields.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aitalent {

/// The first rows of a sheet as texts, among which the header is.
struct ProbeRow {
    std::uint32_t number = 0;
    std::vector<std::string> cells;
};
/// What is wrong in those rows goes to `faults`: it is the reason where no table is found, and will be met again where
/// one is.
std::vector<ProbeRow> probe(Workbook &workbook, std::size_t sheet, Faults &faults);

/// "員工編號=staff_no", taken apart and checked against the kind.
struct ToldMapping {
    std::string heading; ///< as typed
    Field field;
};
std::vector<ToldMapping> parse_told(const ImportOptions &options, ImportKind kind, Faults &faults);

/// Which column holds what.
struct ColumnMap {
    std::array<std::uint32_t, field_count> column{}; ///< from 1; 0 = no column
    struct CompetencyColumn {
        std::uint32_t column;
        CompetencyId competency;
    };
    std::vector<CompetencyColumn> competencies;
    std::vector<ColumnChoice> columns;
    std::vector<Field> doubled;                     ///< fields two headings claim
    std::vector<CompetencyId> doubled_competencies; ///< the same of columns of a matrix
    std::size_t matched = 0;
    std::vector<std::string> missing;
};

/// All columns a field or competency is read from, in order.
std::vector<std::uint32_t> mapped_columns(const ColumnMap &map);

/// One way of reading a sheet: a profile, a header of one or two rows, and what follows from them.
struct TableChoice {
    const ImportProfile *profile = nullptr;
    std::size_t sheet = 0;
    std::uint32_t first_row = 0, last_row = 0;
    ColumnMap map;
    bool fits() const {
        return profile != nullptr && map.missing.empty() && map.doubled.empty() && map.doubled_competencies.empty();
    }
};

/// The best reading of the probed rows by one profile; profile is null where no row looks like a header.
TableChoice find_table(const std::vector<ProbeRow> &rows, const ImportProfile &profile, const ImportOptions &options,
                       const std::vector<ToldMapping> &told, const KnownNames &known);

/// Whether `a` reads the file better than `b`.
bool better(const TableChoice &a, const TableChoice &b);

/// Probes the sheets and takes the best reading of all; says in `choice` what was taken, and everything else that was
/// considered. Nothing where there is no table; `faults` then say why.
std::optional<TableChoice> choose_table(Workbook &workbook, const std::vector<ImportKind> &kinds,
                                        const std::vector<ToldMapping> &told, const ImportOptions &options,
                                        const KnownNames &known, ImportChoice &choice, Faults &faults);

ProfileFit fit_of(const TableChoice &choice, const std::string &sheet);

} // namespace aitalent
