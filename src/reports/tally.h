#pragma once
#include "aitalent/reports/scores.h"

namespace aitalent {

/// Readiness of a group of people, each weighing alike.
struct Tally {
    std::int64_t people = 0, ready = 0, low = 0, high = 0; ///< low and high: sums of per mille

    void add(const Readiness &one) {
        ++people;
        ready += one.ready ? 1 : 0;
        low += one.low.per_mille();
        high += one.high.per_mille();
    }
    PerMille ready_share() const { return {Ratio{ready, people}.per_mille()}; }
    PerMille mean_low() const { return mean(low); }
    PerMille mean_high() const { return mean(high); }

  private:
    PerMille mean(std::int64_t sum) const { return {people == 0 ? 0 : (sum * 2 + people) / (people * 2)}; }
};

Tally tally(std::span<const ScoredPerson> people); ///< of those who have a role

} // namespace aitalent
