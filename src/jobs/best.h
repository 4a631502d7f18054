#pragma once
#include "aitalent/jobs/work.h"
#include "aitalent/reports/scores.h"
#include "held_levels.h"

namespace aitalent {

/// The best roles of everybody chosen, by the kernel, from the levels the store keeps.
class BestOfAll {
  public:
    BestOfAll(Office &office, const PeopleFilter &filter);

    const HeldLevels &levels() const { return levels_; }
    const std::vector<BestRoles> &best() const { return best_; } ///< as levels().people()
    /// Stores a run of them, and levels that were derived for it; gives its number. The transaction must have been
    /// begun before this was made: levels must be those of the evidence they are kept beside.
    std::int64_t keep(Office &office, Transaction &transaction, const Scope &scope) const;
    /// SHA-256 of people and roles.
    std::string hash() const;
    /// With the interval of each role, for a report; ordered by agency, unit and staff number.
    std::vector<PersonRoles> shown(Office &office, const PeopleFilter &filter) const;

  private:
    HeldLevels levels_;
    RoleKernel kernel_;
    std::vector<BestRoles> best_;
};

/// What a stored run of best roles says of itself among its options.
inline constexpr const char *best_option = "best";

} // namespace aitalent
