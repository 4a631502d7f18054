#include "aitalent/store/marks.h"

#include "aitalent/base/hash.h"
#include "aitalent/system/process.h"
#include "database.h"
#include "seal.h"

#include <utility>
#include <vector>

namespace aitalent {

std::string sealed(Database &database, const std::string &hash) {
    Statement seal(database, "select value from setting where name = 'seal'");
    if (hash.empty() || !seal.next()) return {};
    return hex_of(HmacSha256(seal.text()).of({"aitalent seal:", hash}));
}

std::string sealed(const Store &store, const std::string &hash) {
    return sealed(store.database(), hash);
}

void renew_seal(Database &database) {
    constexpr std::size_t bytes = 32;
    Statement(database, "insert or replace into setting (name, value) values ('seal', ?)")
        .bind(random_hex(bytes))
        .run();
}

void renew_source_marks(Transaction &transaction, const std::function<std::string(const std::string &)> &renew) {
    Database &database = transaction.database();
    std::vector<std::pair<std::int64_t, std::string>> held;
    Statement rows(database, "select number, source_mark from batch where source_mark <> '' order by number");
    while (rows.next()) {
        const auto number = rows.integer();
        held.emplace_back(number, rows.text());
    }
    Statement update(database, "update batch set source_mark = ? where number = ?");
    for (const auto &[number, mark] : held) update.bind(renew(mark), number).run();
    database.execute("update round set inputs = ''");
}

} // namespace aitalent
