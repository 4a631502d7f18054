#pragma once
#include "aitalent/audit/chain.h"
#include "aitalent/store/store.h"

#include <optional>
#include <vector>

namespace aitalent {

/// All entries, oldest first.
std::vector<AuditEntry> load_audit(const Store &store);

/// Hash of the newest entry and the number of entries. Kept outside the store (printed by `status`, put into evidence
/// packs), it proves later that nothing up to it was changed or cut off.
struct AuditHead {
    std::int64_t entries = 0;
    std::string hash;
};
AuditHead audit_head(const Store &store);

/// Follows the chain from its beginning. One fault (AT-STO-044) for each entry that does not hold, for entries that
/// were cut off at the end as far as other tables still speak of them, and, where `known` is given, for a chain that
/// does not lead through that head (0 entries: whatever their number).
Faults verify_audit(const Store &store, const std::optional<AuditHead> &known = {});

} // namespace aitalent
