#include "csv_rows.h"
#include "refused.h"
#include "text_dialect.h"
#include "workbooks.h"

#include "aitalent/base/text.h"

#include <algorithm>
#include <cstring>
#include <deque>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr std::size_t part_size = 1 << 18;

/// The undecoded rest of the file behind a buffer of decoded text.
class TextStream {
  public:
    TextStream(const Input &input, Encoding encoding) : input_(input), decoder_(encoding), part_(part_size, '\0') {}

    char *begin() { return text_.data() + at_; }
    char *end() { return text_.data() + text_.size(); }
    bool at_end() const { return at_end_; }
    void pass_to(const char *next) { at_ = static_cast<std::size_t>(next - text_.data()); }
    /// Brings more text behind what is not passed yet.
    void refill() {
        text_.erase(0, at_);
        at_ = 0;
        const auto got = input_.read_at(offset_, part_.data(), part_.size());
        offset_ += got;
        at_end_ = got < part_.size();
        decoder_.decode(std::string_view(part_).substr(0, got), at_end_, text_);
    }

  private:
    const Input &input_;
    Decoder decoder_;
    std::string part_, text_;
    std::size_t at_ = 0;
    std::uint64_t offset_ = 0;
    bool at_end_ = false;
};

class TextWorkbook : public Workbook {
  public:
    TextWorkbook(const Input &input, const SheetOptions &options)
        : input_(input), options_(options), found_(find_dialect(input, options)) {}

    SheetFormat format() const override { return SheetFormat::text; }
    const std::vector<SheetInfo> &sheets() const override { return sheets_; }
    const std::vector<MergedCells> &merged() const override { return merged_; }
    const TextDialect *dialect() const override { return &found_.dialect; }
    bool read(std::size_t, const RowSink &sink, Faults &faults) override;

  private:
    bool read_rows(const RowSink &sink, Faults &faults);
    bool deliver(const CsvRowCutter &cutter, std::string_view source, const RowSink &sink, Faults &faults);
    void check(const CsvRowCutter &cutter, std::string_view source, Faults &faults);
    void repair(std::size_t column, Faults &faults);
    void report(const char *code, int field, Faults &faults, std::string found = {});

    const Input &input_;
    SheetOptions options_;
    DialectFound found_;
    std::vector<SheetInfo> sheets_ = std::vector<SheetInfo>(1);
    std::vector<MergedCells> merged_;
    std::uint32_t row_ = 0;
    bool sound_ = true;
    std::vector<SheetCell> cells_;
    std::deque<std::string> repaired_;
};

bool TextWorkbook::read(std::size_t, const RowSink &sink, Faults &faults) try {
    row_ = 0;
    return read_rows(sink, faults);
} catch (Refused &refused) {
    faults.add(std::move(refused.fault));
    return false;
}

bool TextWorkbook::read_rows(const RowSink &sink, Faults &faults) {
    TextStream stream(input_, found_.dialect.encoding.encoding);
    CsvRowCutter cutter(found_.dialect.delimiter, found_.dialect.cr_ends_line);
    for (stream.refill();;) {
        if (stream.begin() == stream.end() && stream.at_end()) return true;
        if (cutter.cut(stream.begin(), stream.end(), stream.at_end()) == CsvRowCutter::Outcome::need_more) {
            if (stream.end() - stream.begin() > static_cast<std::ptrdiff_t>(options_.caps.row_bytes))
                throw Refused{Fault("AT-SHT-011")
                                  .at({.file = options_.file, .line = row_ + 1})
                                  .with("limit", fmt::format("{} KiB", options_.caps.row_bytes >> 10))};
            stream.refill();
            continue;
        }
        ++row_;
        const std::string_view source(stream.begin(), static_cast<std::size_t>(cutter.next() - stream.begin()));
        if (row_ > found_.skip_rows && !deliver(cutter, source, sink, faults)) return true;
        stream.pass_to(cutter.next());
    }
}

bool TextWorkbook::deliver(const CsvRowCutter &cutter, std::string_view source, const RowSink &sink, Faults &faults) {
    const auto &fields = cutter.fields();
    if (fields.size() > options_.caps.columns)
        throw Refused{Fault("AT-SHT-012")
                          .at({.file = options_.file, .line = row_})
                          .with("limit", std::to_string(options_.caps.columns))};
    cells_.resize(fields.size());
    bool anything = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool blank = fields[i].empty();
        cells_[i].type = blank ? CellType::blank : CellType::text;
        cells_[i].text = fields[i];
        anything = anything || !blank;
    }
    if (!anything) return true;
    sound_ = true;
    check(cutter, source, faults);
    return sink(SheetRow{row_, cells_, sound_});
}

void TextWorkbook::check(const CsvRowCutter &cutter, std::string_view source, Faults &faults) {
    if (cutter.text_after_quote() >= 0) report("AT-SHT-013", cutter.text_after_quote(), faults);
    if (cutter.open_quote() >= 0) report("AT-SHT-014", cutter.open_quote(), faults);
    if (cutter.stray_cr() >= 0) report("AT-SHT-015", cutter.stray_cr(), faults);
    // Where doubled quotes were undone, bytes that belong to no cell stand between the cells.
    if (!cutter.quotes_undone() && is_plain_utf8(source)) return;
    const bool zero = std::memchr(source.data(), 0, source.size()) != nullptr;
    repaired_.clear();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        if (zero && cells_[i].text.find('\0') != std::string_view::npos)
            report("AT-SHT-016", static_cast<int>(i), faults);
        if (!is_utf8(cells_[i].text)) repair(i, faults);
    }
}

/// Reports what could not be decoded and puts U+FFFD in its place.
void TextWorkbook::repair(std::size_t column, Faults &faults) {
    std::string_view text = cells_[column].text;
    std::string &good = repaired_.emplace_back();
    std::string bytes;
    while (const auto bad = first_bad_utf8(text)) {
        good.append(text.substr(0, *bad)).append("\ufffd");
        text.remove_prefix(*bad);
        if (text.size() > 1 && text[0] == '\xff') text.remove_prefix(1); // the mark before an undecodable byte
        bytes += fmt::format("{}{:02X}", bytes.empty() ? "" : " ", static_cast<unsigned char>(text[0]));
        text.remove_prefix(1);
    }
    cells_[column].text = good += text;
    report("AT-SHT-010", static_cast<int>(column), faults, bytes.substr(0, 24));
}

void TextWorkbook::report(const char *code, int field, Faults &faults, std::string found) {
    sound_ = false;
    Fault fault = Fault(code)
                      .at({.file = options_.file, .line = row_, .column = static_cast<std::uint32_t>(field + 1)})
                      .with("encoding", std::string(name(found_.dialect.encoding.encoding)));
    if (!found.empty()) fault.values.emplace_back("found", std::move(found));
    faults.add(std::move(fault));
}

} // namespace

std::unique_ptr<Workbook> open_text(const Input &input, const SheetOptions &options) {
    return std::make_unique<TextWorkbook>(input, options);
}

} // namespace aitalent
