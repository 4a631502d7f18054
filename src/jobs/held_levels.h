#pragma once
#include "aitalent/scoring/kernel.h"
#include "aitalent/store/levels.h"
#include "office.h"

#include <cstdint>
#include <vector>

namespace aitalent {

/// Levels of the people chosen on the office's as-of date: those the store keeps where they still hold, the others
/// derived from the evidence now. So a changed rating costs its own person only.
class HeldLevels {
  public:
    HeldLevels(Office &office, const PeopleFilter &filter);

    const std::vector<PersonKey> &people() const { return people_; } ///< ascending; rows of the table
    const LevelTable &table() const { return table_; }
    std::size_t derived() const { return derived_.size(); } ///< people whose evidence had to be read
    /// Row of a person, who must be one of `people`.
    std::size_t row_of(PersonKey person) const;
    /// Keeps what was derived, for the next time.
    void keep(Transaction &transaction) const;
    /// BLAKE2b-256 of what went in: basis, people and their levels.
    std::string hash() const;

  private:
    std::int64_t basis_;
    Date as_of_;
    std::vector<PersonKey> people_;
    LevelTable table_;
    std::vector<std::uint32_t> derived_;
    std::vector<std::int32_t> until_; ///< by person
};

/// Holds every row of levels the store keeps against the evidence, on the day it begins, and the day it says it ends
/// against the first on which the evidence may give others: AT-STO-051 where they differ. Rows of another basis are
/// left out: no command reads them (see store/levels.h). Cost: reads the evidence of everybody once for each day on
/// which many rows begin, and of each person of the others.
Faults check_held_levels(Office &office);

} // namespace aitalent
