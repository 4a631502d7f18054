#pragma once
#include "aitalent/audit/chain.h"

namespace aitalent {

class Database;

/// The newest entry; number 0 and no hash where there is none.
AuditEntry last_audit_entry(Database &database);
/// That entry; number 0 where there is none.
AuditEntry audit_entry(Database &database, std::int64_t number);
void append_audit_entry(Database &database, const AuditEntry &entry);

} // namespace aitalent
