#include "archive_making.h"
#include "sheet_reading.h"

using namespace aitalent;
using namespace archive_making;
using namespace sheet_reading;

namespace {

/// The cells of a sheet as "type:text" or "type:text=shown".
std::vector<std::vector<std::string>> described(const std::string &bytes, std::size_t sheet = 0) {
    const auto input = memory_input(bytes);
    Faults faults;
    const auto workbook = open_workbook(*input, {}, faults);
    REQUIRE(workbook);
    std::vector<std::vector<std::string>> rows;
    workbook->read(
        sheet,
        [&](const SheetRow &row) {
            rows.resize(row.number);
            for (const auto &cell : row.cells)
                rows.back().push_back(cell.type == CellType::blank
                                          ? ""
                                          : std::string(name(cell.type)) + ":" + std::string(cell.text) +
                                                (cell.shown.empty() ? "" : "=" + std::string(cell.shown)));
            return true;
        },
        faults);
    CHECK(faults.empty());
    return rows;
}

std::string row(std::string cells) {
    return "<table:table-row>" + std::move(cells) + "</table:table-row>";
}

} // namespace

TEST_CASE("every type of ODS cell is read as what it is") {
    const auto rows = described(ods_of(
        "<table:table table:name='A'>" +
        row("<table:table-cell office:value-type='string'><text:p>王<text:s "
            "text:c='2'/>小明</text:p><text:p>二行</text:p></table:table-cell>"
            "<table:table-cell office:value-type='float' office:value='1.10'><text:p>1.1</text:p></table:table-cell>"
            "<table:table-cell office:value-type='float' office:value='7'><text:p>007</text:p></table:table-cell>"
            "<table:table-cell office:value-type='date' "
            "office:date-value='2025-07-22'><text:p>114/7/22</text:p></table:table-cell>"
            "<table:table-cell office:value-type='time' office:time-value='PT09H30M00S'/>"
            "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
            "<table:table-cell office:value-type='string' calcext:value-type='error' "
            "table:formula='of:=1/0'><text:p>#DIV/0!</text:p></table:table-cell>") +
        "</table:table>"));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0] == std::vector<std::string>{"text:王  小明\n二行", "number:1.10", "number:7=007",
                                              "date:2025-07-22=2025-07-22", "date:PT09H30M00S=09:30:00", "boolean:TRUE",
                                              "error:#DIV/0!"});
}

TEST_CASE("repeats, gaps, notes and phonetic texts of an ODS sheet do not shift or change cells") {
    const auto rows =
        described(ods_of("<table:table table:name='A'><table:table-row "
                         "table:number-rows-repeated='2'><table:table-cell/></table:table-row>" +
                         row("<table:table-cell/><table:table-cell table:number-columns-repeated='2' "
                             "office:value-type='float' office:value='5'/>"
                             "<table:covered-table-cell/><table:table-cell "
                             "office:value-type='string'><office:annotation><text:p>note</text:p></office:annotation>"
                             "<text:p><text:ruby><text:ruby-base>東</text:ruby-base><text:ruby-text>ㄉㄨㄥ</"
                             "text:ruby-text></text:ruby>京</text:p></table:table-cell>"
                             "<table:table-cell table:number-columns-repeated='16000'/>") +
                         "</table:table>"));
    REQUIRE(rows.size() == 3);
    CHECK(rows[2] == std::vector<std::string>{"", "number:5", "number:5", "", "text:東京"});
}

TEST_CASE("ODS sheets are told apart by name, hidden ones are marked") {
    const std::string bytes =
        ods_of("<table:table table:name='公開' table:style-name='v'>" +
                   row("<table:table-cell office:value-type='string'><text:p>1</text:p></table:table-cell>") +
                   "</table:table><table:table table:name='隱藏' table:style-name='h'>" +
                   row("<table:table-cell office:value-type='string'><text:p>2</text:p></table:table-cell>") +
                   "</table:table>",
               "<style:style style:name='v'><style:table-properties table:display='true'/></style:style>"
               "<style:style style:name='h'><style:table-properties table:display='false'/></style:style>");
    const auto input = memory_input(bytes);
    Faults faults;
    const auto workbook = open_workbook(*input, {}, faults);
    REQUIRE(workbook->sheets().size() == 2);
    CHECK(workbook->sheets()[0].name == "公開");
    CHECK(workbook->sheets()[1].visibility == Visibility::hidden);
    CHECK(described(bytes, 1) == std::vector<std::vector<std::string>>{{"text:2"}});
}

TEST_CASE("an encrypted ODS file is refused") {
    CHECK(codes_of(zip_of(
              {{"content.xml", "x"},
               {"META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>"}})) ==
          std::vector<std::string>{"AT-SHT-022"});
}

TEST_CASE("XLSX: leading zeros by format, dates of both epochs, phonetics dropped, formulas without a result marked") {
    const std::string strings = "<sst><si><r><t>東</t></r><r><t>京</t></r><rPh sb='0' "
                                "eb='1'><t>トウ</t></rPh></si><si><t>a_x000D_b</t></si></sst>";
    const std::string bytes =
        xlsx_of("<row r='2'><c r='A2' s='2'><v>7</v></c><c r='B2' s='1'><v>45860</v></c><c r='C2' t='s'><v>0</v></c>"
                "<c r='D2' t='s'><v>1</v></c><c r='E2'><f>1+1</f></c><c r='G2' s='1'><v>60</v></c></row>",
                strings);
    CHECK(described(bytes) ==
          std::vector<std::vector<std::string>>{
              {}, {"number:7=000007", "date:45860=2025-07-22", "text:東京", "text:a\rb", "", "", "date:60"}});
    const auto input = memory_input(bytes);
    Faults faults;
    bool marked = false;
    open_workbook(*input, {}, faults)
        ->read(
            0, [&](const SheetRow &row) { return marked = row.cells[4].never_computed, true; }, faults);
    CHECK(marked);
}
