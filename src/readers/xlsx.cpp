#include "aitalent/privacy/identity.h"
#include "ooxml.h"
#include "refused.h"
#include "workbooks.h"
#include "xml.h"

#include <charconv>
#include <deque>

#include <fmt/format.h>

namespace aitalent {

namespace {

struct Reference {
    std::uint32_t row = 0, column = 0; ///< from 1; 0 = not given
};

/// "AB12"; absurdly long ones come out beyond any grid.
Reference parse_reference(std::string_view text) {
    Reference reference;
    std::size_t at = 0;
    for (; at < text.size() && (text[at] | 32) >= 'a' && (text[at] | 32) <= 'z'; ++at)
        if (reference.column < 1'000'000)
            reference.column = reference.column * 26 + static_cast<std::uint32_t>((text[at] | 32) - 'a' + 1);
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
        if (reference.row < 100'000'000)
            reference.row = reference.row * 10 + static_cast<std::uint32_t>(text[at] - '0');
    return reference;
}

MergedCells parse_range(std::string_view text) {
    const auto colon = text.find(':');
    const auto first = parse_reference(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : parse_reference(text.substr(colon + 1));
    return {first.row, last.row, first.column, last.column};
}

struct XlsxParts {
    bool epoch_1904 = false;
    std::vector<NumberFormat> formats;
    SharedStrings strings;
};

/// Turns the elements of one worksheet into rows.
class WorksheetHandler : public XmlHandler {
  public:
    WorksheetHandler(const XlsxParts &parts, const Place &place, const SheetCaps &caps, const RowSink &sink,
                     std::vector<MergedCells> &merged)
        : parts_(parts), place_(place), caps_(caps), sink_(sink), merged_(merged) {}

    void open(std::string_view element, const XmlAttributes &attributes) override {
        if (element == "c" && in_row_)
            open_cell(attributes);
        else if (in_cell_)
            open_in_cell(element);
        else if (element == "row")
            open_row(attributes["r"]);
        else if (element == "mergeCell" && merged_.size() < caps_.merges)
            merged_.push_back(parse_range(attributes["ref"]));
    }
    void close(std::string_view element) override {
        collecting_ = false;
        if (element == "c" && in_cell_)
            close_cell();
        else if (element == "rPh" && in_cell_)
            --phonetic_;
        else if (element == "row" && in_row_)
            close_row();
    }
    void text(std::string_view part) override {
        if (!collecting_) return;
        text_ += part;
        if (text_.size() > caps_.cell_bytes)
            refuse("AT-SHT-043", "limit", fmt::format("{} KiB", caps_.cell_bytes >> 10));
    }

  private:
    [[noreturn]] void refuse(const char *code, std::string name, std::string value) const {
        Place place = place_;
        place.line = row_;
        place.column = column_;
        throw Refused{Fault(code).at(std::move(place)).with(std::move(name), std::move(value))};
    }

    void open_row(std::string_view number) {
        std::uint32_t next = row_ + 1;
        if (!number.empty()) next = parse_reference(number).row;
        if (next <= row_) refuse("AT-SHT-041", "found", std::string(number));
        row_ = next;
        column_ = 0;
        if (row_ > caps_.rows) refuse("AT-SHT-042", "limit", std::to_string(caps_.rows));
        in_row_ = true;
        cells_.clear();
        anything_ = false;
    }

    void open_cell(const XmlAttributes &attributes) {
        const auto given = attributes["r"];
        column_ = given.empty() ? column_ + 1 : parse_reference(given).column;
        if (column_ == 0 || column_ > caps_.columns) refuse("AT-SHT-042", "limit", std::to_string(caps_.columns));
        if (++count_ > caps_.cells) refuse("AT-SHT-021", "reason", fmt::format("more than {} cells", caps_.cells));
        const auto style = attributes["s"];
        style_ = 0;
        std::from_chars(style.data(), style.data() + style.size(), style_);
        type_ = attributes["t"];
        text_.clear();
        in_cell_ = true;
        has_value_ = has_formula_ = false;
        phonetic_ = 0;
    }

    void open_in_cell(std::string_view element) {
        if (element == "rPh") ++phonetic_;
        if (element == "f") has_formula_ = true;
        collecting_ = type_ == "inlineStr" ? element == "t" && phonetic_ == 0 : element == "v";
        has_value_ = has_value_ || collecting_;
    }

    void close_cell() {
        in_cell_ = false;
        SheetCell cell;
        if (has_value_) fill(cell);
        cell.never_computed = has_formula_ && cell.type == CellType::blank && type_ != "str";
        if (cell.type == CellType::blank && !cell.never_computed) return;
        if (cells_.size() < column_) cells_.resize(column_);
        cells_[column_ - 1] = cell;
        anything_ = true;
    }

    void fill(SheetCell &cell) {
        if (type_ == "s") return fill_shared(cell);
        if (type_ == "inlineStr" || type_ == "str") {
            undo_escapes(text_);
            cell.type = CellType::text;
            cell.text = kept(texts_, text_);
            return;
        }
        if (text_.empty()) return;
        if (type_ == "b") {
            cell.type = CellType::boolean;
            cell.text = text_ == "1" || text_ == "true" ? "TRUE" : "FALSE";
            return;
        }
        cell.text = kept(texts_, text_);
        cell.type = type_ == "e" ? CellType::error : type_ == "d" ? CellType::date : CellType::number;
        if (cell.type == CellType::date) cell.shown = without_midnight(cell.text);
        if (cell.type == CellType::number) apply_format(cell);
    }

    void fill_shared(SheetCell &cell) {
        if (text_.empty()) return;
        std::size_t index = 0;
        const auto parsed = std::from_chars(text_.data(), text_.data() + text_.size(), index);
        if (parsed.ec != std::errc() || index >= parts_.strings.size()) refuse("AT-SHT-044", "found", text_);
        cell.type = CellType::text;
        cell.text = parts_.strings[index];
    }

    void apply_format(SheetCell &cell) {
        if (style_ >= parts_.formats.size()) return;
        const NumberFormat &format = parts_.formats[style_];
        if (format.shows == NumberFormat::Shows::leading_zeros)
            cell.shown = kept(shown_, with_leading_zeros(cell.text, format.digits));
        if (format.shows != NumberFormat::Shows::date && format.shows != NumberFormat::Shows::elapsed) return;
        cell.type = CellType::date;
        const bool elapsed = format.shows == NumberFormat::Shows::elapsed;
        cell.shown = kept(shown_, date_of_serial(cell.text, parts_.epoch_1904, elapsed));
    }

    static std::string_view without_midnight(std::string_view date) {
        constexpr std::string_view midnight = "T00:00:00";
        if (date.ends_with(midnight)) date.remove_suffix(midnight.size());
        return date;
    }

    /// Keeps a text of this column until the next row; one slot a column, so that the slots' memory is used again.
    std::string_view kept(std::deque<std::string> &slots, std::string_view text) const {
        if (slots.size() < column_) slots.resize(column_);
        return slots[column_ - 1] = text;
    }

    void close_row() {
        in_row_ = false;
        if (anything_ && !sink_(SheetRow{row_, cells_, true})) done_ = true;
    }

    const XlsxParts &parts_;
    const Place &place_;
    const SheetCaps &caps_;
    const RowSink &sink_;
    std::vector<MergedCells> &merged_;
    std::uint32_t row_ = 0, column_ = 0;
    std::uint64_t count_ = 0;
    std::vector<SheetCell> cells_;
    mutable std::deque<std::string> texts_, shown_;
    std::string type_, text_;
    std::size_t style_ = 0;
    int phonetic_ = 0;
    bool in_row_ = false, in_cell_ = false, collecting_ = false, anything_ = false, has_value_ = false,
         has_formula_ = false;
};

class XlsxWorkbook : public Workbook {
  public:
    XlsxWorkbook(std::unique_ptr<ZipArchive> archive, const SheetOptions &options)
        : archive_(std::move(archive)), options_(options) {
        const std::string part = workbook_part();
        const auto relationships = read_relationships(*archive_, part, options_.file, options_.caps);
        auto workbook = read_workbook_part(*archive_, part, options_.file, options_.caps);
        parts_.epoch_1904 = workbook.epoch_1904;
        for (auto &sheet : workbook.sheets) {
            const auto found = relationships.find(sheet.relationship);
            if (found == relationships.end() || found->second.type != "worksheet") continue; // a chart, a dialog
            sheets_.push_back(std::move(sheet.info));
            sheet_parts_.push_back(found->second.target);
        }
        for (const auto &[id, relationship] : relationships) {
            if (relationship.type == "styles") styles_part_ = relationship.target;
            if (relationship.type == "sharedStrings") strings_part_ = relationship.target;
        }
        if (sheets_.empty()) throw Refused{Fault("AT-SHT-040").at({.file = options_.file})};
    }

    SheetFormat format() const override { return SheetFormat::xlsx; }
    const std::vector<SheetInfo> &sheets() const override { return sheets_; }
    const std::vector<MergedCells> &merged() const override { return merged_; }

    bool read(std::size_t sheet, const RowSink &sink, Faults &faults) override try {
        load_shared_parts();
        merged_.clear();
        const Place place{.file = options_.file, .sheet = masked(sheets_.at(sheet).name)};
        WorksheetHandler handler(parts_, place, options_.caps, sink, merged_);
        read_xml(*archive_, sheet_parts_[sheet], options_.file, options_.caps, handler);
        return true;
    } catch (Refused &refused) {
        faults.add(std::move(refused.fault));
        return false;
    }

  private:
    std::string workbook_part() {
        for (const auto &[id, relationship] : read_relationships(*archive_, "", options_.file, options_.caps))
            if (relationship.type == "officeDocument") {
                if (relationship.target.ends_with(".bin"))
                    throw Refused{Fault("AT-SHT-003").at({.file = options_.file}).with("format", "XLSB")};
                return relationship.target;
            }
        throw Refused{Fault("AT-SHT-040").at({.file = options_.file})};
    }

    void load_shared_parts() {
        if (loaded_) return;
        if (archive_->has(styles_part_))
            parts_.formats = read_styles(*archive_, styles_part_, options_.file, options_.caps);
        if (archive_->has(strings_part_)) parts_.strings.read(*archive_, strings_part_, options_.file, options_.caps);
        loaded_ = true;
    }

    std::unique_ptr<ZipArchive> archive_;
    SheetOptions options_;
    XlsxParts parts_;
    std::vector<SheetInfo> sheets_;
    std::vector<std::string> sheet_parts_;
    std::vector<MergedCells> merged_;
    std::string styles_part_, strings_part_;
    bool loaded_ = false;
};

} // namespace

std::unique_ptr<Workbook> open_xlsx(std::unique_ptr<ZipArchive> archive, const SheetOptions &options) {
    return std::make_unique<XlsxWorkbook>(std::move(archive), options);
}

} // namespace aitalent
