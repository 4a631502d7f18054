#include "copy.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "database.h"
#include "page_checksums.h"
#include "place.h"
#include "schema.h"
#include "upgrade.h"

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

void refuse_damaged(Database &database, const std::string &path) {
    auto findings = damage_in(database, 1);
    if (database.number("select count(*) from pragma_foreign_key_check") != 0)
        findings.emplace_back("rows point at rows that are not there");
    if (!findings.empty())
        throw Error(Exit::refused, Fault("AT-STO-004").with("path", path).with("reason", findings.front()));
}

static void verify(Database &copy, const std::string &to) {
    recognise(copy);
    refuse_foreign(to, foreign_parts_of_any_version(copy));
    refuse_damaged(copy, to);
}

void publish_store(Temporary &file, const std::string &to, Existing existing) {
    refuse_beside_journal(to);
    file.sync();
    file.publish(existing);
    try {
        refuse_beside_journal(to); // somebody may have laid one meanwhile
        Database published(to, Database::Open::existing, 5s);
        verify(published, to);
    } catch (...) {
        if (existing == Existing::refuse) ::unlink(to.c_str()); // it is not a minute old, and known to nobody
        throw;
    }
}

CopyOnDisk::CopyOnDisk(Database &from, const std::string &to) : to_(to), file_(to) {
    Database copy(file_.path(), Database::Open::existing, 0ms);
    copy.call(to_);
    copy.execute("pragma journal_mode = memory; pragma synchronous = extra");
    if (has_checksums(from)) begin_checksums(copy);
    copy_pages(from, copy);
    verify(copy, from.path()); // what is wrong with a copy that is a moment old is wrong with what it was made of
}

void CopyOnDisk::publish(Existing existing) {
    publish_store(file_, to_, existing);
}

} // namespace aitalent
