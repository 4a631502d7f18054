#include "aitalent/writers/write.h"
#include "sample_report.h"
#include "writers/sheets/archive.h"
#include "writers/sheets/sheet.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace std::string_literals;

namespace {

Report with_heat_map() {
    auto report = sample_report();
    Table coverage{.key = "coverage",
                   .title = "Coverage",
                   .columns = {{"unit", "Unit"}, {"competency", "Competency"}, {"coverage", "Coverage"}}};
    coverage.rows = {{"U1"s, "literacy"s, PerMille{500}},
                     {"U1"s, "coding"s, PerMille{100}},
                     {"U2"s, "literacy"s, PerMille{900}},
                     {"U2"s, "governance"s, PerMille{300}},
                     {"U2"s, "coding"s, PerMille{200}}};
    report.sections.push_back(
        {.key = "coverage",
         .title = "Coverage",
         .charts = {{Chart::Kind::heatmap, "coverage", "Coverage", "coverage", "competency", "unit", "coverage"}},
         .tables = {coverage}});
    return report;
}

} // namespace

TEST_CASE(
    "a workbook has a summary, a sheet per table, and heat maps laid out crosswise, each under a name of its own") {
    auto report = with_heat_map();
    report.sections[0].tables[1].title = "a/b:c*[d]?\\'";
    const auto sheets = sheets_of(report, {});
    REQUIRE(sheets.size() == 5);
    CHECK(sheets[0].name == "summary");
    CHECK(sheets[1].name == "Cells");
    CHECK(sheets[2].name == "a b c  d");
    CHECK(sheets[3].name == "Coverage");
    CHECK(sheets[4].name == "Coverage (chart)");
    CHECK(sheets[4].shaded);
}

TEST_CASE("sheet names keep to 31 UTF-16 units and differ whatever the case") {
    auto report = sample_report();
    report.sections[0].tables[0].title = "各單位對各能力項目的涵蓋率各單位對各能力項目的涵蓋率各單位對各能力";
    report.sections[0].tables[1].title = report.sections[0].tables[0].title + "x";
    const auto sheets = sheets_of(report, {});
    CHECK(sheets[1].name == "各單位對各能力項目的涵蓋率各單位對各能力項目的涵蓋率各單位對各");
    CHECK(sheets[2].name == "各單位對各能力項目的涵蓋率各單位對各能力項目的涵蓋率各單 2");
}

TEST_CASE("crosswise, a column met late stands where its row has it, and what is not known stays empty") {
    const auto report = with_heat_map();
    const auto cross = crosswise(*report.table("coverage"), "unit", "competency", "coverage", Lang::en);
    REQUIRE(cross.columns.size() == 4);
    CHECK(cross.columns[1].label == "literacy");
    CHECK(cross.columns[2].label == "governance");
    CHECK(cross.columns[3].label == "coding");
    CHECK(cross.rows[0] == std::vector<Cell>{"U1"s, PerMille{500}, {}, PerMille{100}});
    CHECK(cross.rows[1] == std::vector<Cell>{"U2"s, PerMille{900}, PerMille{300}, PerMille{200}});
}

TEST_CASE("columns are as wide as their text on screen, two for a Chinese character, within bounds") {
    const auto widths = column_widths(sample_report().sections[0].tables[0], Lang::en);
    CHECK(widths[0] == 15); // "Staff number" and the filter
    CHECK(column_widths({.key = "", .title = "", .columns = {{"a", "王"}}}, Lang::en)[0] == 6);
    CHECK(column_widths({.key = "", .title = "", .columns = {{"a", "a"}}, .rows = {{std::string(300, 'x')}}},
                        Lang::en)[0] == 60);
}

TEST_CASE("a cell holds no more than a spreadsheet can, and nothing that is no character") {
    std::string much;
    for (int i = 0; i < 40'000; ++i) much += "王";
    CHECK(sheet_text(much).size() == 32'767u * 3);
    CHECK(sheet_text("a\x01z") == "a\\u{1}z");
}

TEST_CASE("workbooks are the same bytes every time") {
    for (const auto format : {Format::xlsx, Format::ods}) {
        const auto first = write(with_heat_map(), format);
        CHECK(first.starts_with("PK"));
        CHECK(write(with_heat_map(), format) == first);
    }
}

TEST_CASE("the first entry of an archive is stored, so a file's kind can be read from its first bytes") {
    const auto bytes = zip_archive({{"mimetype", "application/x-sample"}, {"b.xml", std::string(1000, 'b')}});
    CHECK(bytes.substr(30, 28) == "mimetypeapplication/x-sample");
    CHECK(bytes.size() < 400);
}

TEST_CASE("a calendar is drawn as bars of days that begin on their first day") {
    auto report = sample_report();
    Table sessions{.key = "sessions",
                   .title = "Sessions",
                   .columns = {{"session", "Session"}, {"starts", "Starts"}, {"ends", "Ends"}}};
    sessions.rows = {{Identifier{"A1"}, 2027y / 1 / 12, 2027y / 1 / 14},
                     {Identifier{"B1"}, 2027y / 2 / 1, 2027y / 2 / 1}};
    report.sections = {
        {.key = "sessions",
         .title = "Sessions",
         .charts = {{Chart::Kind::gantt, "calendar", "Calendar", "sessions", "starts", "session", "", "ends"}},
         .tables = {sessions}}};
    const auto sheet = sheets_of(report, {}).back();
    REQUIRE(sheet.chart == Chart::Kind::gantt);
    CHECK(sheet.table.rows[0] == std::vector<Cell>{Identifier{"A1"}, 2027y / 1 / 12, std::int64_t{3}});
    CHECK(sheet.table.rows[1][2] == Cell(std::int64_t{1}));
}

TEST_CASE("levels held stand beside levels asked, and series beside one another") {
    auto report = sample_report();
    const LevelCell one{Level(1), Level(4), "one"}, two{Level(2), Level(4), "two"};
    Table levels{.key = "levels",
                 .title = "Levels",
                 .columns = {{"competency", "Competency"}, {"held", "Held"}, {"asked", "Asked"}, {"who", "Who"}},
                 .rows = {{"literacy"s, one, two, "x"s}}};
    Table stages{.key = "stages",
                 .title = "Stages",
                 .columns = {{"tier", "Tier"}, {"stage", "Stage"}, {"low", "Readiness"}},
                 .rows = {{"T1"s, "now"s, PerMille{100}}, {"T1"s, "then"s, PerMille{200}}}};
    report.sections = {{.key = "all",
                        .title = "All",
                        .charts = {{Chart::Kind::profile, "p", "Profile", "levels", "competency", "held", "asked"},
                                   {Chart::Kind::bars, "b", "Bars", "stages", "tier", "low", "stage"}},
                        .tables = {levels, stages}}};
    const auto sheets = sheets_of(report, {});
    REQUIRE(sheets.size() == 5);
    CHECK(sheets[3].table.rows[0] == std::vector<Cell>{"literacy"s, one, two});
    CHECK(sheets[4].table.rows[0] == std::vector<Cell>{"T1"s, PerMille{100}, PerMille{200}});
}
