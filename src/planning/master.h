#pragma once
#include "dual.h"
#include "pool.h"

namespace aitalent::planning {

class LinearProgramme;

/// Chooses one bundle a person from a pool: linear programmes make the pool (column generation, Dantzig and Wolfe
/// 1960), an integer programme chooses from it. For plans in which minimum enrolments and shared money bind many people
/// at once, which step by step improvement does not find. Cost grows with people × sessions: for agencies, not for
/// nations.
class Master {
  public:
    Master(const Model &model, int threads);

    /// Is the problem of a size that this serves?
    static bool serves(const Model &model);

    /// A plan at least as good as `ledger`, found within that many nodes of the integer programme. Prices that come out
    /// of the linear programme are shown to `dual`.
    Ledger improve(const Ledger &ledger, Dual &dual, std::int64_t nodes);

  private:
    bool price(const LinearProgramme &programme, const std::vector<bool> &closed);
    void dive(Dual &dual);

    const Model &model_;
    std::vector<BundleSearch> searches_; ///< by thread
    Pool pool_;
};

} // namespace aitalent::planning
