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

Table columns_of(const Table &table, std::initializer_list<std::string_view> keys) {
    Table chosen;
    for (const auto key : keys) chosen.columns.push_back(table.columns[place_of(table, key)]);
    for (const auto &row : table.rows) {
        chosen.rows.emplace_back();
        for (const auto key : keys) chosen.rows.back().push_back(row[place_of(table, key)]);
    }
    return chosen;
}

/// Name, first day, length in days: bars that begin where nothing is drawn.
std::optional<Table> calendar(const Chart &chart, const Table &table, Lang lang) {
    Table days;
    days.columns = {table.columns[place_of(table, chart.y)],
                    table.columns[place_of(table, chart.x)],
                    {"days", label("days", lang)}};
    for (const auto &row : table.rows) {
        const auto *from = std::get_if<Date>(&row[place_of(table, chart.x)]);
        const auto *to = std::get_if<Date>(&row[place_of(table, chart.x_end)]);
        if (from == nullptr || to == nullptr) return std::nullopt;
        days.rows.push_back({row[place_of(table, chart.y)], *from, std::int64_t{days_between(*from, *to)} + 1});
    }
    return days;
}

/// The sheet a chart needs beside its table; nothing for charts that a sheet cannot draw.
std::optional<Sheet> chart_sheet(const Chart &chart, const Table &table, Lang lang) {
    using Kind = Chart::Kind;
    if (!has_columns(table, {chart.x, chart.y})) return std::nullopt;
    const bool third = !chart.colour.empty() && has_columns(table, {chart.colour});
    switch (chart.kind) {
    case Kind::heatmap:
        if (third) return Sheet{{}, crosswise(table, chart.y, chart.x, chart.colour, lang), {}, true};
        break;
    case Kind::profile:
        if (third) return Sheet{{}, columns_of(table, {chart.x, chart.y, chart.colour}), Kind::bars};
        break;
    case Kind::gantt:
        if (auto days = has_columns(table, {chart.x_end}) ? calendar(chart, table, lang) : std::nullopt)
            return Sheet{{}, std::move(*days), Kind::gantt};
        break;
    case Kind::bars:
    case Kind::stacked_bars:
    case Kind::line:
        if (third) return Sheet{{}, crosswise(table, chart.x, chart.colour, chart.y, lang), chart.kind};
        if (chart.kind != Kind::stacked_bars) return Sheet{{}, columns_of(table, {chart.x, chart.y}), chart.kind};
        break;
    }
    return std::nullopt;
}

} // namespace

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

std::uint32_t series_colour(const Sheet &sheet, std::size_t series) {
    static constexpr std::uint32_t told_apart[] = {0x0F7A73, 0x7B95A0, 0xC27C0E, 0x3D5A98, 0xA3476D, 0x6D7A2E};
    static constexpr std::uint32_t steps[] = {0x0F7A73, 0x8CC7BD, 0xC9D2D4}; // there, to come, missing
    const bool few = sheet.chart != Chart::Kind::line && sheet.table.columns.size() <= std::size(steps) + 1;
    return few ? steps[series % std::size(steps)] : told_apart[series % std::size(told_apart)];
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
