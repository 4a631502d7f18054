#pragma once
#include "aitalent/reports/scores.h"

#include <iterator>

namespace aitalent {

/// Readiness of a group of people, each weighing alike.
struct Tally {
    std::int64_t people = 0, ready = 0, low = 0, high = 0; ///< low and high: sums of per mille
    std::int64_t known = 0;                                ///< levels asked that are known

    void add(const Readiness &one) {
        ++people;
        ready += one.ready ? 1 : 0;
        low += one.low.per_mille();
        high += one.high.per_mille();
        known += std::ssize(one.terms) - one.unknown;
    }
    PerMille ready_share() const { return {Ratio{ready, people}.per_mille()}; }
    PerMille mean_low() const { return mean(low); }
    PerMille mean_high() const { return mean(high); }

    /// Nothing is known of anybody: a share would look like a finding.
    bool blank() const { return known == 0; }
    Cell ready_cell() const { return blank() ? Cell() : Cell(ready_share()); }
    Cell low_cell() const { return blank() ? Cell() : Cell(mean_low()); }
    Cell high_cell() const { return blank() ? Cell() : Cell(mean_high()); }

  private:
    PerMille mean(std::int64_t sum) const { return {people == 0 ? 0 : (sum * 2 + people) / (people * 2)}; }
};

/// The mean readiness, or that nothing is known and what to do about it.
Figure readiness_figure(const Frame &frame, const Tally &now);
Figure ready_share_figure(const Frame &frame, const Tally &now, std::string note = {});

Tally tally(std::span<const ScoredPerson> people); ///< of those who have a role

} // namespace aitalent
