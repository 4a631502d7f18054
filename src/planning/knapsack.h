#pragma once
#include "quotes.h"

namespace aitalent::planning {

/// One person at given quotes: at most one option per strand within the hours, dates of different strands left aside.
/// An upper bound on the best bundle. Keeps its buffers; one per thread.
class Knapsack {
  public:
    explicit Knapsack(const Model &model) : model_(model) {}

    /// Best net; `chosen` gets the paths.
    Score solve(Index person, const Quotes &quotes, std::vector<Index> &chosen);

  private:
    struct Item {
        Score net;
        std::size_t weight;
        Index path;
    };
    struct Group {
        std::size_t begin, end, best;
        bool forced;
    };
    bool collect(const Learner &learner, const Quotes &quotes);
    Score take_best(std::vector<Index> &chosen) const;
    Score fill(std::size_t width, std::vector<Index> &chosen);

    const Model &model_;
    std::vector<Item> items_;
    std::vector<Group> groups_;
    std::vector<Score> table_;
};

} // namespace aitalent::planning
