#include "aitalent/base/hash.h"
#include "aitalent/store/health.h"
#include "database.h"
#include "schema.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aitalent {

namespace {

/// Columns that tell how a row came in and not what it says; a document's text is told by its hash.
constexpr std::array<std::string_view, 3> unseen = {"source_row", "loaded_at", "source"};

/// A column in terms that are the same in every store; empty where the digest does not see it.
std::string canonical(const std::string &table, const std::string &column) {
    for (auto name : unseen)
        if (column == name) return {};
    if (column == "person") return "r.place";
    if (column == "pseudonym") return "t.pseudonym <> x''";
    if (table == "rating" && column == "competency") return "c.id";
    return "t." + column;
}

std::vector<std::string> canonical_columns(Database &database, const std::string &table) {
    std::vector<std::string> expressions;
    auto columns = kept_columns(database, table);
    if (const auto place = std::find(columns.begin(), columns.end(), "pseudonym"); place != columns.end())
        std::rotate(std::find(columns.begin(), columns.end(), "region"), place, place + 1); // as before schema 5
    for (const auto &column : columns)
        if (auto expression = canonical(table, column); !expression.empty()) expressions.push_back(expression);
    return expressions;
}

std::string places(std::size_t count) {
    std::string list;
    for (std::size_t i = 1; i <= count; ++i) list += fmt::format("{}{}", i == 1 ? "" : ", ", i);
    return list;
}

/// All rows of a table, ordered by everything they say. People stand for their place among people.
std::string canonical_rows(Database &database, const std::string &table) {
    const auto columns = canonical_columns(database, table);
    const auto has = [&](const char *column) {
        const auto all = columns_of(database, table);
        return std::find(all.begin(), all.end(), column) != all.end();
    };
    std::string sql, joins;
    if (has("person")) {
        sql = fmt::format(
            "with r as materialized (select t.key, row_number() over (order by {}) as place from person t) ",
            fmt::join(canonical_columns(database, "person"), ", "));
        joins += " left join r on r.key = t.person";
    }
    if (table == "rating") joins += " left join competency c on c.key = t.competency";
    return sql + fmt::format("select {} from {} t{} order by {}", fmt::join(columns, ", "), table, joins,
                             places(columns.size()));
}

void add_cell(Sha256 &hash, const Statement &row, int column) {
    const int type = row.type(column); // before the bytes, which may convert the value
    const auto text = row.bytes(column);
    hash.add(fmt::format("{}:{}:", type, text.size()));
    hash.add(text);
}

} // namespace

std::string digest(const Store &store) {
    Sha256 hash;
    for (const auto &table : domain_tables()) {
        hash.add("table " + table + "\n");
        Statement rows(store.database(), canonical_rows(store.database(), table));
        while (rows.next()) {
            for (int column = 0; column < rows.columns(); ++column) add_cell(hash, rows, column);
            hash.add("\n");
        }
    }
    return hash.hex();
}

} // namespace aitalent
