#pragma once
#include "aitalent/base/date.h"
#include "aitalent/store/audit.h"
#include "aitalent/store/store.h"
#include "aitalent/system/output.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aitalent {

/// SHA-256 over all domain data, in lower-case hexadecimal: equal for two stores that hold the same data, however it
/// came in. It does not see keys and row order, batches, source rows, moments of loading, runs, the audit trail,
/// settings or the value of pseudonyms (they depend on the key file). Cost: sorts every table once.
std::string digest(const Store &store);

/// Everything wrong with the store, nothing if all is well: damage (AT-STO-040), references to what is not there (041),
/// batches and runs that do not add up (042, 047), a schema that is not ours (045), file modes (043), the audit chain
/// (044), evidence past its retention on `as_of` (046), no evidence for a year before it (048), an erasure whose traces
/// are not yet overwritten (014), what a kill left beside it of files under construction (AT-FIL-011; all four
/// warnings). Goes on after damage as far as it can. Cost: reads the whole file.
Faults check_store(const Store &store, Date as_of, const std::optional<AuditHead> &known = {});

/// Numbers for `status`: name and count, in a fixed order ("agencies", "people", "ratings", …).
struct StoreFacts {
    std::vector<std::pair<std::string, std::int64_t>> counts;
    std::optional<Date> newest_evidence;
    std::int64_t bytes = 0;
    int schema = 0;
    AuditHead head;
};
StoreFacts store_facts(const Store &store);

/// A copy of the store as of one moment, taken while others may write: built beside, checked from end to end, 0600,
/// named when it is whole and on the disk, and checked again under its name. AT-STO-022 (73) where
/// anything but an earlier backup of this same store is there, AT-STO-027 (73) where one is and is not to be replaced,
/// AT-STO-021 (73) where a journal lies under the name, AT-FIL-008 (73) for a link that leads nowhere.
void back_up(const Store &store, const std::string &to, Existing existing = Existing::refuse);
/// Throws as back_up does where no backup may be put; writes nothing.
void refuse_place_of_backup(const Store &store, const std::string &to, Existing existing);
/// Throws where no store may be put: AT-STO-006 (73) where `to` is there already, AT-STO-021 (73) where a journal is,
/// AT-FIL-008 (73) for a link that leads nowhere, AT-STO-010 (65) on a file system whose locks lie.
void refuse_place(const std::string &to);
/// Puts a backup into such a place, after the same checks as a backup. AT-STO-028 (66) where there is none, AT-STO-024
/// (65), with what verify_audit found, where its audit trail does not verify: a store restored is taken for sound from
/// then on.
void restore_backup(const std::string &from, const std::string &to);
/// Which key made the pseudonyms of a backup; empty where none has.
std::string key_name_of_backup(const std::string &path);

} // namespace aitalent
