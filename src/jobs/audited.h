#pragma once
#include "aitalent/reports/fairness.h"
#include "aitalent/store/transaction.h"
#include "selecting.h"

namespace aitalent {

/// The fairness audit of a selection, one paper for each attribute `import groups` brought in; empty where none is
/// held. This file's .cpp is the only reader of the groups: a test holds that nothing that scores or selects is.

/// As first printed; what was not printed yet is not among them.
std::vector<AuditPaper> audited(Office &office, const KeptPaper &kept);

/// Whether an attribute was never printed for this selection.
bool is_unaudited(Office &office, const KeptPaper &kept);
/// Fixes what was not printed yet: the proposal, and the choice after overrides once it is approved. Not before: an
/// audit after each single override would tell that person's group.
void fix_audits(Transaction &transaction, Office &office, const KeptPaper &kept);

} // namespace aitalent
