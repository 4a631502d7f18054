#pragma once
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <string>

namespace aitalent {

/// Care of the store itself.

/// What is held, since when, in use, stale; head of the audit chain.
Report status(const Circumstances &circumstances);
/// What is wrong with the store, its key, its documents, its kept levels and its folders, as `check` and the batch
/// stage `check` find it: damage, orphans, totals, file modes, audit chain, and whatever a command would refuse.
Faults check_findings(const Circumstances &circumstances);
/// The same as a report. `findings` says whether anything is wrong.
Report check(const Circumstances &circumstances, bool &findings);
/// One hash over the domain tables.
std::string digest(const Circumstances &circumstances);
/// One hash over every row but the audit trail and what is derived, see store/audit.h.
std::string digest_all(const Circumstances &circumstances);
/// A verified copy of the store, taken while others may write; `with_key` takes the key file along, `replace` puts it
/// in the place of an earlier backup of this same store. Where the audit trail of the store does not verify, the copy
/// is made and `findings` says so (AT-STO-025); it replaces nothing (AT-STO-026, 65). AT-KEY-009 or 004 (66) where the
/// key to take along is missing or another store's. A backup that is refused leaves nothing.
Report backup(const Circumstances &circumstances, const std::string &to, bool with_key, bool replace, Faults &findings);
/// Puts a backup into a new place, with the key file beside it or neither; never over an existing store. AT-STO-024
/// (65) where its audit trail does not verify.
Report restore(const Circumstances &circumstances, const std::string &from);
/// Removes a person's data, or evidence older than the date, for good. `mentions` says what to do where a name or
/// number may mean something else: "keep" (as does ""), "erase", or places with commas between. A dry run tries it on a
/// copy in memory and says what would go, and lists every mention. Where the person went in a call that was broken off,
/// this one says that it finished that.
Report erase_person(const Circumstances &circumstances, const std::string &agency, const std::string &staff,
                    const std::string &mentions, bool dry_run);
Report erase_older_than(const Circumstances &circumstances, Date before, const std::string &mentions, bool dry_run);
Report audit_trail(const Circumstances &circumstances);
/// The audit chain read from its beginning; `sound` says whether every link holds. Where `head` is given, a hash once
/// printed by `status`, the chain must lead through it: this shows a tail that was cut off.
Report audit_verify(const Circumstances &circumstances, const std::string &head, bool &sound);

/// The language kept in the store at `db_path`, if there is a readable store; never creates or changes anything.
std::optional<Lang> stored_language(const std::string &db_path);
/// --db, else AITALENT_DB, else ./aitalent.db; where a symbolic link leads.
std::string store_path(const std::string &option);

} // namespace aitalent
