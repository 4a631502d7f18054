#include "dual.h"

#include "knapsack.h"
#include "parallel.h"

#include <array>
#include <map>
#include <numeric>

namespace aitalent::planning {

/// One thread's buffers and its share of the sums.
class Dual::Worker {
  public:
    explicit Worker(const Model &model)
        : model_(model), quotes_(model), knapsack_(model), search_(model), ties_(model), takers_(model.paths.size()),
          demand(model.rows.size()) {}

    /// `width` 0: the bound alone, as tight as it gets.
    void take(Index person_class, const RowPrices &prices, Score width, std::vector<Score> &counted) {
        quotes_.quote(person_class, prices);
        class_ = &model_.classes[static_cast<std::size_t>(person_class)];
        for (const Index person : class_->people) {
            const Score relaxed = knapsack_.solve(person, quotes_, paths_);
            if (width == 0 && !can_attend(person, relaxed)) {
                const auto &bundle = search_.best(person, PriceList(model_, prices));
                counted[static_cast<std::size_t>(person)] = bundle.exact ? bundle.net : relaxed;
            } else {
                counted[static_cast<std::size_t>(person)] = relaxed;
            }
            bound += counted[static_cast<std::size_t>(person)];
            if (width > 0)
                for (const Index path : paths_) ++takers_[static_cast<std::size_t>(path)];
        }
        if (width > 0) add_demand(width);
    }

  private:
    void add_demand(Score width) {
        wanted_.assign(class_->offers.size(), 0);
        for (const Index path : class_->paths)
            if (auto &people = takers_[static_cast<std::size_t>(path)]; people > 0) {
                quotes_.spread(path, people, width, wanted_);
                people = 0;
            }
        for (std::size_t i = 0; i < wanted_.size(); ++i)
            if (wanted_[i] > 0) use(class_->offers[i], wanted_[i]);
    }
    void use(const Offer &offer, std::int64_t parts) {
        if (std::binary_search(class_->booked.begin(), class_->booked.end(), offer.run)) return;
        model_.uses(*class_, offer,
                    [&](Index row, std::int64_t amount) { demand[static_cast<std::size_t>(row)] += amount * parts; });
    }
    /// Do the sessions of different strands go together, and bring what their strands say?
    bool can_attend(Index person, Score relaxed) {
        if (!class_->period_minutes.empty() || !class_->booked.empty()) return false;
        attended_.clear();
        for (const Index path : paths_)
            for (const Index place : quotes_.chosen(path)) {
                const auto &offer = class_->offers[static_cast<std::size_t>(place)];
                for (const auto &other : attended_)
                    if (meets(run(other), run(offer))) return false;
                attended_.push_back(offer);
            }
        return !model_.people[static_cast<std::size_t>(person)].loose || goes_together(person, relaxed);
    }
    const Run &run(const Offer &offer) const { return model_.runs[static_cast<std::size_t>(offer.run)]; }

    bool goes_together(Index person, Score relaxed) {
        ties_.look_at(person);
        Score steps = 0, promised = relaxed;
        for (const Index path : paths_) {
            steps += ties_.cover(model_.paths[static_cast<std::size_t>(path)]);
            promised += quotes_.cost(path);
        }
        return steps == promised && ties_.are_open(attended_);
    }

    const Model &model_;
    Quotes quotes_;
    Knapsack knapsack_;
    BundleSearch search_;
    Ties ties_;
    const PersonClass *class_ = nullptr;
    std::vector<Index> paths_;
    std::vector<std::int64_t> takers_; ///< by path
    std::vector<std::int64_t> wanted_; ///< by place in the offers, in parts of a person
    std::vector<Offer> attended_;

  public:
    Score bound = 0;
    std::vector<std::int64_t> demand;
};

Dual::Dual(const Model &model, int threads, bool tight)
    : model_(model), tight_(tight), by_size_(model.classes.size()), unspent_(model, threads) {
    for (std::size_t i = 0; i < thread_count(threads); ++i) workers_.emplace_back(model);
    std::iota(by_size_.begin(), by_size_.end(), std::size_t{0});
    std::stable_sort(by_size_.begin(), by_size_.end(), [&](std::size_t a, std::size_t b) {
        return model.classes[a].people.size() > model.classes[b].people.size();
    });
    measure();
    gather_pools();
    best_prices_.assign(model.rows.size(), 0), momentum_.assign(model.rows.size(), 0);
    counted_.resize(model.people.size());
    best_plain_ = best_bound_ = (model.potential_mandatory * model.order + model.potential_other) * model.scale;
    prove(best_prices_);
}

Dual::~Dual() = default;

/// A natural price unit per row: the score of a typical course for the amount a typical enrolment uses.
void Dual::measure() {
    Wide scores = 0;
    std::int64_t options = 0;
    for (const auto &strand : model_.strands)
        for (const auto &option : strand.options)
            if (option.path != none) {
                const auto courses =
                    static_cast<std::int64_t>(model_.paths[static_cast<std::size_t>(option.path)].courses.size());
                scores += option.score / courses, ++options;
            }
    std::vector<std::int64_t> most(model_.rows.size()), least(model_.rows.size()), sum(model_.rows.size()),
        count(model_.rows.size());
    Score best_pair = 0;
    for (const auto &group : model_.classes)
        for (const auto &offer : group.offers) {
            best_pair = std::max(best_pair, model_.score(offer));
            model_.uses(group, offer, [&](Index row, std::int64_t amount) {
                const auto r = static_cast<std::size_t>(row);
                most[r] = std::max(most[r], amount), least[r] = count[r] == 0 ? amount : std::min(least[r], amount);
                sum[r] += amount, ++count[r];
            });
        }
    typical_ =
        std::max<Score>(1, std::max<Score>(options == 0 ? 0 : static_cast<Score>(scores / options), best_pair / 2));
    price_unit_.assign(model_.rows.size(), 0), highest_.assign(model_.rows.size(), 0);
    for (std::size_t r = 0; r < count.size(); ++r) {
        if (count[r] == 0) continue;
        const auto mean = std::max<std::int64_t>(1, sum[r] / count[r]);
        const Wide natural = (Wide{typical_} << price_bits) / mean;
        const Wide useful = (Wide{typical_} << (price_bits + 5)) / std::max<std::int64_t>(1, least[r]);
        const Wide safe = (Wide{1} << 58) / std::max<std::int64_t>(1, most[r]);
        highest_[r] = static_cast<std::int64_t>(std::min(useful, safe));
        price_unit_[r] = static_cast<std::int64_t>(std::min(natural, safe));
    }
}

/// Sessions of one course that the same people may come to: their prices move together, and each a little by itself.
void Dual::gather_pools() {
    std::map<std::array<Index, 3>, std::size_t> known;
    for (const auto &run : model_.runs) {
        const auto &session = model_.problem.sessions[static_cast<std::size_t>(run.original)];
        const std::array name{run.course, session.only_region, session.only_agency};
        pool_of_.push_back(known.try_emplace(name, known.size()).first->second);
    }
    pool_momentum_.resize(known.size());
}

Response Dual::respond(const RowPrices &prices, Score width) {
    Response response{0, std::vector<std::int64_t>(model_.rows.size())};
    for (auto &worker : workers_) worker.bound = 0, std::fill(worker.demand.begin(), worker.demand.end(), 0);
    // Of few people one thread has asked everybody before another has begun; not so where each is a search.
    const bool alone = width > 0 && model_.people.size() < 500;
    in_parallel(by_size_.size(), alone ? 1 : workers_.size(), [&](std::size_t worker, std::size_t item) {
        workers_[worker].take(static_cast<Index>(by_size_[item]), prices, width, counted_);
    });
    for (const auto &worker : workers_) {
        response.bound += worker.bound;
        for (std::size_t r = 0; r < worker.demand.size(); ++r) response.demand[r] += worker.demand[r];
    }
    for (auto &demand : response.demand) demand >>= Quotes::part_bits;
    add_rows(prices, response);
    return response;
}

/// What the capacities are worth at these prices. A session with a price of its own is run where its seats are worth
/// more than that.
void Dual::add_rows(const RowPrices &prices, Response &response) const {
    Wide sum = 0;
    for (std::size_t r = 0; r < model_.rows.size(); ++r) {
        const auto &row = model_.rows[r];
        Wide worth = Wide{row.capacity} * prices[r];
        if (row.kind == RowKind::seats) {
            Wide cost = 0;
            model_.run_uses(static_cast<Index>(r), [&](Index budget, std::int64_t amount) {
                cost += Wide{amount} * prices[static_cast<std::size_t>(budget)];
            });
            if (worth >= cost && response.demand[r] > 0)
                model_.run_uses(static_cast<Index>(r), [&](Index budget, std::int64_t amount) {
                    response.demand[static_cast<std::size_t>(budget)] += amount;
                });
            worth = std::max<Wide>(0, worth - cost);
        }
        sum += worth;
    }
    response.bound += static_cast<Score>((sum + (Wide{1} << price_bits) - 1) >> price_bits);
}

void Dual::prove(const RowPrices &prices) {
    const auto response = respond(prices, tight_ ? 0 : 1);
    if (response.bound >= best_plain_) return;
    best_plain_ = response.bound, best_prices_ = prices;
    const Score lost = tight_ ? unspent_.lost(prices, counted_) : 0;
    best_bound_ = std::min(best_bound_, best_plain_ - lost);
}

namespace {
constexpr std::int64_t one = 1 << 20;

/// Falls evenly on a logarithmic scale, from `one` halved `first` times to `one` halved `last` times.
std::int64_t step_of(int round, int rounds, int first, int last) {
    const std::int64_t place = first * 1024 + std::int64_t{round} * (last - first) * 1024 / rounds;
    return (one - one * (place % 1024) / 2048) >> (place / 1024);
}

std::int64_t excess(std::int64_t demand, std::int64_t capacity, std::int64_t most = one) {
    return std::clamp((demand - capacity) * one / std::max<std::int64_t>(capacity, 1), -one, most);
}
} // namespace

/// Money is spent on many sessions at once and answers more than its own price: it moves more slowly than seats.
std::int64_t Dual::pace(const Row &row) {
    switch (row.kind) {
    case RowKind::budget:
    case RowKind::provider:
        return one / 10;
    case RowKind::seats:
        return one / 4;
    default:
        return one / 2;
    }
}

/// What too many or too few people want moves the price of a whole pool. A session that nobody pays for has no say.
void Dual::move_pools(const RowPrices &prices, const Response &response) {
    std::vector<std::int64_t> demand(pool_momentum_.size()), capacity(pool_momentum_.size());
    for (std::size_t run = 0; run < pool_of_.size(); ++run) {
        if (prices[run] == 0 && response.demand[run] <= model_.rows[run].capacity) continue;
        demand[pool_of_[run]] += response.demand[run], capacity[pool_of_[run]] += model_.rows[run].capacity;
    }
    for (std::size_t pool = 0; pool < demand.size(); ++pool)
        pool_momentum_[pool] = (pool_momentum_[pool] * 4 + excess(demand[pool], capacity[pool])) / 5;
}

void Dual::move(RowPrices &prices, const Response &response, std::int64_t step) {
    move_pools(prices, response);
    // Far off, demand that is many times too large says no more than that; near by it must count in full, or prices
    // sink under it, and the pools lift them all too high: measured.
    const std::int64_t most = one * std::clamp<std::int64_t>(one / step, 1, 16);
    for (std::size_t r = 0; r < prices.size(); ++r) {
        const int weight = model_.rows[r].kind == RowKind::budget ? 1 : 4; // money that swings on never settles
        const std::int64_t now = excess(response.demand[r], model_.rows[r].capacity, most);
        momentum_[r] = (momentum_[r] * weight + now) / (weight + 1);
        const std::int64_t common = r < pool_of_.size() ? pool_momentum_[pool_of_[r]] / 2 * step / one : 0;
        const std::int64_t pushed = momentum_[r] * pace(model_.rows[r]) / one + common;
        const Wide change = Wide{price_unit_[r]} * pushed * step / (Wide{one} * one);
        prices[r] = static_cast<std::int64_t>(std::clamp<Wide>(prices[r] + change, 0, highest_[r]));
    }
}

void Dual::adjust(int rounds) {
    // Far at first, from no prices at all; later from good ones, nearby. Numbers of halvings that measured best.
    const int first = adjusted_ ? 4 : 0, last = adjusted_ ? 10 : 8;
    adjusted_ = true;
    std::fill(momentum_.begin(), momentum_.end(), 0), std::fill(pool_momentum_.begin(), pool_momentum_.end(), 0);
    RowPrices prices = best_prices_, lowest = prices;
    Score lowest_bound = best_plain_;
    for (int round = 0; round < rounds; ++round) {
        const std::int64_t step = step_of(round, rounds, first, last);
        const auto response = respond(prices, std::max<Score>(1, typical_ * step / one * 3 / 10));
        if (response.bound < lowest_bound) lowest_bound = response.bound, lowest = prices;
        move(prices, response, step);
    }
    prove(lowest), prove(prices);
}

} // namespace aitalent::planning
