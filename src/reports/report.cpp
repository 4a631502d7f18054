#include "aitalent/reports/report.h"

namespace aitalent {

const Table *Report::table(std::string_view table_key) const {
    for (const auto &section : sections)
        for (const auto &table : section.tables)
            if (table.key == table_key) return &table;
    return nullptr;
}

} // namespace aitalent
