#pragma once
#include "contest.h"

namespace aitalent::scoring {

/// Finds what would bring one person in, or tip the choice, by running the contest again with the change made.
class ChangeFinder {
  public:
    /// `chosen` by entrant. Holds references.
    ChangeFinder(const Contest &contest, std::span<const Candidate> candidates, const std::vector<bool> &chosen);

    /// Verified changes for somebody out, smallest first: one step of one level, an earlier last training, more steps,
    /// more seats; each together with the rules that must be waived, if any.
    std::vector<SelectionChange> changes(std::size_t who) const;
    /// Would one step of one level change the outcome?
    bool borderline(std::size_t who) const;

  private:
    bool brings_in(std::size_t who, const SelectionChange &change) const;
    std::optional<SelectionChange> by_steps(std::size_t who, const SelectionChange &base) const;
    std::optional<SelectionChange> by_training(std::size_t who, const SelectionChange &base) const;
    std::optional<SelectionChange> by_seats(std::size_t who, const SelectionChange &base) const;

    const Contest &contest_;
    std::span<const Candidate> candidates_;
    const std::vector<bool> &chosen_;
    std::optional<Date> last_chosen_trained_; ///< of the lowest-ranked chosen
};

/// The candidate after the parts of a change that concern the person; empty where there are not so many steps.
std::optional<Candidate> changed(const Candidate &candidate, const SelectionChange &change);

} // namespace aitalent::scoring
