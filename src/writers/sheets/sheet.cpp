#include "sheet.h"

#include "../cell.h"
#include "../first_seen.h"
#include "../forms.h"
#include "aitalent/messages/labels.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// As many characters from the front as make up at most `units` UTF-16 units.
std::string_view front(std::string_view text, std::size_t units) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xc0) == 0x80) continue; // within a character
        used += byte >= 0xf0 ? 2 : 1;
        if (used > units) return text.substr(0, i);
    }
    return text;
}

std::string sheet_name(std::string_view title, std::string_view key) {
    std::string name;
    for (const char c : printable(title))
        name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    const std::string trimmed_name(trimmed(name));
    return trimmed_name.empty() ? std::string(key) : trimmed_name;
}

class Names {
  public:
    std::string unique(const std::string &wanted) {
        std::string name(trimmed(front(wanted, 31)));
        for (int n = 2; !taken_.insert(folded(name)).second; ++n)
            name = fmt::format("{} {}", trimmed(front(wanted, 28)), n);
        return name;
    }

  private:
    std::set<std::string> taken_{"history"}; // a name Excel keeps for itself
};

Table summary(const Report &report) {
    const auto lang = report.lang;
    Table table{.key = "summary", .title = label("summary", lang)};
    table.columns = {
        {"item", label("item", lang)}, {"value", label("value", lang)}, {"note", label("note", lang), true}};
    auto add = [&](std::string item, Cell value, std::string note) {
        table.rows.push_back({std::move(item), std::move(value), std::move(note)});
    };
    add(report.title, report.subtitle, report.notice);
    for (const auto &figure : report.about) add(figure.label, figure.value, figure.note);
    for (const auto &section : report.sections) {
        if (section.text.empty() && section.figures.empty()) continue;
        add(section.title, {}, section.text);
        for (const auto &figure : section.figures) add(figure.label, figure.value, figure.note);
    }
    return table;
}

std::size_t place_of(const Table &table, std::string_view key) {
    const auto found =
        std::find_if(table.columns.begin(), table.columns.end(), [&](const auto &column) { return column.key == key; });
    return static_cast<std::size_t>(found - table.columns.begin());
}

bool has_columns(const Table &table, std::initializer_list<std::string_view> keys) {
    return std::all_of(keys.begin(), keys.end(), [&](auto key) { return place_of(table, key) < table.columns.size(); });
}

/// The sheet a chart needs beside its table; nothing for charts that a sheet cannot draw.
std::optional<Sheet> chart_sheet(const Chart &chart, const Table &table, Lang lang) {
    if (chart.kind == Chart::Kind::heatmap && has_columns(table, {chart.x, chart.y, chart.colour}))
        return Sheet{{}, crosswise(table, chart.y, chart.x, chart.colour, lang), {}, true};
    const bool series = chart.kind == Chart::Kind::stacked_bars || chart.kind == Chart::Kind::line;
    if (series && has_columns(table, {chart.x, chart.y, chart.colour}))
        return Sheet{{}, crosswise(table, chart.x, chart.colour, chart.y, lang), chart.kind};
    if (chart.kind == Chart::Kind::bars && has_columns(table, {chart.x, chart.y})) {
        Table pair;
        pair.columns = {table.columns[place_of(table, chart.x)], table.columns[place_of(table, chart.y)]};
        for (const auto &row : table.rows)
            pair.rows.push_back({row[place_of(table, chart.x)], row[place_of(table, chart.y)]});
        return Sheet{{}, std::move(pair), chart.kind};
    }
    return std::nullopt;
}

} // namespace

Table crosswise(const Table &table, std::string_view row, std::string_view column, std::string_view value, Lang lang) {
    using Row = std::vector<Cell>;
    const auto down = place_of(table, row), across = place_of(table, column), at = place_of(table, value);
    const auto heading = [&](const Row &one) { return shown(one[across], lang); };
    const auto line = [&](const Row &one) { return shown(one[down], lang); };
    const auto headings = first_seen(table.rows, heading, line);
    const auto lines = first_seen(table.rows, line, [](const Row &) { return 0; });
    Table cross{.key = table.key + "_crosswise", .title = table.title};
    cross.columns.push_back(table.columns[down]);
    for (const auto &text : headings) cross.columns.push_back({text, text});
    cross.rows.assign(lines.size(), Row(headings.size() + 1));
    for (const auto &one : table.rows) {
        const auto r = std::find(lines.begin(), lines.end(), line(one)) - lines.begin();
        const auto c = std::find(headings.begin(), headings.end(), heading(one)) - headings.begin();
        cross.rows[static_cast<std::size_t>(r)][0] = one[down];
        cross.rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c) + 1] = one[at];
    }
    return cross;
}

std::vector<Sheet> sheets_of(const Report &report, const WriteOptions &options) {
    Names names;
    std::vector<Sheet> sheets;
    sheets.push_back({names.unique(sheet_name(label("summary", report.lang), "summary")), summary(report)});
    for (const auto &section : report.sections)
        for (const auto &table : section.tables)
            if (wanted(table, options)) sheets.push_back({names.unique(sheet_name(table.title, table.key)), table});
    for (const auto &section : report.sections)
        for (const auto &chart : section.charts) {
            const auto *table = report.table(chart.table);
            if (table == nullptr || table->rows.empty() || !wanted(*table, options)) continue;
            if (auto sheet = chart_sheet(chart, *table, report.lang)) {
                sheet->table.title = chart.title;
                sheet->name = names.unique(
                    fmt::format("{} ({})", sheet_name(chart.title, chart.key), label("chart", report.lang)));
                sheets.push_back(std::move(*sheet));
            }
        }
    return sheets;
}

std::vector<int> column_widths(const Table &table, Lang lang) {
    std::vector<int> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        int width = display_width(table.columns[i].label) + 3; // room for the filter's arrow
        for (const auto &row : table.rows) width = std::max(width, display_width(shown(row[i], lang)) + 2);
        widths.push_back(std::clamp(width, 6, 60));
    }
    return widths;
}

std::string sheet_text(std::string_view text) {
    return std::string(front(printable(text), 32'767));
}

} // namespace aitalent
