#pragma once
#include "aitalent/readers/sheet.h"

#include "source_dir.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace sheet_reading {

/// The rows of a text as lists of cell texts; rows without anything are not delivered.
using Rows = std::vector<std::vector<std::string>>;

inline Rows rows_of(std::string_view bytes, aitalent::SheetOptions options = {}, aitalent::Faults *found = nullptr) {
    aitalent::Faults faults;
    const auto input = aitalent::memory_input(bytes);
    const auto workbook = aitalent::open_workbook(*input, options, faults);
    Rows rows;
    if (workbook)
        workbook->read(
            0,
            [&](const aitalent::SheetRow &row) {
                auto &texts = rows.emplace_back();
                for (const auto &cell : row.cells) texts.emplace_back(cell.text);
                return true;
            },
            faults);
    if (found != nullptr) *found = std::move(faults);
    return rows;
}

/// Codes of the faults found in reading the text, in order.
inline std::vector<std::string> codes_of(std::string_view bytes, aitalent::SheetOptions options = {}) {
    aitalent::Faults faults;
    rows_of(bytes, options, &faults);
    std::vector<std::string> codes;
    for (const auto &fault : faults) codes.push_back(fault.code);
    return codes;
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

} // namespace sheet_reading
