#pragma once
#include <span>
#include <string_view>

namespace aitalent {

class Database;

/// One step from a schema to the next, as SQL; see src/store/migrations/README.md.
struct Migration {
    int to;
    std::string_view sql;
};

/// Brings an older store up to the newest schema: takes the write lock, makes a verified backup beside the file
/// (PATH.schema-N.backup), then does every step and an entry in the audit trail in one transaction. An interruption
/// leaves the old schema or the new. AT-STO-013 (77) where the file cannot be written.
void upgrade(Database &database);
void upgrade(Database &database, std::span<const Migration> migrations);

} // namespace aitalent
