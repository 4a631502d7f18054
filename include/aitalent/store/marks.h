#pragma once
#include "aitalent/store/transaction.h"

#include <functional>
#include <string>

namespace aitalent {

/// The audit trail keeps what it was told for ever, while marks of files are renewed with the key and people are
/// erased. So it keeps hashes of what was read and written sealed: under a random value of this store, which another
/// takes the place of whenever the key or somebody goes (commit_and_rewrite). What was sealed before matches nothing
/// afterwards, for nobody, whatever old key or old page he has.

/// HMAC-SHA-256 under the store's seal, in hexadecimal; empty for an empty one.
std::string sealed(const Store &store, const std::string &hash);

/// Gives the mark of every imported file another value; an empty one takes it away. Rounds forget what they were told
/// by, so that the next run of a batch file begins anew.
void renew_source_marks(Transaction &transaction, const std::function<std::string(const std::string &)> &renew);

} // namespace aitalent
