#include "add_checksums.h"

#include "database.h"
#include "page_checksums.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace aitalent {

namespace {

bool has_room(const Database &database) {
    int reserved = -1; // asks
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    return reserved == reserved_bytes;
}

void make_room(Database &database) {
    int reserved = reserved_bytes;
    sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    database.execute("vacuum");
}

} // namespace

void convert_to_checksums(Database &database) {
    // In two steps, as a transaction that is taken back must not mix pages with and without room.
    if (!has_room(database)) make_room(database);
    database.execute("begin exclusive");
    const auto version = database.number("pragma user_version");
    if (!has_checksums(database)) { // nobody was quicker
        add_checksums(database);
        database.execute(fmt::format("pragma user_version = {}", version));
    }
    database.commit();
}

} // namespace aitalent
