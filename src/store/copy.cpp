#include "copy.h"

#include "database.h"

#include <sqlite3.h>

namespace aitalent {

void copy_pages(Database &from, Database &to) {
    sqlite3_backup *copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (copy == nullptr) to.fail(sqlite3_extended_errcode(to.handle()));
    sqlite3_backup_step(copy, -1);
    const int code = sqlite3_backup_finish(copy);
    if (code != SQLITE_OK) to.fail(code);
}

} // namespace aitalent
