#include "chart_rows.h"

#include "../cell.h"
#include "../first_seen.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

using Json = ChartJson;

std::optional<std::size_t> place_of(const Table &table, const std::string &key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].key == key) return i;
    return std::nullopt;
}

/// A value on an axis: a date in milliseconds, a number, or the text shown.
Json position(const Cell &cell, Lang lang) {
    if (const auto *date = std::get_if<Date>(&cell)) return day_number(*date) * day_milliseconds;
    if (const auto *share = std::get_if<PerMille>(&cell)) return static_cast<double>(share->value) / 1000;
    if (const auto *number = std::get_if<std::int64_t>(&cell)) return *number;
    if (const auto *money = std::get_if<Money>(&cell)) return money->dollars();
    if (const auto *hours = std::get_if<Hours>(&cell)) return static_cast<double>(hours->length.count()) / 60;
    if (const auto *level = std::get_if<LevelCell>(&cell)) return level->level ? Json(level->level->value()) : Json();
    if (std::holds_alternative<std::monostate>(cell)) return {};
    return printable(shown(cell, lang));
}

/// The whole row in words, shown where the pointer rests.
std::string tip(const Table &table, const std::vector<Cell> &row, Lang lang) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (!std::holds_alternative<std::monostate>(row[i]))
            text += fmt::format("{}{} {}", text.empty() ? "" : "\n", printable(table.columns[i].label),
                                printable(shown(row[i], lang)));
    return text;
}

bool unknown(const std::vector<Cell> &row, std::optional<std::size_t> column) {
    return column && std::holds_alternative<std::monostate>(row[*column]);
}

} // namespace

ChartColumns::ChartColumns(const Chart &chart, const Table &of)
    : table(of), x(place_of(of, chart.x)), y(place_of(of, chart.y)), colour(place_of(of, chart.colour)),
      x_end(place_of(of, chart.x_end)) {
    for (std::size_t i = 0; i < of.columns.size() && !beside; ++i)
        if (i != x && i != y && i != colour && i != x_end && type_of_column(of, i) == "text") beside = i;
}

bool ChartColumns::complete(Chart::Kind kind) const {
    if (table.rows.empty() || !x || !y) return false;
    const bool needs_colour = kind == Chart::Kind::stacked_bars || kind == Chart::Kind::heatmap;
    if (needs_colour && !colour) return false;
    return kind != Chart::Kind::gantt ||
           (x_end && type_of_column(table, *x) == "date" && type_of_column(table, *x_end) == "date");
}

ChartJson chart_rows(const ChartColumns &columns, Lang lang) {
    Json rows = Json::array();
    for (const auto &row : columns.table.rows) {
        if (unknown(row, columns.x) || unknown(row, columns.y) || unknown(row, columns.x_end)) continue;
        Json value = {{"x", position(row[*columns.x], lang)},
                      {"y", position(row[*columns.y], lang)},
                      {"label", printable(shown(row[columns.colour.value_or(*columns.y)], lang))},
                      {"said", printable(shown(row[*columns.y], lang))},
                      {"tip", tip(columns.table, row, lang)}};
        if (columns.colour) value["c"] = position(row[*columns.colour], lang);
        if (columns.x_end) value["end"] = position(row[*columns.x_end], lang);
        if (columns.beside) value["beside"] = printable(shown(row[*columns.beside], lang));
        rows.push_back(std::move(value));
    }
    return rows;
}

ChartJson names(const ChartJson &rows, const char *field, const char *within) {
    return first_seen(
        rows, [&](const Json &row) { return row[field]; },
        [&](const Json &row) { return within == nullptr ? Json() : row[within]; });
}

} // namespace aitalent
