#include "copy.h"

#include "database.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

namespace aitalent {

void copy_pages(Database &from, Database &to) {
    int code = SQLITE_OK;
    try {
        code = SQLite::Backup(to.connection(), from.connection()).executeStep();
    } catch (const SQLite::Exception &error) {
        code = error.getErrorCode();
    }
    if (code != SQLITE_DONE) to.fail(code); // the backup, when it ended, left its message there
}

} // namespace aitalent
