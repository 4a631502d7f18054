#pragma once
#include "aitalent/reports/selections.h"
#include "aitalent/store/runs.h"
#include "scored.h"

#include <map>

namespace aitalent {

/// The request a call makes: the profile's rules first, then its own. AT-JOB-007, AT-JOB-017 for rules that cannot be
/// read, AT-JOB-002 and 003 for agencies and units that are not held.
SelectionRequest request_of(Office &office, const SelectRequest &task, const RoleProfile &role);

/// Everybody scored, as selection may know them.
std::vector<Candidate> candidates_of(Office &office, const Scored &scored, const RoleProfile &role);

/// A stored selection as it stands now.
struct KeptPaper {
    Run run;
    SelectionRequest request;
    Selection selection;
    std::vector<Override> overrides;
    SelectionPaper paper() const { return {request, selection, overrides, run.approved_by, run.rows_gone > 0}; }
};
/// The selection of that run; 0 = the newest. AT-JOB-005 (66) where there is none.
KeptPaper kept_paper(Office &office, std::int64_t run);
/// The head of a report on it: the run's own date, and its number.
Frame frame_of(Office &office, const KeptPaper &kept);

} // namespace aitalent
