#include "copy.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "database.h"
#include "schema.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>
#include <unistd.h>

namespace aitalent {

using namespace std::chrono_literals;

void copy_pages(Database &from, Database &to) {
    int code = SQLITE_OK;
    try {
        code = SQLite::Backup(to.connection(), from.connection()).executeStep();
    } catch (const SQLite::Exception &error) {
        code = error.getErrorCode();
    }
    if (code != SQLITE_DONE) to.fail(code); // the backup, when it ended, left its message there
}

CopyOnDisk::CopyOnDisk(Database &from, const std::string &to) : to_(to), path_(temporary_beside(to)) {
    write_file(path_, "");
    try {
        Database copy(path_, Database::Open::existing, 0ms);
        copy.execute("pragma synchronous = extra");
        copy_pages(from, copy);
        verify(copy);
    } catch (...) { // the destructor of what was never made does not run
        ::unlink(path_.c_str());
        throw;
    }
}

CopyOnDisk::~CopyOnDisk() {
    if (!path_.empty()) ::unlink(path_.c_str());
}

void CopyOnDisk::publish(Existing existing) {
    sync_file(path_);
    publish_file(path_, to_, existing);
    path_.clear();
}

void CopyOnDisk::verify(Database &copy) const {
    recognise(copy);
    const auto finding = copy.text("pragma integrity_check(1)");
    if (finding != "ok" || copy.number("select count(*) from pragma_foreign_key_check") != 0)
        throw Error(Exit::refused, Fault("AT-STO-004").with("path", to_).with("reason", finding));
}

} // namespace aitalent
