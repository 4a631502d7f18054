#include "aitalent/store/pseudonyms.h"

#include "database.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace aitalent {

std::int64_t count_pseudonyms(const Store &store) {
    return store.database().number("select count(*) from person where pseudonym <> x''");
}

void renew_pseudonyms(Transaction &transaction, const std::function<Pseudonym(const Pseudonym &)> &renew) {
    Database &database = transaction.database();
    std::int64_t count = 0;
    for (const char *table : {"person", "person_before"}) {
        std::vector<std::pair<std::int64_t, Pseudonym>> held;
        Statement rows(database,
                       fmt::format("select rowid, pseudonym from {} where pseudonym <> x'' order by rowid", table));
        while (rows.next()) {
            const auto row = rows.integer();
            held.emplace_back(row, rows.pseudonym());
        }
        // The batch stays: it is no new version of the person, and undo must not bring the old value back.
        Statement update(database, fmt::format("update {} set pseudonym = ? where rowid = ?", table));
        for (const auto &[row, pseudonym] : held) update.bind(renew(pseudonym), row).run();
        count += static_cast<std::int64_t>(held.size());
    }
    transaction.renew_domain_key();
    transaction.note({.kind = "key", .object = "key", .settings = "pseudonyms=" + std::to_string(count)});
    transaction.note_count("pseudonyms", count);
}

} // namespace aitalent
