#include "cell.h"
#include "forms.h"

#include <nlohmann/json.hpp>

namespace aitalent {

namespace {

using Json = nlohmann::ordered_json;

Json level_json(const LevelCell &cell) {
    Json level = {{"level", nullptr}, {"of", cell.of.value()}, {"label", cell.label}};
    if (cell.level) level["level"] = cell.level->value();
    return level;
}

Json cell_json(const Cell &cell) {
    return std::visit(
        Cases{[](std::monostate) { return Json(nullptr); }, [](const std::string &text) { return Json(text); },
              [](const Identifier &id) { return Json(id.text); }, [](std::int64_t number) { return Json(number); },
              [](bool yes) { return Json(yes); }, [](Date date) { return Json(iso(date)); },
              [](Money money) { return Json(money.dollars()); },
              [](PerMille share) { return Json(static_cast<double>(share.value) / 1000); },
              [](const LevelCell &level) { return level_json(level); },
              [](Hours hours) { return Json(static_cast<double>(hours.length.count()) / 60); }},
        cell);
}

Json row_json(const Table &table, const std::vector<Cell> &row) {
    Json json = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) json[table.columns[i].key] = cell_json(row[i]);
    return json;
}

Json table_json(const Table &table) {
    Json columns = Json::array(), rows = Json::array();
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        columns.push_back({{"key", table.columns[i].key},
                           {"label", table.columns[i].label},
                           {"type", std::string(type_of_column(table, i))}});
    for (const auto &row : table.rows) rows.push_back(row_json(table, row));
    return {{"key", table.key},
            {"title", table.title},
            {"note", table.note},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)}};
}

Json figures_json(const std::vector<Figure> &figures) {
    Json json = Json::array();
    for (const auto &figure : figures)
        json.push_back({{"key", figure.key},
                        {"label", figure.label},
                        {"type", std::string(type_name(figure.value))},
                        {"value", cell_json(figure.value)},
                        {"note", figure.note}});
    return json;
}

Json section_json(const Section &section, const WriteOptions &options) {
    Json tables = Json::array();
    for (const auto &table : section.tables)
        if (wanted(table, options)) tables.push_back(table_json(table));
    return {{"key", section.key},
            {"title", section.title},
            {"text", section.text},
            {"figures", figures_json(section.figures)},
            {"tables", std::move(tables)}};
}

std::string dumped(const Json &json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::string write_json(const Report &report, const WriteOptions &options) {
    Json sections = Json::array();
    for (const auto &section : report.sections) sections.push_back(section_json(section, options));
    return dumped({{"schema", "aitalent-report/1"},
                   {"kind", report.kind},
                   {"language", std::string(tag(report.lang))},
                   {"title", report.title},
                   {"subtitle", report.subtitle},
                   {"about", figures_json(report.about)},
                   {"notice", report.notice},
                   {"sections", std::move(sections)}},
                  2);
}

std::string write_jsonl(const Report &report, const WriteOptions &options) {
    std::string out;
    for (const auto &section : report.sections)
        for (const auto &table : section.tables) {
            if (!wanted(table, options)) continue;
            for (const auto &row : table.rows)
                out += dumped({{"schema", "aitalent-row/1"},
                               {"report", report.kind},
                               {"table", table.key},
                               {"row", row_json(table, row)}},
                              -1);
        }
    return out;
}

} // namespace aitalent
