#include "aitalent/base/fault.h"
#include "aitalent/writers/write.h"
#include "sample_report.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace aitalent;
using namespace std::string_literals;

namespace {

bool holds(const std::string &text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("CSV gives the first table under its column keys, with bare numbers, ISO dates and empty unknowns") {
    CHECK(write(sample_report(), Format::csv) == "staff_no,name,people,ready,on,cost,share,level,hours\n"
                                                 "007,王小明,-1234,true,2026-12-01,1500,0.412,2,1.5\n"
                                                 "1E5,,,false,,,,,\n");
}

TEST_CASE("a table is chosen by its key; an unknown key names those there are") {
    CHECK(write(sample_report(), Format::csv, {.table = "second"}) == "note\n王小明\n");
    try {
        write(sample_report(), Format::csv, {.table = "secnd"});
        FAIL("no error");
    } catch (const Error &error) {
        CHECK(error.exit() == Exit::usage);
        CHECK(error.faults().begin()->code == "AT-WRT-001");
        CHECK(error.faults().begin()->value("suggestion") == "second");
    }
}

TEST_CASE("CSV quotes what would break a row, and TSV what would break its own") {
    CHECK(write(sample_report("a,\"b\"\nc"), Format::csv, {.table = "second"}) == "note\n\"a,\"\"b\"\"\nc\"\n");
    CHECK(write(sample_report("a\tb"), Format::tsv, {.table = "second"}) == "note\n\"a\tb\"\n");
    CHECK(write(sample_report("a,b"), Format::tsv, {.table = "second"}) == "note\na,b\n");
}

TEST_CASE("text cannot become a formula; numbers stay numbers; scripts may ask for the text as it is") {
    const auto csv = write(sample_report("=HYPERLINK(1)"), Format::csv);
    CHECK(holds(csv, "007,'=HYPERLINK(1),-1234,"));
    CHECK(holds(write(sample_report("=HYPERLINK(1)"), Format::csv, {.plain = true}), "007,=HYPERLINK(1),-1234,"));
}

TEST_CASE("for spreadsheet programs: byte order mark, CRLF, headings in the report's language") {
    const auto csv = write(sample_report(), Format::csv, {.excel = true});
    CHECK(csv.starts_with("\ufeffStaff number,Name,"));
    CHECK(holds(csv, "007,王小明,-1234,yes,2026-12-01,1500,0.412,2,1.5\r\n"));
}

TEST_CASE("Big5 output has no byte order mark and refuses, by name, what it cannot hold") {
    const WriteOptions big5{.table = "second", .excel = true, .encoding = OutputEncoding::cp950};
    CHECK(write(sample_report("許"), Format::csv, big5) == "\xb3\\\r\n\xb3\\\r\n");
    CHECK_THROWS_AS(write(sample_report("emoji 😀"), Format::csv, big5), Error);
}

TEST_CASE("JSON carries its schema, typed cells and null for what is unknown") {
    const auto json = nlohmann::json::parse(write(sample_report(), Format::json));
    CHECK(json["schema"] == "aitalent-report/1");
    CHECK(json["language"] == "en");
    const auto &table = json["sections"][0]["tables"][0];
    CHECK(table["columns"][6]["type"] == "share");
    CHECK(table["rows"][0]["staff_no"] == "007");
    CHECK(table["rows"][0]["people"] == -1234);
    CHECK(table["rows"][0]["share"] == 0.412);
    CHECK(table["rows"][0]["level"]["level"] == 2);
    CHECK(table["rows"][1]["level"]["level"].is_null());
    CHECK(table["rows"][1]["people"].is_null());
}

TEST_CASE("JSON lines give every row of every table with the table's key") {
    const auto lines = write(sample_report(), Format::jsonl);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 3);
    const auto last = nlohmann::json::parse(lines.substr(lines.rfind('\n', lines.size() - 2) + 1));
    CHECK(last["schema"] == "aitalent-row/1");
    CHECK(last["table"] == "second");
    CHECK(last["row"]["note"] == "王小明");
}

TEST_CASE("Markdown from hostile text holds no markup of its own and breaks out of no cell") {
    const auto text = write(sample_report("<b>|`x`|</b>\n# [a](javascript:b)"), Format::md);
    CHECK(holds(text, "| \\<b\\>\\|\\`x\\`\\|\\</b\\> \\# \\[a\\](javascript:b) |"));
    CHECK_FALSE(holds(text, "<b>"));
}

TEST_CASE("a terminal table is aligned by display width and says what is unknown") {
    Report report = sample_report();
    report.sections[0].tables[0].columns.resize(3);
    for (auto &row : report.sections[0].tables[0].rows) row.resize(3);
    CHECK(holds(write(report, Format::table), "Staff number  Name    People\n"
                                              "────────────  ──────  ──────\n"
                                              "007           王小明  -1,234\n"
                                              "1E5\n"));
}

TEST_CASE("no line of a terminal table is wider than asked as long as its numbers fit") {
    const auto text =
        write(sample_report("一段很長的說明文字需要換行 with some words in it"), Format::table, {.width = 90});
    for (const auto line : split(text, '\n')) CHECK_MESSAGE(display_width(line) <= 90, line);
}

TEST_CASE("on a narrow terminal headings and texts are broken, numbers, dates and identifiers are not") {
    Report report = sample_report("一段很長的說明文字需要換行");
    for (auto &column : report.sections[0].tables[0].columns) column.label += " of everybody there is";
    const auto text = write(report, Format::table, {.table = "cells", .width = 80});
    for (const auto line : split(text, '\n')) CHECK_MESSAGE(display_width(line) <= 80, line);
    for (const char *whole : {"007", "-1,234", "2026-12-01", "1,500", "41.2%"}) CHECK(holds(text, whole));
}

TEST_CASE("lines end after a mark of a list, words of either script stay whole, and no line begins with a mark") {
    Report report;
    report.sections = {{"s", "", {}, {}, {}, {{"t", "", {}, {{"what", "", true}}, {}}}}};
    const auto lines = [&](const std::string &text, int width) {
        report.sections[0].tables[0].rows = {{text}};
        const auto out = write(report, Format::table, {.width = width});
        return out.substr(out.find("─\n") + 4);
    };
    CHECK(lines("人工智慧治理素養 1→3、自動化應用 0→2", 28).starts_with("人工智慧治理素養 1→3、\n自動化應用 0→2\n"));
    CHECK(lines("以ChatGPT撰寫公文", 12).starts_with("以ChatGPT撰\n寫公文\n"));
    CHECK(lines("請以GenerativeAI處理", 14).starts_with("請以\nGenerativeAI處\n理\n"));
    CHECK(lines("公文撰寫，會議紀錄", 8).starts_with("公文撰\n寫，會議\n紀錄\n"));
}

TEST_CASE("data cannot drive the terminal") {
    const auto text = write(sample_report("\x1b[2J\u202etxt\a"), Format::table, {.colour = true});
    CHECK_FALSE(holds(text, "\x1b[2J"));
    CHECK_FALSE(holds(text, "\u202e"));
    CHECK_FALSE(holds(text, "\a"));
}

TEST_CASE("dates for people are Minguo in Chinese") {
    CHECK(holds(write(sample_report("x", Lang::zh_tw), Format::table), "115/12/01"));
    CHECK(holds(write(sample_report("x", Lang::zh_tw), Format::csv), "2026-12-01"));
}

TEST_CASE("formats are known by name and by the ending of a file") {
    CHECK(parse_format("jsonl") == Format::jsonl);
    CHECK_FALSE(parse_format("pdf"));
    CHECK(format_of_file("out/agency.html") == Format::html);
    CHECK(format_of_file("roster.XLSX") == Format::xlsx);
    CHECK_FALSE(format_of_file("agency"));
}
