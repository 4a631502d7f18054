#include "aitalent/privacy/identity.h"
#include "refused.h"
#include "workbooks.h"
#include "xml.h"

#include <charconv>
#include <deque>
#include <map>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr std::string_view content = "content.xml", manifest = "META-INF/manifest.xml";

std::uint32_t count_or_one(std::string_view text) {
    std::uint32_t count = 1;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), count);
    if (parsed.ec == std::errc::result_out_of_range) return UINT32_MAX;
    return count == 0 ? 1 : count;
}

/// "PT15H10M10S" → "15:10:10", or "10 days, 15:10:10" from one day on; as it is where it is no such time.
std::string time_text(std::string_view period) {
    std::uint64_t part[3] = {0, 0, 0};
    if (!period.starts_with("PT")) return std::string(period);
    for (auto rest = period.substr(2); !rest.empty();) {
        std::uint64_t number = 0;
        const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        const auto unit = rest.find_first_of("HMS");
        if (parsed.ec != std::errc() || unit == std::string_view::npos || number > 1'000'000'000)
            return std::string(period);
        part[rest[unit] == 'H' ? 0 : rest[unit] == 'M' ? 1 : 2] = number;
        rest.remove_prefix(unit + 1);
    }
    const auto days = part[0] / 24;
    const std::string clock = fmt::format("{}:{:02}:{:02}", part[0] % 24, part[1], part[2]);
    if (days > 0) return fmt::format("{} day{}, {}", days, days == 1 ? "" : "s", clock);
    return fmt::format("{:0>8}", clock);
}

class ManifestHandler : public XmlHandler {
  public:
    void open(std::string_view element, const XmlAttributes &) override {
        encrypted = encrypted || element == "encryption-data";
    }
    bool encrypted = false;
};

/// Names and visibility of the sheets.
class SheetListHandler : public XmlHandler {
  public:
    SheetListHandler(const SheetCaps &caps, const std::string &file) : caps_(caps), file_(file) {}
    void open(std::string_view element, const XmlAttributes &attributes) override {
        if (element == "style")
            style_ = attributes["name"];
        else if (element == "table-properties")
            hidden_[style_] = attributes["display"] == "false";
        else if (element == "table" && depth_++ == 0)
            add(attributes);
    }
    void close(std::string_view element) override {
        if (element == "table") --depth_;
    }
    std::vector<SheetInfo> found;

  private:
    void add(const XmlAttributes &attributes) {
        if (found.size() == caps_.sheets)
            throw Refused{Fault("AT-SHT-021")
                              .at({.file = file_})
                              .with("reason", fmt::format("more than {} sheets", caps_.sheets))};
        const bool hidden = hidden_[std::string(attributes["style-name"])];
        found.push_back({std::string(attributes["name"]), hidden ? Visibility::hidden : Visibility::visible});
    }
    const SheetCaps &caps_;
    const std::string &file_;
    std::map<std::string, bool> hidden_;
    std::string style_;
    int depth_ = 0;
};

/// Text of a cell's paragraphs: white space collapses, but for what text:s, text:tab and text:line-break stand for.
class ParagraphText {
  public:
    void clear() { text_.clear(), paragraphs_ = 0; }
    void begin_paragraph() {
        if (paragraphs_++ > 0) text_ += '\n';
        after_space_ = true;
    }
    void add(std::string_view part) {
        for (char c : part) {
            const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!space || !after_space_) text_ += space ? ' ' : c;
            after_space_ = space;
        }
    }
    void add_exactly(char c, std::size_t times) {
        text_.append(times, c);
        after_space_ = false;
    }
    const std::string &str() const { return text_; }

  private:
    std::string text_;
    int paragraphs_ = 0;
    bool after_space_ = true;
};

/// Turns the elements of one sheet into rows.
class OdsSheetHandler : public XmlHandler {
  public:
    OdsSheetHandler(std::size_t sheet, const Place &place, const SheetCaps &caps, const RowSink &sink,
                    std::vector<MergedCells> &merged)
        : wanted_(sheet + 1), place_(place), caps_(caps), sink_(sink), merged_(merged) {}

    void open(std::string_view element, const XmlAttributes &attributes) override {
        if (element == "table" && tables_deep_++ == 0) ++table_;
        if (table_ != wanted_ || tables_deep_ != 1) return;
        if (in_cell_)
            open_in_cell(element, attributes);
        else if (element == "table-row")
            open_row(attributes);
        else if (element == "table-cell" || element == "covered-table-cell")
            open_cell(attributes);
    }
    void close(std::string_view element) override {
        if (element == "table" && --tables_deep_ == 0 && table_ == wanted_) done_ = true;
        if (table_ != wanted_ || tables_deep_ != 1) return;
        if (skipping_ > 0)
            --skipping_;
        else if (in_cell_ && (element == "table-cell" || element == "covered-table-cell"))
            close_cell();
        else if (element == "p")
            in_paragraph_ = false;
        else if (element == "table-row")
            close_row();
    }
    void text(std::string_view part) override {
        if (!in_paragraph_ || skipping_ > 0) return;
        paragraphs_.add(part);
        check_length();
    }

  private:
    [[noreturn]] void refuse(const char *code, std::string name, std::string value) const {
        Place place = place_;
        place.line = row_ + 1;
        place.column = column_ + 1;
        throw Refused{Fault(code).at(std::move(place)).with(std::move(name), std::move(value))};
    }
    void check_length() const {
        if (paragraphs_.str().size() > caps_.cell_bytes)
            refuse("AT-SHT-043", "limit", fmt::format("{} KiB", caps_.cell_bytes >> 10));
    }

    void open_row(const XmlAttributes &attributes) {
        row_repeats_ = count_or_one(attributes["number-rows-repeated"]);
        column_ = 0;
        filled_ = 0;
        cells_.clear();
    }

    void open_cell(const XmlAttributes &attributes) {
        in_cell_ = true;
        in_paragraph_ = false;
        paragraphs_.clear();
        repeats_ = count_or_one(attributes["number-columns-repeated"]);
        type_ = attributes.written("calcext:value-type") == "error" ? "error" : attributes["value-type"];
        for (auto name : {"value", "date-value", "time-value", "boolean-value", "string-value"})
            if (auto found = attributes[name]; !found.empty()) value_ = found;
        has_formula_ = !attributes["formula"].empty();
        const auto columns = count_or_one(attributes["number-columns-spanned"]),
                   rows = count_or_one(attributes["number-rows-spanned"]);
        if ((columns > 1 || rows > 1) && merged_.size() < caps_.merges)
            merged_.push_back({row_ + 1, row_ + rows, column_ + 1, column_ + columns});
    }

    /// Inside a cell only its own paragraphs count: notes, drawings and phonetic texts are passed over whole.
    void open_in_cell(std::string_view element, const XmlAttributes &attributes) {
        if (skipping_ > 0) {
            ++skipping_;
        } else if (element == "p") {
            in_paragraph_ = true;
            paragraphs_.begin_paragraph();
        } else if (!in_paragraph_ || element == "ruby-text" || element == "annotation" || element == "note") {
            skipping_ = 1;
        } else if (element == "s") {
            const auto times = count_or_one(attributes["c"]);
            if (times > caps_.cell_bytes) refuse("AT-SHT-043", "limit", fmt::format("{} KiB", caps_.cell_bytes >> 10));
            paragraphs_.add_exactly(' ', times);
            check_length();
        } else if (element == "tab" || element == "line-break") {
            paragraphs_.add_exactly(element == "tab" ? '\t' : '\n', 1);
        }
    }

    void close_cell() {
        in_cell_ = false;
        const SheetCell cell = value_of_cell();
        value_.clear();
        const bool holds = cell.type != CellType::blank || cell.never_computed;
        if (holds) {
            if (column_ + std::uint64_t{repeats_} > caps_.columns)
                refuse("AT-SHT-042", "limit", std::to_string(caps_.columns));
            cells_.resize(column_);
            cells_.insert(cells_.end(), repeats_, cell);
            filled_ += repeats_;
        }
        column_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(column_ + std::uint64_t{repeats_}, caps_.columns));
    }

    SheetCell value_of_cell() {
        SheetCell cell;
        const std::string &text = paragraphs_.str();
        if (type_ == "float" || type_ == "percentage" || type_ == "currency") {
            cell.type = CellType::number;
            cell.text = kept(texts_, value_);
            if (shows_leading_zeros(text)) cell.shown = kept(shown_, text);
        } else if (type_ == "date") {
            cell.type = CellType::date;
            cell.shown = cell.text = kept(texts_, value_);
            if (cell.shown.ends_with("T00:00:00")) cell.shown.remove_suffix(9);
        } else if (type_ == "time") {
            cell.type = CellType::date;
            cell.text = kept(texts_, value_);
            cell.shown = kept(shown_, time_text(value_));
        } else if (type_ == "boolean") {
            cell.type = CellType::boolean;
            cell.text = value_ == "true" ? "TRUE" : "FALSE";
        } else if (type_ == "error") {
            cell.type = CellType::error;
            cell.text = kept(texts_, text);
        } else if (!text.empty() || !value_.empty()) {
            cell.type = CellType::text;
            cell.text = kept(texts_, value_.empty() ? text : value_);
        }
        cell.never_computed = has_formula_ && type_.empty() && cell.type == CellType::blank;
        return cell;
    }

    bool shows_leading_zeros(std::string_view shown) const {
        return shown.size() > value_.size() && shown.ends_with(value_) &&
               shown.find_first_not_of("0123456789") == std::string_view::npos &&
               shown.substr(0, shown.size() - value_.size()).find_first_not_of('0') == std::string_view::npos;
    }

    std::string_view kept(std::deque<std::string> &slots, std::string_view text) const {
        if (slots.size() <= column_) slots.resize(column_ + 1);
        return slots[column_] = text;
    }

    void close_row() {
        if (filled_ > 0) {
            if (row_ + std::uint64_t{row_repeats_} > caps_.rows)
                refuse("AT-SHT-042", "limit", std::to_string(caps_.rows));
            count_ += std::uint64_t{filled_} * row_repeats_;
            if (count_ > caps_.cells) refuse("AT-SHT-021", "reason", fmt::format("more than {} cells", caps_.cells));
            for (std::uint32_t i = 0; i < row_repeats_ && !done_; ++i)
                done_ = !sink_(SheetRow{row_ + i + 1, cells_, true});
        }
        row_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(row_ + std::uint64_t{row_repeats_}, caps_.rows));
    }

    const std::size_t wanted_;
    const Place &place_;
    const SheetCaps &caps_;
    const RowSink &sink_;
    std::vector<MergedCells> &merged_;
    std::size_t table_ = 0;
    int tables_deep_ = 0, skipping_ = 0;
    std::uint32_t row_ = 0, column_ = 0, repeats_ = 1, row_repeats_ = 1, filled_ = 0; ///< row_, column_: passed so far
    std::uint64_t count_ = 0;
    std::vector<SheetCell> cells_;
    mutable std::deque<std::string> texts_, shown_;
    ParagraphText paragraphs_;
    std::string type_, value_;
    bool in_cell_ = false, in_paragraph_ = false, has_formula_ = false;
};

class OdsWorkbook : public Workbook {
  public:
    OdsWorkbook(std::unique_ptr<ZipArchive> archive, const SheetOptions &options)
        : archive_(std::move(archive)), options_(options) {
        ManifestHandler about;
        if (archive_->has(manifest)) read_xml(*archive_, manifest, options_.file, options_.caps, about);
        if (about.encrypted) throw Refused{Fault("AT-SHT-022").at({.file = options_.file}).with("format", "ODS")};
        SheetListHandler list(options_.caps, options_.file);
        read_xml(*archive_, content, options_.file, options_.caps, list);
        if (list.found.empty()) throw Refused{Fault("AT-SHT-040").at({.file = options_.file})};
        sheets_ = std::move(list.found);
    }

    SheetFormat format() const override { return SheetFormat::ods; }
    const std::vector<SheetInfo> &sheets() const override { return sheets_; }
    const std::vector<MergedCells> &merged() const override { return merged_; }

    bool read(std::size_t sheet, const RowSink &sink, Faults &faults) override try {
        merged_.clear();
        const Place place{.file = options_.file, .sheet = masked(sheets_.at(sheet).name)};
        OdsSheetHandler handler(sheet, place, options_.caps, sink, merged_);
        read_xml(*archive_, content, options_.file, options_.caps, handler);
        return true;
    } catch (Refused &refused) {
        faults.add(std::move(refused.fault));
        return false;
    }

  private:
    std::unique_ptr<ZipArchive> archive_;
    SheetOptions options_;
    std::vector<SheetInfo> sheets_;
    std::vector<MergedCells> merged_;
};

} // namespace

std::unique_ptr<Workbook> open_ods(std::unique_ptr<ZipArchive> archive, const SheetOptions &options) {
    return std::make_unique<OdsWorkbook>(std::move(archive), options);
}

} // namespace aitalent
