#pragma once
#include "aitalent/store/transaction.h"
#include "aitalent/workforce/people.h"

namespace aitalent {

/// What was erased. Erasing is for good: `undo` cannot bring it back.
struct Erased {
    std::int64_t people = 0;
    std::int64_t records = 0;  ///< evidence, absences, bookings, groups, and earlier versions of any of them
    std::int64_t run_rows = 0; ///< rows of scores, selections and plans
    std::int64_t mentions = 0; ///< places in other people's data where the name or number was made unreadable
};

/// Removes a person and everything that speaks of him or her, earlier versions and results of runs included; in what
/// stays (other people's ratings, decisions, names of files) name and number give way to "erased". The audit trail
/// names nobody and stays as it is. Then the file is rewritten, so that its raw bytes hold nothing more of it (where
/// that is broken off, see commit_and_rewrite). Out of reach: backups (also those made before an upgrade), files
/// already written, blocks of the disk that are free again.
Erased erase_person(Store &store, const Deed &deed, PersonKey person);

/// Removes evidence dated before that day (a certificate once it was issued and has expired before), people who left
/// before it, and the people's rows of runs as of days before it, as above.
Erased erase_older_than(Store &store, const Deed &deed, Date before);

} // namespace aitalent
