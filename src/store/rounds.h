#pragma once
#include "aitalent/store/rounds.h"

namespace aitalent {

/// A stage marked twice is a bug of the caller: the schema refuses it, and nothing of the transaction is kept.
void mark_stage(Transaction &transaction, std::int64_t round, const std::string &stage, const std::string &output);

} // namespace aitalent
