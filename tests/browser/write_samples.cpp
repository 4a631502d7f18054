// write_samples FOLDER TEXT: the sample report in every chart and form, with TEXT wherever data can stand.
#include "aitalent/writers/write.h"
#include "unit/writers/sample_report.h"

#include <fstream>

using namespace aitalent;

namespace {

Table sessions(const std::string &text) {
    Table table{
        .key = "sessions",
        .title = "Sessions",
        .columns = {
            {"course", "Course"}, {"session", "Session"}, {"starts", "Starts"}, {"ends", "Ends"}, {"tier", text}}};
    for (int i = 0; i < 12; ++i) {
        const auto day = plus_days(2027y / 1 / 11, i * 20);
        table.rows.push_back({text, Identifier{text + std::to_string(i)}, day, plus_days(day, i % 4),
                              std::string(i % 2 == 0 ? "foundation" : "applied")});
    }
    return table;
}

Table coverage(const std::string &text) {
    Table table{.key = "coverage",
                .title = "Coverage",
                .columns = {{"unit", "Unit"}, {"competency", "Competency"}, {"coverage", "Coverage"}}};
    for (int unit = 0; unit < 4; ++unit)
        for (int competency = 0; competency < 11; ++competency)
            table.rows.push_back({text + std::to_string(unit), text + std::to_string(competency),
                                  PerMille{(unit * 317 + competency * 91) % 1001}});
    return table;
}

Table levels(const std::string &text) {
    Table table{.key = "levels",
                .title = "Levels",
                .columns = {{"competency", "Competency"}, {"held", "Held"}, {"required", "Required"}}};
    for (std::uint8_t level = 0; level <= 4; ++level)
        table.rows.push_back({text, LevelCell{Level(level), Level(4), text}, LevelCell{Level(2), Level(4), text}});
    table.rows.push_back({text, LevelCell{{}, Level(4), text}, LevelCell{Level(3), Level(4), text}});
    return table;
}

Table identifiers() {
    Table table{.key = "identifiers", .title = "Identifiers", .columns = {{"id", "Id"}}};
    for (const auto *id :
         {"007", "1E5", "12345678901234567890", "００７", "=1+1", "＝1＋1", "-1", "@SUM(A1)", "\tx", "1-2"})
        table.rows.push_back({Identifier{id}});
    return table;
}

Report everything(const std::string &text) {
    auto report = sample_report(text);
    using Kind = Chart::Kind;
    report.sections.push_back(
        {.key = "charts",
         .title = "Charts",
         .charts = {{Kind::gantt, "calendar", text, "sessions", "starts", "session", "tier", "ends"},
                    {Kind::heatmap, "coverage", text, "coverage", "competency", "unit", "coverage"},
                    {Kind::bars, "bars", text, "coverage", "competency", "coverage"},
                    {Kind::stacked_bars, "stack", text, "coverage", "unit", "coverage", "competency"},
                    {Kind::line, "line", text, "coverage", "competency", "coverage", "unit"},
                    {Kind::profile, "profile", text, "levels", "competency", "held", "required"}},
         .tables = {sessions(text), coverage(text), levels(text)}});
    report.sections.push_back({.key = "identifiers", .title = "Identifiers", .tables = {identifiers()}});
    return report;
}

} // namespace

int main(int, char **arguments) {
    const auto report = everything(arguments[2]);
    for (const auto format : {Format::html, Format::xlsx, Format::ods})
        std::ofstream(arguments[1] + ("/sample." + std::string(name(format))), std::ios::binary)
            << write(report, format);
}
