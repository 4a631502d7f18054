#include "upgrade.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "copy.h"
#include "database.h"
#include "schema.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace aitalent {

namespace {

using namespace std::chrono_literals;

// One entry for each released schema but the newest, in order; src/store/migrations/NNN.sql.
constexpr std::span<const Migration> released;

void back_up_beside(Database &database, int version) {
    const std::string temporary = temporary_beside(database.path());
    write_file(temporary, "");
    {
        Database copy(temporary, Database::Open::existing, 0ms);
        copy_pages(database, copy);
    }
    sync_file(temporary);
    publish_file(temporary, fmt::format("{}.schema-{}.backup", database.path(), version), Existing::replace);
}

} // namespace

void upgrade(Database &database) {
    upgrade(database, released);
}

void upgrade(Database &database, std::span<const Migration> migrations) {
    if (sqlite3_db_readonly(database.handle(), "main") == 1)
        throw Error(Exit::permission, Fault("AT-STO-013")
                                          .with("path", database.path())
                                          .with("found", std::to_string(database.number("pragma user_version")))
                                          .with("expected", std::to_string(newest_schema)));
    database.execute("pragma foreign_keys = off; begin immediate"); // tables are rebuilt; checked below
    const auto version = database.number("pragma user_version");    // again: somebody else may have been quicker
    if (!migrations.empty() && version < migrations.back().to) {
        back_up_beside(database, static_cast<int>(version));
        for (const auto &migration : migrations)
            if (migration.to > version) database.execute(migration.sql);
        write_undo(database);
        if (database.number("select count(*) from pragma_foreign_key_check") != 0)
            throw Error(Exit::bug, Fault("AT-CLI-090").with("found", "upgrade broke a reference"));
        database.execute(fmt::format("pragma user_version = {}", migrations.back().to));
    }
    database.execute("commit; pragma foreign_keys = on");
}

} // namespace aitalent
