#pragma once
#include "aitalent/base/fault.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

class Database;

/// One step from a schema to the next, as SQL; see src/store/migrations/README.md.
struct Migration {
    int to;
    std::string_view sql;
};

/// Brings an older store up to the newest schema: takes the write lock, makes a verified backup beside the file
/// (PATH.schema-N.backup), then does every step and an entry in the audit trail in one transaction. An interruption
/// leaves the old schema or the new. AT-STO-013 (77) where the file cannot be written; AT-STO-016 (65), before anything
/// is written, where its schema is not ours.
void upgrade(Database &database);
void upgrade(Database &database, std::span<const Migration> migrations);

/// What foreign_parts would give once the store is upgraded: the steps are tried on its schema in memory, without rows.
/// AT-STO-045 (65) where a step misses something there. Cost: some milliseconds for an earlier schema.
std::vector<std::string> foreign_parts_of_any_version(Database &database);
/// What verify_audit gives once the store is upgraded, AT-STO-004 (65) where it is damaged. In a store of a schema
/// before 6 the chain alone is verified: its entries hold no hash of the data, and that of the upgrade's own entry is
/// taken from them as they are. Cost: reads every row; a store of an earlier schema is copied into memory and upgraded
/// there.
Faults verify_audit_of_any_version(Database &database);

} // namespace aitalent
