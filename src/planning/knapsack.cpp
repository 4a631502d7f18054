#include "knapsack.h"

namespace aitalent::planning {

Score Knapsack::solve(Index person, const Quotes &quotes, std::vector<Index> &chosen) {
    const auto &learner = model_.people[static_cast<std::size_t>(person)];
    chosen.clear();
    collect(learner, quotes, 0);
    std::size_t weight = 0;
    for (const auto &group : groups_) weight += items_[group.best].weight;
    const auto limit = static_cast<std::size_t>(learner.minutes / model_.minutes_unit);
    if (weight <= limit) return take_best(chosen);
    fill(limit + 1);
    return trace(limit + 1, chosen);
}

void Knapsack::collect(const Learner &learner, const Quotes &quotes, Score more_than) {
    items_.clear(), groups_.clear();
    for (const Index index : model_.strands_of(learner)) {
        const auto &strand = model_.strands[static_cast<std::size_t>(index)];
        Group group{items_.size(), 0, items_.size(), strand.forced};
        for (const auto &option : strand.options) {
            if (option.minutes > learner.minutes || (option.path != none && !quotes.can(option.path))) continue;
            const Score net = option.score - (option.path == none ? 0 : quotes.cost(option.path));
            if (net <= more_than && !strand.forced) continue;
            items_.push_back({net, static_cast<std::size_t>(option.minutes / model_.minutes_unit), option.path});
            if (net > items_[group.best].net) group.best = items_.size() - 1;
        }
        group.end = items_.size();
        if (group.end > group.begin) groups_.push_back(group);
    }
}

Score Knapsack::take_best(std::vector<Index> &chosen) const {
    Score sum = 0;
    for (const auto &group : groups_) {
        sum += items_[group.best].net;
        if (items_[group.best].path != none) chosen.push_back(items_[group.best].path);
    }
    return sum;
}

/// By groups so far, and hours: the best net.
void Knapsack::fill(std::size_t width) {
    table_.assign((groups_.size() + 1) * width, 0);
    for (std::size_t k = 0; k < groups_.size(); ++k) {
        const Score *before = &table_[k * width];
        Score *now = &table_[(k + 1) * width];
        std::copy(before, before + width, now);
        if (groups_[k].forced) std::fill(now, now + width, impossible);
        for (std::size_t i = groups_[k].begin; i < groups_[k].end; ++i)
            for (std::size_t h = items_[i].weight; h < width; ++h)
                now[h] = std::max(now[h], before[h - items_[i].weight] + items_[i].net);
    }
}

Score Knapsack::trace(std::size_t width, std::vector<Index> &chosen) const {
    std::size_t left = width - 1;
    for (std::size_t k = groups_.size(); k-- > 0;) {
        const Score wanted = table_[(k + 1) * width + left];
        if (!groups_[k].forced && wanted == table_[k * width + left]) continue;
        for (std::size_t i = groups_[k].begin; i < groups_[k].end; ++i) {
            if (items_[i].weight > left || table_[k * width + left - items_[i].weight] + items_[i].net != wanted)
                continue;
            if (items_[i].path != none) chosen.push_back(items_[i].path);
            left -= items_[i].weight;
            break;
        }
    }
    return table_.back();
}

class Knapsack::Lister {
  public:
    Lister(const Knapsack &filled, std::size_t width, const std::vector<Dollars> &money, Score at_least,
           std::vector<Spending> &found)
        : filled_(filled), width_(width), money_(money), at_least_(at_least), found_(found) {}

    /// What the first `groups` groups can add. False: too many.
    bool list(std::size_t groups, std::size_t left, Spending so_far) {
        if (so_far.net + filled_.table_[groups * width_ + left] < at_least_) return true;
        if (++nodes_ > most_nodes) return false;
        if (groups == 0) {
            found_.push_back(so_far);
            return true;
        }
        const auto &group = filled_.groups_[groups - 1];
        if (!group.forced && !list(groups - 1, left, so_far)) return false;
        for (std::size_t i = group.begin; i < group.end; ++i) {
            const auto &item = filled_.items_[i];
            const Dollars cost = item.path == none ? 0 : money_[static_cast<std::size_t>(item.path)];
            if (item.weight <= left &&
                !list(groups - 1, left - item.weight, {so_far.money + cost, so_far.net + item.net}))
                return false;
        }
        return true;
    }

  private:
    static constexpr int most_nodes = 5000;
    const Knapsack &filled_;
    std::size_t width_;
    const std::vector<Dollars> &money_;
    Score at_least_;
    std::vector<Spending> &found_;
    int nodes_ = 0;
};

bool Knapsack::list(Index person, const Quotes &quotes, const std::vector<Dollars> &money, Score at_least,
                    std::vector<Spending> &found) {
    const auto &learner = model_.people[static_cast<std::size_t>(person)];
    found.clear();
    const Score span = std::max<Score>(0, solve(person, quotes, best_) - at_least);
    collect(learner, quotes, -span - 1); // without what brings less the rest would be better than the best
    std::size_t most = 0;
    for (const auto &group : groups_) {
        std::size_t longest = 0;
        for (std::size_t i = group.begin; i < group.end; ++i) longest = std::max(longest, items_[i].weight);
        most += longest;
    }
    const std::size_t limit = std::min(most, static_cast<std::size_t>(learner.minutes / model_.minutes_unit));
    fill(limit + 1);
    return Lister(*this, limit + 1, money, at_least, found).list(groups_.size(), limit, {0, 0});
}

} // namespace aitalent::planning
