#pragma once
#include "aitalent/base/pseudonym.h"
#include "aitalent/store/transaction.h"

#include <functional>
#include <string>

namespace aitalent {

/// People who have a pseudonym.
std::int64_t count_pseudonyms(const Store &store);

/// Gives every pseudonym held, those in earlier versions of people included, another value; an empty one takes it
/// away. Equal ones must give equal ones. Notes how many in the audit entry ("pseudonyms").
void renew_pseudonyms(Transaction &transaction, const std::function<Pseudonym(const Pseudonym &)> &renew);

/// Commits what must leave no trace, and writes the file anew: a page that was rebuilt may still hold what stood on
/// it. Where the file cannot be written anew (AT-STO-014, 75 or 74) the change is kept, and the next command that
/// writes finishes it.
void commit_and_rewrite(Transaction &transaction, Store &store);

} // namespace aitalent
