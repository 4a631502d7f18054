#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/readers/encoding.h"
#include "aitalent/readers/input.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// One sheet model over CSV, TSV, XLSX and ODS: a workbook has sheets, a sheet delivers its rows one at a time.

enum class CellType : std::uint8_t { blank, text, number, date, boolean, error };
std::string_view name(CellType type); ///< "blank", "text", "number", …

/// A cell as the file has it. The views live until the next row.
struct SheetCell {
    CellType type = CellType::blank;
    /// text: the text. number: the digits exactly as stored ("1.10", "1E+20"). date: the stored serial or ISO text.
    /// boolean: "TRUE" or "FALSE". error: "#REF!".
    std::string_view text = {};
    /// date: "2026-11-23", with "T09:30:00" where there is a time of day, "09:30:00" for a time without a day,
    /// "10 days, 15:10:10" for a length of time; empty for a serial that is no date.
    /// number: what the sheet shows where a format of zeros ("000000") adds leading zeros; else empty.
    std::string_view shown = {};
    bool never_computed = false; ///< a formula whose result was not stored; the type is blank
};

/// Rows count from 1 as the spreadsheet program shows them; rows that are not delivered are empty.
struct SheetRow {
    std::uint32_t number = 0;
    std::span<const SheetCell> cells; ///< cells[0] is column A; shorter where the rest is blank
    bool sound = true;                ///< false: a fault of this row has been reported
};

enum class Visibility : std::uint8_t { visible, hidden, very_hidden };

struct SheetInfo {
    std::string name; ///< empty for text files
    Visibility visibility = Visibility::visible;
};

/// A block of merged cells; only the upper left one holds a value. Columns from 1.
struct MergedCells {
    std::uint32_t first_row = 0, last_row = 0, first_column = 0, last_column = 0;
};

/// Limits against hostile files; a file beyond one is refused by name. Genuine files stay far below.
struct SheetCaps {
    std::uint64_t inflated_bytes = 512u << 20;    ///< of all parts of an archive together, counted as they come
    std::uint32_t inflation_ratio = 150;          ///< inflated / stored, held against parts beyond 16 MiB
    std::uint64_t shared_text_bytes = 192u << 20; ///< of an XLSX workbook's shared strings
    std::uint32_t xml_depth = 64;
    std::uint32_t xml_token_bytes = 1u << 20;
    std::uint32_t cell_bytes = 1u << 20;
    std::uint32_t row_bytes = 4u << 20; ///< of a text file's line
    std::uint32_t rows = 1'048'576;     ///< the grid of spreadsheet programs; text files may have more
    std::uint32_t columns = 16'384;
    std::uint64_t cells = 100'000'000;
    std::uint32_t parts = 10'000; ///< entries of an archive
    std::uint32_t sheets = 1'000;
    std::uint32_t merges = 100'000;
};

enum class SheetFormat : std::uint8_t { text, xlsx, ods };

struct SheetOptions {
    std::string file = {};                 ///< for the places of faults
    std::optional<Encoding> encoding = {}; ///< text files: else detected
    std::optional<char> delimiter = {};    ///< text files: else detected
    SheetCaps caps = {};
};

/// What a text file was taken for.
struct TextDialect {
    EncodingChoice encoding = {};
    char delimiter = ',';
    bool delimiter_told = false; ///< by the user or by a `sep=` line
    bool cr_ends_line = false;   ///< rows end in a bare CR
};

/// Called for each row that holds anything, in order; false ends the reading.
using RowSink = std::function<bool(const SheetRow &)>;

class Workbook {
  public:
    virtual ~Workbook() = default;
    virtual SheetFormat format() const = 0;
    virtual const std::vector<SheetInfo> &sheets() const = 0;
    /// Delivers the rows of one sheet; may be called again and again. False where the rest of the sheet could not be
    /// read; the reason is in `faults`, with its row. Memory grows with the row, and for XLSX with the shared strings.
    virtual bool read(std::size_t sheet, const RowSink &sink, Faults &faults) = 0;
    /// Merged cells of the sheet read last.
    virtual const std::vector<MergedCells> &merged() const = 0;
    virtual const TextDialect *dialect() const { return nullptr; } ///< text files only
};

/// Opens by content, not by name. Null where the file is refused; the reason is in `faults`. `input` must outlive the
/// workbook.
std::unique_ptr<Workbook> open_workbook(const Input &input, const SheetOptions &options, Faults &faults);

/// 1 → "A", 28 → "AB".
std::string column_letters(std::uint32_t column);

} // namespace aitalent
