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

/// Entries of form 1, made before schema 6.
std::int64_t earlier_entries(const Store &store);

/// Follows the chain from its beginning, recomputes each entry from its records, and the domain hash of the last one
/// from the rows. One fault (AT-STO-044) for each entry or record that does not verify, for entries that were cut off
/// at the end, and, where `known` is given, for a chain that does not lead through that head (0 entries: whatever their
/// number, and AT-STO-055); one (AT-STO-050) for each table that is not as the last entry left it. What was made anew
/// as a whole (all entries, or the file of an earlier day) is found only by a head that was kept elsewhere. Cost: reads
/// every row.
Faults verify_audit(const Store &store, const std::optional<AuditHead> &known = {});

/// The domain hash (see AuditEntry::domain) of the rows as they are: equal to that of the last entry in a store nobody
/// else has changed. It leaves out nothing but the audit trail and what is derived, and is made with a key of the
/// store: two stores with the same data have different ones. Cost: reads every row.
std::string digest_all(const Store &store);

} // namespace aitalent
