#include "master.h"

#include "parallel.h"
#include "programme.h"

#include <cmath>

namespace aitalent::planning {

namespace {
constexpr std::size_t most_people = 3000, most_runs = 600;
} // namespace

bool Master::serves(const Model &model) {
    return model.people.size() <= most_people && model.runs.size() <= most_runs;
}

Master::Master(const Model &model, int threads) : model_(model), pool_(model) {
    const std::size_t wanted = threads > 0 ? static_cast<std::size_t>(threads) : std::thread::hardware_concurrency();
    for (std::size_t i = 0; i < std::max<std::size_t>(1, wanted); ++i) searches_.emplace_back(model);
}

namespace {

/// A price list of sessions that are not closed.
class OpenRuns : public Market {
  public:
    OpenRuns(const Model &model, const RowPrices &prices, const std::vector<bool> &closed)
        : list_(model, prices), closed_(closed) {}
    bool cost(const PersonClass &who, const Offer &offer, Score &cost) const override {
        return list_.cost(who, offer, cost) && !closed_[static_cast<std::size_t>(offer.run)];
    }
    bool admits(const PersonClass &, std::span<const Offer>) const override { return true; }
    bool is_limited() const override { return false; }

  private:
    PriceList list_;
    const std::vector<bool> &closed_;
};

} // namespace

/// Adds to the pool what is worth more to somebody than what the pool holds for them. False: nothing is.
bool Master::price(const LinearProgramme &programme, const std::vector<bool> &closed) {
    const OpenRuns market(model_, programme.prices(), closed);
    std::vector<Bundle> found(model_.people.size());
    in_parallel(found.size(), searches_.size(), [&](std::size_t worker, std::size_t person) {
        found[person] = searches_[worker].best(static_cast<Index>(person), market);
    });
    bool added = false;
    for (std::size_t person = 0; person < found.size(); ++person)
        if (found[person].net > programme.rent(static_cast<Index>(person)) + model_.scale / 16)
            added |= pool_.add(static_cast<Index>(person), found[person]);
    return added;
}

/// Sessions that would run with too few are closed, the emptiest first, until none is left.
void Master::dive(Dual &dual) {
    std::vector<bool> closed(model_.runs.size());
    constexpr int most_rounds = 60;
    for (bool root = true;; root = false) {
        LinearProgramme programme(model_, pool_, closed);
        for (int round = 0; round < most_rounds; ++round) {
            programme.solve();
            if (!price(programme, closed)) break;
            programme.extend();
        }
        if (root) dual.prove(programme.prices());
        auto few = programme.short_runs();
        if (few.empty()) return;
        few.resize((few.size() + 5) / 6);
        for (const Index run : few) closed[static_cast<std::size_t>(run)] = true;
    }
}

Ledger Master::improve(const Ledger &ledger, Dual &dual, std::int64_t nodes) {
    pool_.add(ledger);
    dive(dual);
    return choose_bundles(model_, pool_, ledger, nodes);
}

} // namespace aitalent::planning
