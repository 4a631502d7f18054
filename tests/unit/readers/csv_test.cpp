#include "sheet_reading.h"

#include <nlohmann/json.hpp>

using namespace aitalent;
using namespace sheet_reading;

TEST_CASE("fields, quotes and line ends of every usual kind come out as written") {
    CHECK(rows_of("a,b\n1,2\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(rows_of("a,b\r\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(rows_of("a,b\r1,2\r") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(rows_of("a,\"b,\"\"c\"\"\nd\"\n,\"\"\nx,\n") == Rows{{"a", "b,\"c\"\nd"}, {"x", ""}});
    CHECK(rows_of("5\" disk,6\n7,8\n") == Rows{{"5\" disk", "6"}, {"7", "8"}});
}

TEST_CASE("the delimiter is found in the lines or told by a sep= line") {
    CHECK(rows_of("title\na\tb,c\n1\t2,0\n") == Rows{{"title"}, {"a", "b,c"}, {"1", "2,0"}});
    CHECK(rows_of("a;b,x;c\n1;2;3\n") == Rows{{"a", "b,x", "c"}, {"1", "2", "3"}});
    CHECK(rows_of("sep=|\na|b,c;d\n") == Rows{{"a", "b,c;d"}});
    SheetOptions semicolon;
    semicolon.delimiter = ';';
    CHECK(rows_of("a,b,c\n1,2,3\n", semicolon) == Rows{{"a,b,c"}, {"1,2,3"}});
}

TEST_CASE("rows keep the number a spreadsheet program would show") {
    std::vector<std::uint32_t> numbers;
    const auto input = memory_input("a,b\n\n,\n\"x\ny\",2\nlast,3");
    Faults faults;
    open_workbook(*input, {}, faults)
        ->read(
            0, [&](const SheetRow &row) { return numbers.push_back(row.number), true; }, faults);
    CHECK(numbers == std::vector<std::uint32_t>{1, 4, 5});
}

TEST_CASE("what cannot be meant is a fault with its cell, and the row is still delivered") {
    CHECK(codes_of("a,b\n\"x\"y,2\n") == std::vector<std::string>{"AT-SHT-013"});
    CHECK(rows_of("a,b\n\"x\"y,2\n")[1] == std::vector<std::string>{"\"x\"y", "2"});
    CHECK(codes_of("a,b\n1,\"open\n3,4\n") == std::vector<std::string>{"AT-SHT-014"});
    CHECK(codes_of("a,b\n1\r1,2\n") == std::vector<std::string>{"AT-SHT-015"});
    CHECK(codes_of(std::string("a,b\n1,x\0y\n3,4\n", 14)) == std::vector<std::string>{"AT-SHT-016"});
    Faults faults;
    const auto rows =
        rows_of("員工,b\n許\xff,2\n3,4\n", SheetOptions{.file = "f.csv", .encoding = Encoding::utf8}, &faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults.begin()->code == "AT-SHT-010");
    CHECK(faults.begin()->place.line == 2);
    CHECK(faults.begin()->place.column == 1);
    CHECK(faults.begin()->value("found") == "FF");
    CHECK(rows[1][0] == "許\ufffd");
}

TEST_CASE("a line without end is refused by name, in little memory") {
    SheetOptions options;
    options.caps.row_bytes = 1 << 16;
    CHECK(codes_of("a,b\n" + std::string(1 << 20, 'x'), options) == std::vector<std::string>{"AT-SHT-011"});
    CHECK(codes_of("a,b\n\"" + std::string(1 << 20, '\n'), options) == std::vector<std::string>{"AT-SHT-011"});
}

TEST_CASE("a row does not change with the place where the file was cut into parts") {
    const std::string quoted = "\"" + std::string(100, 'q') + "\"\"\r\n許功蓋\"";
    std::string text, expected = std::string(100, 'q') + "\"\r\n許功蓋";
    for (int i = 0; i < 10'000; ++i) text += std::to_string(i) + "," + quoted + ",é\r\n";
    const auto rows = rows_of(text);
    REQUIRE(rows.size() == 10'000);
    for (std::size_t i = 0; i < rows.size(); ++i)
        REQUIRE(rows[i] == std::vector<std::string>{std::to_string(i), expected, "é"});
}

TEST_CASE("csv-spectrum: every file equals its JSON") { // max-mapper/csv-spectrum, BSD-2
    const auto folder = shared_data();
    if (folder.empty()) return;
    for (const auto &entry : std::filesystem::directory_iterator(folder / "csv-spectrum/csvs")) {
        const auto stem = entry.path().stem().string();
        if (stem == "location_coordinates") continue; // its JSON is of another file
        INFO(stem);
        const auto rows = rows_of(bytes_of(entry.path()));
        const bool lost_cr = stem == "newlines_crlf"; // the CSV to hand has bare LF inside its quotes
        auto json = nlohmann::json::parse(bytes_of(folder / "csv-spectrum/json" / (stem + ".json")));
        REQUIRE(rows.size() == json.size() + 1);
        for (std::size_t i = 1; i < rows.size(); ++i)
            for (std::size_t c = 0; c < rows[0].size(); ++c) {
                auto expected = json[i - 1][rows[0][c]].get<std::string>();
                if (lost_cr) std::erase(expected, '\r');
                CHECK(rows[i][c] == expected);
            }
    }
}
