#pragma once
#include "pool.h"

#include <memory>
#include <optional>

namespace aitalent::planning {

/// At most one bundle a person, in parts, such that every row is kept and no closed session is used. A session's own
/// price counts by the part of its seats that is used; minimum enrolments are left out.
class LinearProgramme {
  public:
    LinearProgramme(const Model &model, const Pool &pool, const std::vector<bool> &closed);
    ~LinearProgramme();

    /// Takes in what the pool got since.
    void extend();
    void solve();

    /// Of the last solution: the rows' prices, and what a person's best bundle brings at them.
    const RowPrices &prices() const { return prices_; }
    Score rent(Index person) const { return rents_[static_cast<std::size_t>(person)]; }
    /// Sessions used by some, but by fewer people than their minimum; the emptiest, by part of the minimum, first.
    std::vector<Index> short_runs() const;

  private:
    const Model &model_;
    const Pool &pool_;
    const std::vector<bool> &closed_;
    std::unique_ptr<void, void (*)(void *)> clp_; ///< the library's Clp_Simplex
    std::size_t columns_ = 0;                     ///< of the pool, seen
    std::vector<Index> columns_in_;               ///< places in the pool, by column of the programme
    RowPrices prices_;
    std::vector<Score> rents_;
};

/// The best choice from the pool that the integer programme finds within that many nodes, at least `start`.
Ledger choose_bundles(const Model &model, const Pool &pool, const Ledger &start, std::int64_t nodes);

} // namespace aitalent::planning
