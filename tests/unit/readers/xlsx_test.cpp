#include "sheet_reading.h"

#include <cmath>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

using namespace aitalent;
using namespace sheet_reading;
using nlohmann::json;

namespace {

std::string reference(std::size_t column, std::uint32_t row) {
    return column_letters(static_cast<std::uint32_t>(column + 1)) + std::to_string(row);
}

/// A cell in the form of cells.jsonl.
json as_expected_form(const SheetCell &cell) {
    const std::string text(cell.text), shown(cell.shown);
    switch (cell.type) {
    case CellType::number:
        return {"n", std::stod(text)};
    case CellType::date:
        return {"d", std::stod(text), shown.size() == 10 ? shown + "T00:00:00" : shown};
    case CellType::boolean:
        return {"b", text == "TRUE"};
    case CellType::error:
        return {"e", text};
    default:
        return {"s", text};
    }
}

/// A length of time went through days and microseconds in the expected form: equal but for the last digits.
bool same(const json &read, const json &expected) {
    if (read == expected) return true;
    return read.size() == 3 && expected.size() == 3 && read[0] == "d" && expected[0] == "d" && read[2] == expected[2] &&
           std::abs(read[1].get<double>() - expected[1].get<double>()) < 1e-12;
}

std::map<std::string, json> cells_of(Workbook &workbook, std::size_t sheet, Faults &faults) {
    std::map<std::string, json> cells;
    workbook.read(
        sheet,
        [&](const SheetRow &row) {
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (row.cells[i].type != CellType::blank)
                    cells[reference(i, row.number)] = as_expected_form(row.cells[i]);
            return true;
        },
        faults);
    return cells;
}

} // namespace

TEST_CASE("57 workbooks on which two other readers agree are read equal, cell by cell") { // tafia/calamine, MIT
    const auto folder = shared_data();
    if (folder.empty()) return;
    std::ifstream lines(folder / "xlsx/cells.jsonl");
    int workbooks = 0, compared = 0;
    for (std::string line; std::getline(lines, line); ++workbooks) {
        const auto expected = json::parse(line);
        const auto path = folder / "xlsx/files" / std::filesystem::path(expected["path"].get<std::string>()).filename();
        INFO(path.filename().string());
        const auto input = file_input(path.string());
        Faults faults;
        const auto workbook = open_workbook(*input, {}, faults);
        REQUIRE(workbook);
        REQUIRE(workbook->sheets().size() == expected["sheets"].size());
        for (std::size_t i = 0; i < workbook->sheets().size(); ++i) {
            const auto &sheet = expected["sheets"][i];
            INFO(workbook->sheets()[i].name);
            CHECK(workbook->sheets()[i].name == sheet["name"]);
            const auto cells = cells_of(*workbook, i, faults);
            CHECK(cells.size() == sheet["cells"].size());
            for (const auto &cell : sheet["cells"].items()) {
                INFO(cell.key());
                REQUIRE(cells.contains(cell.key()));
                CHECK(same(cells.at(cell.key()), cell.value()));
                ++compared;
            }
        }
        CHECK(faults.empty());
    }
    CHECK(workbooks == 57);
    CHECK(compared > 1'600);
}

TEST_CASE("the other workbooks are read or refused by name") {
    const auto folder = shared_data();
    if (folder.empty()) return;
    const std::map<std::string, std::size_t> cells_read = {
        {"date_iso.xlsx", 6},           {"empty_s_attribute.xlsx", 10}, {"has_x000D_.xlsx", 1},
        {"has_x000D_inline.xlsx", 1},   {"issue_174.xlsx", 22},         {"issue_419.xlsx", 1},
        {"issue_530.xlsx", 30},         {"minimal_package.xlsx", 6986}, {"richtext-after-plain.xlsx", 8},
        {"strict_iso_paths.xlsx", 1368}};
    for (const auto &each : cells_read) {
        INFO(each.first);
        const auto input = file_input((folder / "xlsx/files" / each.first).string());
        Faults faults;
        const auto workbook = open_workbook(*input, {}, faults);
        std::size_t cells = 0;
        for (std::size_t i = 0; workbook && i < workbook->sheets().size(); ++i)
            cells += cells_of(*workbook, i, faults).size();
        CHECK(cells == each.second);
        CHECK(faults.empty());
    }
}

TEST_CASE("a password-protected workbook and one whose directory lies are refused") {
    const auto folder = shared_data();
    if (folder.empty()) return;
    CHECK(codes_of(bytes_of(folder / "xlsx/files/pass_protected.xlsx")) == std::vector<std::string>{"AT-SHT-022"});
    CHECK(codes_of(bytes_of(folder / "xlsx/files/issue252.xlsx")) == std::vector<std::string>{"AT-SHT-020"});
}
