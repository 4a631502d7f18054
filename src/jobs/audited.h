#pragma once
#include "aitalent/reports/fairness.h"
#include "selecting.h"

namespace aitalent {

/// The fairness audit of a selection, one paper for each attribute `import groups` brought in; empty where none is
/// held. This file's .cpp is the only reader of the groups: a test holds that nothing that scores or selects is.
std::vector<AuditPaper> audited(Office &office, const KeptPaper &kept);

} // namespace aitalent
