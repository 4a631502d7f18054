#include "upsert.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aitalent {

namespace {

std::string upsert_sql(const Upsert::Table &table) {
    std::string columns, values, updates, before, after;
    for (const auto &list : {table.key, table.compared, table.carried})
        for (auto column : list) {
            columns += fmt::format("{}, ", column);
            values += "?, ";
        }
    for (const auto &list : {table.compared, table.carried})
        for (auto column : list) updates += fmt::format("{0} = excluded.{0}, ", column);
    for (auto column : table.compared) {
        before += fmt::format("{}{}.{}", before.empty() ? "" : ", ", table.name, column);
        after += fmt::format("{}excluded.{}", after.empty() ? "" : ", ", column);
    }
    auto sql = fmt::format("insert into {} ({}batch) values ({}?) on conflict ({}) do ", table.name, columns, values,
                           fmt::join(table.key, ", "));
    if (table.compared.size() == 0) return sql + "nothing";
    return sql + fmt::format("update set {}batch = excluded.batch where ({}) is not ({})", updates, before, after);
}

} // namespace

Upsert::Upsert(Transaction &transaction, const Table &table)
    : transaction_(transaction), statement_(transaction.database(), upsert_sql(table)) {}

Removal::Removal(Transaction &transaction, std::string_view table, std::string_view condition)
    : transaction_(transaction),
      mark_(transaction.database(), fmt::format("update {} set batch = ? where {}", table, condition)),
      remove_(transaction.database(), fmt::format("delete from {} where {}", table, condition)) {}

} // namespace aitalent
