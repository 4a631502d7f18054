#pragma once
#include "bundle.h"
#include "quotes.h"
#include "unspent.h"

#include "aitalent/planning/solve.h"

namespace aitalent::planning {

/// What all people would take at given prices.
struct Response {
    Score bound = 0;                  ///< no plan is worth more
    std::vector<std::int64_t> demand; ///< by row
};

/// Lagrangian relaxation of every shared limit (Fisher 1981; Dantzig and Wolfe 1960): with a price on each row people
/// choose independently, and Σ best bundles + Σ capacity × price bounds every plan.
class Dual {
  public:
    /// Not `tight`: bounds are of needs each by itself, whatever the dates.
    Dual(const Model &model, int threads, bool tight = true);
    ~Dual();

    /// At these prices; `width` > 0 spreads demand over sessions that are dearer by less than it. 0: no demand, but the
    /// bound is tighter.
    Response respond(const RowPrices &prices, Score width);
    /// Adjusts prices for that many rounds; leaves the best ones found.
    void adjust(int rounds);
    /// Keeps these prices if they bound plans better.
    void prove(const RowPrices &prices);

    const RowPrices &prices() const { return best_prices_; }
    Score bound() const { return best_bound_; }

  private:
    class Worker;
    void measure();
    void gather_pools();
    void move_pools(const RowPrices &prices, const Response &response);
    void add_rows(const RowPrices &prices, Response &response) const;
    static std::int64_t pace(const Row &row);
    void move(RowPrices &prices, const Response &response, std::int64_t step);

    const Model &model_;
    const bool tight_;
    std::vector<Worker> workers_;
    std::vector<std::size_t> by_size_;        ///< classes, large ones first
    std::vector<std::int64_t> price_unit_;    ///< by row: a natural step
    std::vector<std::int64_t> highest_;       ///< by row: prices above are of no use
    std::vector<std::int64_t> momentum_;      ///< by row
    std::vector<std::size_t> pool_of_;        ///< by run
    std::vector<std::int64_t> pool_momentum_; ///< by pool
    Score typical_ = 1;
    bool adjusted_ = false; ///< prices have been moved before
    RowPrices best_prices_;
    Score best_plain_ = 0;       ///< bound at those prices
    Score best_bound_ = 0;       ///< likewise, less what cannot be spent
    std::vector<Score> counted_; ///< by person: in the last bound
    Unspent unspent_;
};

} // namespace aitalent::planning
