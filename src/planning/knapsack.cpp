#include "knapsack.h"

namespace aitalent::planning {

Score Knapsack::solve(Index person, const Quotes &quotes, std::vector<Index> &chosen) {
    const auto &learner = model_.people[static_cast<std::size_t>(person)];
    chosen.clear();
    collect(learner, quotes);
    std::size_t weight = 0;
    for (const auto &group : groups_) weight += items_[group.best].weight;
    const auto limit = static_cast<std::size_t>(learner.minutes / model_.minutes_unit);
    return weight <= limit ? take_best(chosen) : fill(limit + 1, chosen);
}

bool Knapsack::collect(const Learner &learner, const Quotes &quotes) {
    items_.clear(), groups_.clear();
    for (const Index index : model_.strands_of(learner)) {
        const auto &strand = model_.strands[static_cast<std::size_t>(index)];
        Group group{items_.size(), 0, items_.size(), strand.forced};
        for (const auto &option : strand.options) {
            if (option.minutes > learner.minutes || (option.path != none && !quotes.can(option.path))) continue;
            const Score net = option.score - (option.path == none ? 0 : quotes.cost(option.path));
            if (net <= 0 && !strand.forced) continue;
            items_.push_back({net, static_cast<std::size_t>(option.minutes / model_.minutes_unit), option.path});
            if (net > items_[group.best].net) group.best = items_.size() - 1;
        }
        group.end = items_.size();
        if (group.end > group.begin) groups_.push_back(group);
    }
    return !groups_.empty();
}

Score Knapsack::take_best(std::vector<Index> &chosen) const {
    Score sum = 0;
    for (const auto &group : groups_) {
        sum += items_[group.best].net;
        if (items_[group.best].path != none) chosen.push_back(items_[group.best].path);
    }
    return sum;
}

Score Knapsack::fill(std::size_t width, std::vector<Index> &chosen) {
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

} // namespace aitalent::planning
