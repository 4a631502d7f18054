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

    struct Spending {
        Dollars money;
        Score net;
    };
    /// Every choice with at least that net; `money` tells what a path costs. False: there are too many, and `found` is
    /// of no use.
    bool list(Index person, const Quotes &quotes, const std::vector<Dollars> &money, Score at_least,
              std::vector<Spending> &found);

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
    void collect(const Learner &learner, const Quotes &quotes, Score more_than);
    Score take_best(std::vector<Index> &chosen) const;
    void fill(std::size_t width);
    Score trace(std::size_t width, std::vector<Index> &chosen) const;
    class Lister;

    const Model &model_;
    std::vector<Item> items_;
    std::vector<Group> groups_;
    std::vector<Score> table_;
    std::vector<Index> best_; ///< paths
};

} // namespace aitalent::planning
