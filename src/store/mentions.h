#pragma once
#include "aitalent/privacy/mention.h"
#include "aitalent/store/erase.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace aitalent {

class Database;

/// Makes people unreadable in texts about other things and other people; see erase_person. To be called once their own
/// rows are gone: whoever is left is somebody else. `who`: all they went by. Cost: reads every such text once.
///
/// Records of the audit trail about them (`marks`, see Transaction::mark_of) or that mention them are emptied as of the
/// audit entry `by`; gives these records as "ENTRY.PLACE", with blanks between.
std::string forget_mentions(Database &database, const std::vector<Called> &who, const std::set<std::string> &marks,
                            std::int64_t by, const MentionDecision &decision, Erased &erased);

} // namespace aitalent
