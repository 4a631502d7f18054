#pragma once
#include "knapsack.h"

namespace aitalent::planning {

/// By how much a bound at given prices can be lowered, as no budget can be spent to the last dollar: those charged to
/// it choose together, and either somebody takes what brings less, or money is left over. A knapsack over money of all
/// their choices; where those are too many to follow up, only as much as is certain.
class Unspent {
  public:
    Unspent(const Model &model, int threads);

    /// `bound_of` tells by person what the bound counts.
    Score lost(const RowPrices &prices, const std::vector<Score> &bound_of);

  private:
    class Worker;
    struct Group { ///< people charged to one budget and to no other that is looked at
        Index row;
        std::vector<Index> classes;
    };
    std::vector<Group> groups(const RowPrices &prices) const;
    static constexpr std::size_t most_people = 100; ///< of more, some choice nearly always spends nearly all

    const Model &model_;
    int threads_;
};

} // namespace aitalent::planning
