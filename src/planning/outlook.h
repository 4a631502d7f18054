#pragma once
#include "knapsack.h"
#include "parallel.h"
#include "quotes.h"

#include <utility>

namespace aitalent::planning {

/// What everybody could have at most at a market's costs, each need by itself: whoever has as much already need not
/// look. Much sooner found than bundles, as all of a class see the same costs, and on all threads.
class Outlook {
  public:
    Outlook(const Model &model, int threads) : model_(model), most_(model.people.size()) {
        for (std::size_t i = 0; i < thread_count(threads); ++i)
            workers_.push_back({Quotes(model), Knapsack(model), {}, std::vector<std::int64_t>(model.rows.size())});
    }

    void look(const Market &market) {
        in_parallel(model_.classes.size(), workers_.size(), [&](std::size_t number, std::size_t item) {
            auto &worker = workers_[number];
            worker.quotes.quote(static_cast<Index>(item), market);
            const auto &group = model_.classes[item];
            for (const Index person : group.people) {
                most_[static_cast<std::size_t>(person)] = worker.knapsack.solve(person, worker.quotes, worker.paths);
                for (const Index path : worker.paths)
                    for (const Index place : worker.quotes.chosen(path))
                        worker.want(model_, group, group.offers[static_cast<std::size_t>(place)]);
            }
        });
        demand_.assign(model_.rows.size(), 0);
        for (auto &worker : workers_)
            for (std::size_t row = 0; row < demand_.size(); ++row) demand_[row] += std::exchange(worker.demand[row], 0);
    }
    /// Best net of the person when last looked at.
    Score most(Index person) const { return most_[static_cast<std::size_t>(person)]; }

    /// What they would then use of that row together.
    std::int64_t demand(Index row) const { return demand_[static_cast<std::size_t>(row)]; }

  private:
    struct Worker {
        Quotes quotes;
        Knapsack knapsack;
        std::vector<Index> paths;
        std::vector<std::int64_t> demand; ///< by row
        void want(const Model &model, const PersonClass &who, const Offer &offer) {
            if (std::binary_search(who.booked.begin(), who.booked.end(), offer.run)) return;
            model.uses(who, offer,
                       [&](Index row, std::int64_t amount) { demand[static_cast<std::size_t>(row)] += amount; });
        }
    };
    const Model &model_;
    std::vector<Score> most_;          ///< by person
    std::vector<std::int64_t> demand_; ///< by row
    std::vector<Worker> workers_;
};

} // namespace aitalent::planning
