#pragma once
#include "aitalent/base/date.h"
#include "aitalent/store/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace aitalent {

/// `left`: broken off, and a newer round was begun in its place.
enum class RoundState : std::uint8_t { open, done, left };

/// One run of a batch file, from its first stage to its last. A stage is marked as done by the transaction that does
/// it (Deed::round, Deed::stage), so whatever breaks a round off, a stage is done and marked or neither.
struct Round {
    std::int64_t number = 0;
    std::string name;
    std::string inputs; ///< of the file, the day and what it reads: a mark where it imports, else a SHA-256
    Date as_of;
    RoundState state = RoundState::open;
    std::int64_t ended = 0; ///< number of the audit entry that ended it; 0 while open
};

struct StageMark {
    std::string stage;
    std::string output; ///< SHA-256 of what it put outside the store, sealed (see store/marks.h); may be empty
    AuditEntry entry;   ///< of the deed, with its counts
};

/// The newest of that name.
std::optional<Round> newest_round(const Store &store, const std::string &name);
/// In the order in which they were done.
std::vector<StageMark> stages_done(const Store &store, std::int64_t round);

/// Gives the round its number and ends earlier ones of that name that are still open.
std::int64_t begin_round(Transaction &transaction, const Round &round);
/// Every stage is done.
void end_round(Transaction &transaction, std::int64_t number);

} // namespace aitalent
