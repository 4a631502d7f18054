#include "unspent.h"

#include "parallel.h"

#include <tuple>

namespace aitalent::planning {

/// One thread's buffers.
class Unspent::Worker {
  public:
    Worker(const Model &model, const RowPrices &prices, const std::vector<Score> &bound_of)
        : model_(model), prices_(prices), bound_of_(bound_of), quotes_(model), knapsack_(model),
          money_(model.paths.size()) {}

    /// Looks at losses up to a quarter of what a seat's money is worth first, and further while all losses found are
    /// larger.
    Score lost(const Group &group) {
        const auto row = static_cast<std::size_t>(group.row);
        price_ = prices_[row], capacity_ = model_.rows[row].capacity;
        Score found = 0;
        for (Score most = std::max<Score>(1, worth(dearest(group)) / 4), i = 0; i < 4; ++i, most *= 2) {
            found = lost(group, most);
            if (found < most) break;
        }
        return found;
    }

  private:
    struct State {
        Dollars money;
        Score loss;
    };
    static constexpr std::size_t most_states = 256;

    Score worth(Dollars money) const { return static_cast<Score>(Wide{price_} * money >> price_bits); }

    Dollars charge(const PersonClass &who, const Offer &offer, Index row) const {
        Dollars sum = 0;
        if (!std::binary_search(who.booked.begin(), who.booked.end(), offer.run))
            model_.uses(who, offer, [&](Index used, std::int64_t amount) { sum += used == row ? amount : 0; });
        return sum;
    }
    Dollars dearest(const Group &group) const {
        Dollars most = 0;
        for (const Index index : group.classes) {
            const auto &who = model_.classes[static_cast<std::size_t>(index)];
            for (const auto &offer : who.offers) most = std::max(most, charge(who, offer, group.row));
        }
        return most;
    }

    /// No less than what is lost, as far as that is at most `most`.
    Score lost(const Group &group, Score most) {
        states_ = {{0, 0}}, loose_ = 0, dropped_ = most;
        for (const Index index : group.classes) {
            quotes_.quote(index, prices_);
            const auto &who = model_.classes[static_cast<std::size_t>(index)];
            const bool certain = price_paths(who, group.row);
            for (const Index person : who.people) add(person, certain, most);
        }
        Score least = dropped_;
        for (const auto &state : states_)
            if (state.money <= capacity_)
                least = std::min(least, state.loss + worth(std::max<Dollars>(0, capacity_ - state.money - loose_)));
        return least;
    }

    /// What each path costs, at most; false: that depends on the session.
    bool price_paths(const PersonClass &who, Index row) {
        bool certain = true;
        course_money_.assign(model_.subjects.size(), 0);
        for (std::size_t place = 0; place < who.courses.size(); ++place) {
            auto &most = course_money_[static_cast<std::size_t>(who.courses[place])];
            for (const auto &offer : who.offers_of(place)) {
                const Dollars money = charge(who, offer, row);
                certain &= &offer == who.offers_of(place).data() || money == most;
                most = std::max(most, money);
            }
        }
        for (const Index path : who.paths) {
            auto &sum = money_[static_cast<std::size_t>(path)];
            sum = 0;
            for (const Index course : model_.paths[static_cast<std::size_t>(path)].courses)
                sum += course_money_[static_cast<std::size_t>(course)];
        }
        return certain;
    }

    /// Whatever a person may spend for whom that is not certain is not counted as left over.
    Dollars most_money(Index person) const {
        Dollars sum = 0;
        for (const Index strand : model_.strands_of(model_.people[static_cast<std::size_t>(person)])) {
            Dollars most = 0;
            for (const auto &option : model_.strands[static_cast<std::size_t>(strand)].options)
                if (option.path != none) most = std::max(most, money_[static_cast<std::size_t>(option.path)]);
            sum += most;
        }
        return sum;
    }

    void add(Index person, bool certain, Score most) {
        // What the bound counts may be less than the best choice here, which then cannot be attended as it stands.
        const Score counted = bound_of_[static_cast<std::size_t>(person)];
        if (model_.people[static_cast<std::size_t>(person)].capped) loose_ = capacity_;
        if (!certain || !knapsack_.list(person, quotes_, money_, counted - most, choices_)) {
            loose_ += most_money(person);
            return;
        }
        next_.clear();
        for (const auto &choice : choices_) next_.push_back({choice.money, std::max<Score>(0, counted - choice.net)});
        keep_best(next_, most);
        std::swap(ways_, next_);
        next_.clear();
        for (const auto &state : states_)
            for (const auto &way : ways_) next_.push_back({state.money + way.money, state.loss + way.loss});
        keep_best(next_, most);
        if (next_.size() > most_states) {
            const auto end = next_.begin() + static_cast<std::ptrdiff_t>(most_states);
            std::nth_element(next_.begin(), end, next_.end(), [](auto &a, auto &b) {
                return std::tuple(a.loss, a.money) < std::tuple(b.loss, b.money);
            });
            dropped_ = std::min(dropped_, end->loss);
            next_.erase(end, next_.end());
        }
        std::swap(states_, next_);
    }

    /// Of those that spend no less, only what brings more in return.
    void keep_best(std::vector<State> &states, Score most) const {
        std::erase_if(states, [&](const State &state) { return state.loss > most || state.money > capacity_; });
        std::sort(states.begin(), states.end(),
                  [](auto &a, auto &b) { return std::tuple(a.money, a.loss) < std::tuple(b.money, b.loss); });
        std::size_t kept = 0;
        Wide best = impossible;
        for (const auto &state : states) {
            const Wide brought = Wide{price_} * state.money - (Wide{state.loss} << price_bits);
            if (kept == 0 || brought > best) best = brought, states[kept++] = state;
        }
        states.resize(kept);
    }

    const Model &model_;
    const RowPrices &prices_;
    const std::vector<Score> &bound_of_;
    Quotes quotes_;
    Knapsack knapsack_;
    std::int64_t price_ = 0;
    Dollars capacity_ = 0;
    std::vector<Dollars> course_money_; ///< by course
    std::vector<Dollars> money_;        ///< by path
    std::vector<Knapsack::Spending> choices_;
    std::vector<State> states_, ways_, next_;
    Dollars loose_ = 0; ///< may be spent besides
    Score dropped_ = 0; ///< what is not followed up loses no less
};

Unspent::Unspent(const Model &model, int threads) : model_(model), threads_(threads) {}

/// Each person in one group at most: losses are counted once.
std::vector<Unspent::Group> Unspent::groups(const RowPrices &prices) const {
    std::vector<Group> all(model_.rows.size());
    for (std::size_t i = 0; i < model_.classes.size(); ++i)
        for (const Index row : model_.classes[i].budget_rows)
            all[static_cast<std::size_t>(row)].classes.push_back(static_cast<Index>(i));
    for (std::size_t run = 0; run < model_.runs.size(); ++run) // is paid for once, whoever comes
        model_.run_uses(static_cast<Index>(run),
                        [&](Index row, std::int64_t) { all[static_cast<std::size_t>(row)].classes.clear(); });
    std::vector<bool> counted(model_.classes.size());
    std::vector<Group> result;
    for (std::size_t row = 0; row < all.size(); ++row) {
        auto &group = all[row];
        const auto is_counted = [&](Index index) { return counted[static_cast<std::size_t>(index)]; };
        std::size_t people = 0;
        for (const Index index : group.classes) people += model_.classes[static_cast<std::size_t>(index)].people.size();
        if (people == 0 || people > most_people || prices[row] == 0 ||
            std::any_of(group.classes.begin(), group.classes.end(), is_counted))
            continue;
        for (const Index index : group.classes) counted[static_cast<std::size_t>(index)] = true;
        group.row = static_cast<Index>(row);
        result.push_back(std::move(group));
    }
    return result;
}

Score Unspent::lost(const RowPrices &prices, const std::vector<Score> &bound_of) {
    const auto all = groups(prices);
    std::vector<Worker> workers;
    for (std::size_t i = 0; i < thread_count(threads_); ++i) workers.emplace_back(model_, prices, bound_of);
    std::vector<Score> lost(all.size());
    in_parallel(all.size(), workers.size(),
                [&](std::size_t worker, std::size_t item) { lost[item] = workers[worker].lost(all[item]); });
    Score sum = 0;
    for (const Score one : lost) sum += one;
    return sum;
}

} // namespace aitalent::planning
