#include "exact.h"

#include <cmath>

namespace aitalent::planning {

namespace {
constexpr std::size_t most_columns = 60000;
constexpr std::size_t most_per_person = 4000;
} // namespace

ExactSearch::ExactSearch(const Model &model, const RowPrices &prices, std::int64_t nodes)
    : model_(model), root_prices_(prices), nodes_left_(nodes), columns_(model.people.size()) {}

bool ExactSearch::run(Ledger &ledger, Score bound) {
    target_ = ledger.worth() + model_.scale;
    if (bound < target_) return true;
    listed_ = list_columns(ledger, bound);
    if (!listed_) return false;
    Node root{std::vector<int>(columns_.size(), -1), {}, std::vector<int>(model_.runs.size()), 0};
    for (const auto &row : model_.rows) root.left.push_back(row.capacity);
    explore(root, root_prices_);
    if (best_.empty()) return complete_;
    for (std::size_t person = 0; person < columns_.size(); ++person) ledger.leave(static_cast<Index>(person));
    for (std::size_t person = 0; person < columns_.size(); ++person)
        ledger.enter(static_cast<Index>(person), columns_[person][static_cast<std::size_t>(best_[person])].bundle);
    return complete_;
}

bool ExactSearch::give(Pool &pool) const {
    for (std::size_t person = 0; listed_ && person < columns_.size(); ++person)
        for (const auto &column : columns_[person]) pool.add(static_cast<Index>(person), column.bundle);
    return listed_;
}

bool ExactSearch::list_columns(const Ledger &ledger, Score bound) {
    if (columns_.size() > most_columns) return false;
    BundleSearch search(model_);
    const PriceList list(model_, root_prices_);
    const Score slack = bound - ledger.worth() - model_.scale;
    std::size_t total = 0;
    std::vector<Bundle> found;
    for (std::size_t person = 0; person < columns_.size(); ++person) {
        const Score best = search.best(static_cast<Index>(person), list).net;
        if (!search.list(static_cast<Index>(person), list, best - slack, most_per_person, found)) return false;
        total += found.size();
        if (total > most_columns) return false;
        const auto &who = model_.class_of(static_cast<Index>(person));
        for (auto &bundle : found) {
            Column column{bundle.worth, {}, {}};
            for (const auto &offer : bundle.offers)
                if (!std::binary_search(who.booked.begin(), who.booked.end(), offer.run))
                    model_.uses(who, offer, [&](Index row, std::int64_t amount) {
                        column.uses.push_back({row, amount});
                    });
            column.bundle = std::move(bundle);
            columns_[person].push_back(std::move(column));
        }
    }
    return true;
}

Score ExactSearch::net(const Column &column, const RowPrices &prices) const {
    std::int64_t cost = 0;
    for (const auto &use : column.uses) cost += prices[static_cast<std::size_t>(use.row)] * use.amount;
    return column.worth - (cost >> price_bits);
}

bool ExactSearch::fits(const Node &node, const Column &column) const {
    return std::all_of(column.uses.begin(), column.uses.end(),
                       [&](const Use &use) { return use.amount <= node.left[static_cast<std::size_t>(use.row)]; });
}

void ExactSearch::fix(Node &node, std::size_t person, int column) const {
    node.fixed[person] = column;
    const auto &taken = columns_[person][static_cast<std::size_t>(column)];
    node.worth += taken.worth;
    for (const auto &use : taken.uses) {
        node.left[static_cast<std::size_t>(use.row)] -= use.amount;
        if (use.row < static_cast<Index>(model_.runs.size()) && node.people[static_cast<std::size_t>(use.row)]++ == 0)
            model_.run_uses(
                use.row, [&](Index row, std::int64_t amount) { node.left[static_cast<std::size_t>(row)] -= amount; });
    }
}

ExactSearch::Relaxed ExactSearch::relax(const Node &node, const RowPrices &prices) const {
    Relaxed result{node.worth, node.fixed, std::vector<std::int64_t>(model_.rows.size()), true};
    std::vector<int> people = node.people;
    for (std::size_t person = 0; person < columns_.size(); ++person) {
        if (node.fixed[person] >= 0) continue;
        Score best = impossible;
        for (std::size_t i = 0; i < columns_[person].size(); ++i) {
            const auto &column = columns_[person][i];
            if (!fits(node, column)) continue;
            if (const Score value = net(column, prices); value > best)
                best = value, result.best[person] = static_cast<int>(i);
        }
        if (best == impossible) return {impossible, {}, {}, false};
        result.bound += best;
        for (const auto &use : columns_[person][static_cast<std::size_t>(result.best[person])].uses) {
            result.demand[static_cast<std::size_t>(use.row)] += use.amount;
            if (use.row < static_cast<Index>(model_.runs.size())) ++people[static_cast<std::size_t>(use.row)];
        }
    }
    Wide rows = 0;
    for (std::size_t r = 0; r < model_.rows.size(); ++r) {
        Wide worth = Wide{node.left[r]} * prices[r];
        if (r < model_.runs.size() && node.people[r] == 0) {
            Wide cost = 0;
            model_.run_uses(static_cast<Index>(r), [&](Index row, std::int64_t amount) {
                cost += Wide{amount} * prices[static_cast<std::size_t>(row)];
                if (people[r] > 0) result.demand[static_cast<std::size_t>(row)] += amount;
            });
            worth = std::max<Wide>(0, worth - cost);
        }
        rows += worth;
        if (r < model_.runs.size() && people[r] > 0 && people[r] < model_.runs[r].minimum) result.fits = false;
    }
    for (std::size_t r = 0; r < model_.rows.size(); ++r) result.fits = result.fits && result.demand[r] <= node.left[r];
    result.bound += static_cast<Score>((rows + (Wide{1} << price_bits) - 1) >> price_bits);
    return result;
}

/// One subgradient step towards the target (Polyak 1969).
void ExactSearch::adjust(RowPrices &prices, const Node &node, const Relaxed &relaxed) const {
    double norm = 0;
    for (std::size_t r = 0; r < prices.size(); ++r) {
        const auto excess = static_cast<double>(relaxed.demand[r] - node.left[r]);
        if (excess > 0 || prices[r] > 0) norm += excess * excess;
    }
    if (norm == 0) return;
    const double step = static_cast<double>(relaxed.bound - target_ + model_.scale) * (1 << price_bits) / norm;
    for (std::size_t r = 0; r < prices.size(); ++r) {
        const double moved =
            static_cast<double>(prices[r]) + step * static_cast<double>(relaxed.demand[r] - node.left[r]);
        prices[r] = static_cast<std::int64_t>(std::floor(std::clamp(moved, 0.0, 1e16)));
    }
}

void ExactSearch::offer(const Node &node, const Relaxed &relaxed) {
    if (!relaxed.fits) return;
    Score worth = node.worth;
    for (std::size_t person = 0; person < columns_.size(); ++person)
        if (node.fixed[person] < 0) worth += columns_[person][static_cast<std::size_t>(relaxed.best[person])].worth;
    if (worth < target_) return;
    target_ = worth + model_.scale;
    best_ = relaxed.best;
}

void ExactSearch::explore(const Node &node, RowPrices prices) {
    if (nodes_left_-- <= 0) {
        complete_ = false;
        return;
    }
    constexpr int most_rounds = 40;
    RowPrices best_prices = prices;
    Relaxed best;
    for (int round = 0; round < most_rounds; ++round) {
        auto relaxed = relax(node, prices);
        if (relaxed.bound < target_) return;
        offer(node, relaxed);
        if (relaxed.bound < target_) return;
        if (round == 0 || relaxed.bound < best.bound)
            best = std::move(relaxed), best_prices = prices;
        else if (round > 12 && (round & 3) == 0)
            prices = best_prices;
        adjust(prices, node, round == 0 || best_prices == prices ? best : relaxed);
    }
    branch(node, best, best_prices);
}

/// The person whose choice costs most to change, among those who want what is not there for all.
std::size_t ExactSearch::next_person(const Node &node, const Relaxed &relaxed, const RowPrices &prices) const {
    std::size_t chosen = columns_.size();
    std::pair<bool, Score> chosen_rank;
    for (std::size_t person = 0; person < columns_.size(); ++person) {
        if (node.fixed[person] >= 0) continue;
        const auto &wanted = columns_[person][static_cast<std::size_t>(relaxed.best[person])];
        const bool contended = std::any_of(wanted.uses.begin(), wanted.uses.end(), [&](const Use &use) {
            return relaxed.demand[static_cast<std::size_t>(use.row)] > node.left[static_cast<std::size_t>(use.row)];
        });
        Score second = impossible;
        for (std::size_t i = 0; i < columns_[person].size(); ++i)
            if (static_cast<int>(i) != relaxed.best[person] && fits(node, columns_[person][i]))
                second = std::max(second, net(columns_[person][i], prices));
        const std::pair rank(contended, net(wanted, prices) - second);
        if (chosen == columns_.size() || rank > chosen_rank) chosen = person, chosen_rank = rank;
    }
    return chosen;
}

void ExactSearch::branch(const Node &node, const Relaxed &relaxed, const RowPrices &prices) {
    const std::size_t person = next_person(node, relaxed, prices);
    if (person == columns_.size()) return;
    std::vector<std::pair<Score, int>> children;
    for (std::size_t i = 0; i < columns_[person].size(); ++i)
        if (fits(node, columns_[person][i]))
            children.emplace_back(-net(columns_[person][i], prices), static_cast<int>(i));
    std::sort(children.begin(), children.end());
    const Score best = -children.front().first;
    for (const auto &[negative, column] : children) {
        if (relaxed.bound - best - negative < target_) return;
        Node child = node;
        fix(child, person, column);
        explore(child, prices);
    }
}

} // namespace aitalent::planning
