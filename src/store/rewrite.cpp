#include "rewrite.h"

#include "aitalent/base/fault.h"
#include "aitalent/store/pseudonyms.h"
#include "database.h"
#include "seal.h"

namespace aitalent {

void mark_rewrite_due(Database &database) {
    database.execute("insert or replace into setting (name, value) values ('rewrite', 'due')");
}

bool rewrite_is_due(Database &database) {
    return database.number("select count(*) from setting where name = 'rewrite'") != 0;
}

void rewrite(Database &database) {
    const SignalsWait to_the_end;
    database.execute("vacuum; delete from setting where name = 'rewrite'");
}

void commit_and_rewrite(Transaction &transaction, Store &store) {
    mark_rewrite_due(store.database());
    renew_seal(store.database());
    transaction.commit();
    try {
        rewrite(store.database());
    } catch (const Error &error) {
        const auto &why = *error.faults().begin();
        throw Error(error.exit(), Fault("AT-STO-014")
                                      .with("path", store.path())
                                      .with("reason", why.value("reason").empty() ? why.code : why.value("reason")));
    }
}

} // namespace aitalent
