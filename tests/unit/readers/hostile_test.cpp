#include "archive_making.h"
#include "sheet_reading.h"

#include <chrono>

using namespace aitalent;
using namespace archive_making;
using namespace sheet_reading;

namespace {

using Codes = std::vector<std::string>;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

} // namespace

TEST_CASE("a sound workbook made here is read, so that the spoilt ones below are refused for what spoils them") {
    CHECK(rows_of(xlsx_of("<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>")) == Rows{{"a"}});
    CHECK(rows_of(ods_of("<table:table><table:table-row><table:table-cell office:value-type='string'><text:p>a</text:p>"
                         "</table:table-cell></table:table-row></table:table>")) == Rows{{"a"}});
}

TEST_CASE("archives that lie about themselves are refused before anything is unpacked") {
    auto parts = xlsx_parts("<worksheet/>");
    parts.push_back({"XL/Workbook.xml", "<workbook/>"});
    CHECK(codes_of(zip_of(parts)) == Codes{"AT-SHT-023"});
    parts = xlsx_parts("<worksheet/>");
    parts.back().encrypted = true;
    CHECK(codes_of(zip_of(parts)) == Codes{"AT-SHT-022"});
    parts = xlsx_parts("<worksheet/>");
    parts.push_back({"more.xml", "<worksheet/>", false, "xl/worksheets/sheet1.xml"});
    CHECK(codes_of(zip_of(parts)) == Codes{"AT-SHT-024"});
    CHECK(codes_of(zip_of({{"a.txt", "a"}})) == Codes{"AT-SHT-003"});
}

TEST_CASE("a workbook cut off anywhere, or with any byte changed, is refused or read without harm") {
    const std::string sound =
        xlsx_of("<row r='1'><c r='A1' t='inlineStr'><is><t>text</t></is></c><c r='B1'><v>1</v></c></row>");
    for (std::size_t length = 4; length < sound.size(); ++length)
        CHECK_FALSE(codes_of(sound.substr(0, length)).empty());
    for (std::size_t at = 0; at < sound.size(); ++at) {
        std::string spoilt = sound;
        spoilt[at] = static_cast<char>(spoilt[at] ^ 0x55);
        rows_of(spoilt);
    }
}

TEST_CASE("a bomb is refused when it swells, a genuine sheet that packs well is not") {
    const std::string row = "<row><c><v>1</v></c></row>";
    CHECK(codes_of(xlsx_of(repeated(" ", 40 << 20))) == Codes{"AT-SHT-021"});
    SheetOptions small;
    small.caps.inflated_bytes = 1 << 20;
    CHECK(codes_of(xlsx_of(repeated(row, 100'000)), small) == Codes{"AT-SHT-021"});
    std::string genuine; // 10 times its size packed
    for (int i = 0; genuine.size() < (20u << 20); ++i)
        genuine += "<row><c t='inlineStr'><is><t>員工編號 S" + std::to_string(i * 7919 % 1'000'003) +
                   "</t></is></c><c><v>1</v></c><c><v>20250722</v></c></row>";
    CHECK(codes_of(xlsx_of(genuine)).empty());
}

TEST_CASE("XML that attacks its reader is refused by name, quickly") {
    const auto sheet = [](std::string xml) { return zip_of(xlsx_parts(std::move(xml))); };
    const auto start = std::chrono::steady_clock::now();
    CHECK(codes_of(sheet("<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>")) == Codes{"AT-SHT-032"});
    CHECK(codes_of(sheet("<!DOCTYPE x SYSTEM 'file:///etc/passwd'><worksheet/>")) == Codes{"AT-SHT-032"});
    CHECK(codes_of(sheet(repeated("<a>", 2'000'000))) == Codes{"AT-SHT-031"});
    CHECK(codes_of(sheet("<worksheet a='" + repeated("x", 8 << 20) + "'/>")) == Codes{"AT-SHT-031"});
    CHECK(codes_of(sheet("<worksheet><sheetData>")) == Codes{"AT-SHT-030"});
    CHECK(codes_of(sheet("<worksheet>&nbsp;</worksheet>")) == Codes{"AT-SHT-030"});
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("cells beyond the grid, rows out of order and endless cells are refused") {
    CHECK(codes_of(xlsx_of("<row r='1048577'><c><v>1</v></c></row>")) == Codes{"AT-SHT-042"});
    CHECK(codes_of(xlsx_of("<row r='1'><c r='XFE1'><v>1</v></c></row>")) == Codes{"AT-SHT-042"});
    CHECK(codes_of(xlsx_of("<row r='1'><c r='ZZZZZZZZZZZZ1'><v>1</v></c></row>")) == Codes{"AT-SHT-042"});
    CHECK(codes_of(xlsx_of("<row r='2'/><row r='1'/>")) == Codes{"AT-SHT-041"});
    CHECK(codes_of(xlsx_of("<row r='x'/>")) == Codes{"AT-SHT-041"});
    CHECK(codes_of(xlsx_of("<row><c t='s'><v>7</v></c></row>")) == Codes{"AT-SHT-044"});
    CHECK(codes_of(xlsx_of("<row><c t='inlineStr'><is><t>" + repeated("x", 2 << 20) + "</t></is></c></row>")) ==
          Codes{"AT-SHT-043"});
}

TEST_CASE("repeated rows and columns of an ODS sheet are bounded") {
    const auto table = [](std::string row_attributes, std::string cell_attributes) {
        return ods_of("<table:table><table:table-row " + row_attributes + "><table:table-cell " + cell_attributes +
                      " office:value-type='float' office:value='1'/></table:table-row></table:table>");
    };
    CHECK(rows_of(table("table:number-rows-repeated='3'", "")).size() == 3);
    CHECK(codes_of(table("table:number-rows-repeated='1048577'", "")) == Codes{"AT-SHT-042"});
    CHECK(codes_of(table("", "table:number-columns-repeated='16385'")) == Codes{"AT-SHT-042"});
    CHECK(codes_of(table("table:number-rows-repeated='1048576'", "table:number-columns-repeated='16384'")) ==
          Codes{"AT-SHT-021"});
    CHECK(codes_of(table("table:number-rows-repeated='99999999999'", "")) == Codes{"AT-SHT-042"});
    const std::string blank = "<table:table><table:table-row table:number-rows-repeated='1048575'><table:table-cell "
                              "table:number-columns-repeated='16384'/></table:table-row></table:table>";
    CHECK(rows_of(ods_of(blank)).empty());
}

TEST_CASE("files that are no sheets are refused by what they are") {
    const auto format = [](std::string_view bytes) {
        Faults faults;
        rows_of(bytes, {}, &faults);
        return faults.empty() ? std::string() : faults.begin()->code + " " + faults.begin()->value("format");
    };
    CHECK(format("") == "AT-SHT-001 ");
    CHECK(format("\n  \n") == "AT-SHT-001 ");
    CHECK(format("<html><table><tr><td>1</td></tr></table></html>") == "AT-SHT-003 HTML");
    CHECK(format("\xef\xbb\xbf<?xml version='1.0'?><Workbook/>") == "AT-SHT-003 XML");
    CHECK(format("%PDF-1.7") == "AT-SHT-003 PDF");
    CHECK(format(std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) + std::string(600, '\0')) == "AT-SHT-003 XLS");
}
