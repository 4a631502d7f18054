#pragma once
#include "aitalent/exchange/formats.h"
#include "aitalent/readers/sheet.h"

#include "source_dir.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

namespace exchange_reading {

inline aitalent::ForeignTable table_of(std::string_view bytes, std::string file) {
    aitalent::Faults faults;
    const auto input = aitalent::memory_input(bytes);
    const auto workbook = aitalent::open_workbook(*input, {.file = file}, faults);
    REQUIRE(workbook);
    aitalent::ForeignTable table{.file = std::move(file)};
    workbook->read(
        0,
        [&](const aitalent::SheetRow &row) {
            std::vector<std::string> cells;
            for (const auto &cell : row.cells) cells.emplace_back(cell.text);
            if (table.header.empty())
                table.header = std::move(cells);
            else
                table.rows.push_back({row.number, std::move(cells)});
            return true;
        },
        faults);
    CHECK_FALSE(faults.has_errors());
    return table;
}

/// The folder of shared test material, or an empty path; then the test says so.
inline std::filesystem::path shared_data() {
    namespace fs = std::filesystem;
    if (const char *told = std::getenv("AITALENT_SHARED_DATA")) return told;
    const auto beside = source_dir() / "../shared/data";
    if (fs::exists(beside)) return beside;
    MESSAGE("skipped: no ../shared/data and no AITALENT_SHARED_DATA");
    return {};
}

inline std::string bytes_of(const std::filesystem::path &path) {
    const auto input = aitalent::file_input(path.string());
    return input->text_at(0, static_cast<std::size_t>(input->size()));
}

inline std::size_t count(const aitalent::Faults &faults, std::string_view code) {
    std::size_t found = 0;
    for (const auto &fault : faults) found += fault.code == code;
    return found;
}

} // namespace exchange_reading
