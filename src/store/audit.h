#pragma once
#include "aitalent/audit/chain.h"
#include "aitalent/audit/record.h"
#include "aitalent/store/audit.h"

#include <vector>

namespace aitalent {

class Database;

/// The newest entry; number 0 and no hash where there is none.
AuditEntry last_audit_entry(Database &database);
/// That entry; number 0 where there is none.
AuditEntry audit_entry(Database &database, std::int64_t number);
/// Adds the entry with its records: fills in record and hash of the entry, and entry, place, salt and hash of each
/// record. Number and head are kept a second time, in audit_state.
void append_audit_entry(Database &database, AuditEntry &entry, std::vector<AuditRecord> &records);

/// EarlierEntries over the entries of form 1.
std::string hash_of_earlier_entries(Database &database);

/// verify_audit of a file that is not open as a store.
Faults verify_audit(Database &database, const std::optional<AuditHead> &known = {});

/// The key of person_mark in this store.
std::string mark_key(Database &database);
/// Empties every record for which `speaks` holds, as of the entry `by`; gives them as "ENTRY.PLACE", with blanks
/// between. The entry must then hold a record of kind "erase" that says so.
template<class Speaks>
std::string erase_audit_records(Database &database, std::int64_t by, const Speaks &speaks);

std::vector<AuditRecord> load_audit_records(Database &database);
void empty_audit_record(Database &database, const AuditRecord &record, std::int64_t by);

template<class Speaks>
std::string erase_audit_records(Database &database, std::int64_t by, const Speaks &speaks) {
    std::string emptied;
    for (const auto &record : load_audit_records(database)) {
        if (record.erased != 0 || !speaks(record)) continue;
        empty_audit_record(database, record, by);
        emptied += (emptied.empty() ? "" : " ") + std::to_string(record.entry) + "." + std::to_string(record.place);
    }
    return emptied;
}

} // namespace aitalent
