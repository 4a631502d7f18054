#include "aitalent/base/fault.h"
#include "aitalent/base/formula_guard.h"
#include "cell.h"
#include "cp950.h"
#include "forms.h"

namespace aitalent {

namespace {

/// The figures as rows, for reports whose answer they are and for those that have no table.
Table figures_of(const Report &report, bool labelled) {
    const bool zh = report.lang == Lang::zh_tw;
    Table rows;
    rows.key = "figures";
    rows.columns = {{"figure", zh ? "項目" : "figure"}, {"value", zh ? "值" : "value"}, {"note", zh ? "說明" : "note"}};
    for (const auto &section : report.sections)
        for (const auto &figure : section.figures)
            rows.rows.push_back({labelled ? figure.label : figure.key, figure.value, figure.note});
    return rows;
}

std::optional<Table> chosen(const Report &report, const WriteOptions &options) {
    if (!options.table.empty() || !report.figures_lead)
        for (const auto &section : report.sections)
            for (const auto &table : section.tables)
                if (wanted(table, options)) return table;
    return figures_of(report, options.excel);
}

bool is_text(const Cell &cell) {
    return std::holds_alternative<std::string>(cell) || std::holds_alternative<Identifier>(cell);
}

std::string quoted(std::string text, char separator) {
    const bool bare_enough =
        text.find_first_of("\"\r\n") == std::string::npos && text.find(separator) == std::string::npos;
    if (bare_enough && !text.starts_with(' ') && !text.ends_with(' ')) return text;
    std::string result = "\"";
    for (const char c : text) result.append(c == '"' ? 2 : 1, c);
    return result + '"';
}

class Delimited {
  public:
    Delimited(const Report &report, const WriteOptions &options, char separator)
        : report_(report), options_(options), separator_(separator) {}

    std::string write() {
        const auto table = chosen(report_, options_);
        if (options_.excel && options_.encoding == OutputEncoding::utf8) out_ = "\ufeff";
        for (const auto &column : table->columns)
            field(options_.excel ? column.label : column.key, &column == &table->columns.front());
        end_row();
        for (const auto &row : table->rows) {
            for (const auto &cell : row) field(text_of(cell), &cell == &row.front());
            end_row();
        }
        return std::move(out_);
    }

  private:
    std::string text_of(const Cell &cell) const {
        if (options_.excel && std::holds_alternative<bool>(cell)) return shown(cell, report_.lang);
        auto text = bare(cell);
        return is_text(cell) && !options_.plain ? guarded(text) : text;
    }
    void field(std::string text, bool first) {
        if (!first) out_ += separator_;
        text = quoted(std::move(text), separator_);
        out_ += options_.encoding == OutputEncoding::cp950 ? to_cp950(text) : text;
    }
    void end_row() { out_ += options_.excel ? "\r\n" : "\n"; }

    const Report &report_;
    const WriteOptions &options_;
    char separator_;
    std::string out_;
};

} // namespace

std::string write_csv(const Report &report, const WriteOptions &options) {
    return Delimited(report, options, ',').write();
}

std::string write_tsv(const Report &report, const WriteOptions &options) {
    return Delimited(report, options, '\t').write();
}

} // namespace aitalent
