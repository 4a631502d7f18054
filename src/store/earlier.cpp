#include "aitalent/store/earlier.h"

#include "database.h"
#include "schema.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

std::int64_t earlier_versions(const Store &store, PersonKey person) {
    auto &database = store.database();
    std::int64_t count = 0;
    for (const auto &table : domain_tables()) {
        const auto columns = columns_of(database, table);
        const bool people = table == "person";
        if (!people && std::find(columns.begin(), columns.end(), "person") == columns.end()) continue;
        Statement rows(database,
                       fmt::format("select count(*) from {}_before where {} = ?", table, people ? "key" : "person"));
        if (rows.bind(person); rows.next()) count += rows.integer();
    }
    return count;
}

} // namespace aitalent
