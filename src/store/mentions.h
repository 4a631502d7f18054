#pragma once
#include "aitalent/privacy/mention.h"
#include "aitalent/store/erase.h"

#include <vector>

namespace aitalent {

class Database;

/// Makes people unreadable in texts about other things and other people; see erase_person. To be called once their own
/// rows are gone: whoever is left is somebody else. `who`: all they went by. Cost: reads every such text once.
void forget_mentions(Database &database, const std::vector<Called> &who, const MentionDecision &decision,
                     Erased &erased);

} // namespace aitalent
