#pragma once
#include "aitalent/audit/chain.h"

namespace aitalent {

class Database;

/// The newest entry; number 0 and no hash where there is none.
AuditEntry last_audit_entry(Database &database);
void append_audit_entry(Database &database, const AuditEntry &entry);

} // namespace aitalent
