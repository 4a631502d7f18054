#include "aitalent/framework/check.h"
#include "aitalent/framework/checking.h"

#include <algorithm>

namespace aitalent {

void check_hours(Checker &checker, const Framework &framework);

namespace {

using Steps = std::map<std::string, const HoursStep *>;
using Chosen = std::set<const HoursStep *>;

// A larger table, or one with more ways through it, is not checked for sums: a real one has ten rows.
constexpr std::size_t most_steps = 200;
constexpr std::size_t most_ways = 64;

/// The ways through a table: for each step every set of steps by which it can be reached, itself included, one choice
/// per any-of entry. Remembers what it found, since steps share what they build on. No ways: too many, or a step
/// unknown.
class Ways {
  public:
    explicit Ways(const Steps &steps) : steps_(steps) {}

    const std::vector<Chosen> &to(const HoursStep &step) {
        const auto known = known_.find(&step);
        if (known != known_.end()) return known->second;
        std::vector<Chosen> ways{{&step}};
        for (const auto &any_of : step.builds_on) ways = extended(ways, any_of);
        return known_[&step] = std::move(ways);
    }

  private:
    const Steps &steps_;
    std::map<const HoursStep *, std::vector<Chosen>> known_;

    std::vector<Chosen> extended(const std::vector<Chosen> &ways, const std::vector<std::string> &any_of) {
        std::vector<Chosen> longer;
        for (const auto &id : any_of) {
            const auto found = steps_.find(id);
            if (found == steps_.end()) return {};
            for (const auto &before : to(*found->second))
                for (const auto &way : ways) {
                    longer.push_back(way);
                    longer.back().insert(before.begin(), before.end());
                    if (longer.size() > most_ways) return {};
                }
        }
        return longer;
    }
};

std::chrono::minutes hours_of(const Chosen &way) {
    std::chrono::minutes sum{0};
    for (const auto *step : way) sum += step->own_hours;
    return sum;
}

void check_total(Checker &checker, const HoursStep &step, const std::vector<Chosen> &ways) {
    if (ways.empty()) return;
    std::set<std::chrono::minutes> sums;
    for (const auto &way : ways) sums.insert(hours_of(way));
    if (sums.contains(step.total_hours) || checker.full()) return;
    checker.add(checker.fault("AT-FRM-013", fmt::format("hours_table[{}].total_hours", step.id))
                    .with("found", hours_text(step.total_hours))
                    .with("expected", hours_text(*sums.begin())));
}

} // namespace

void check_hours(Checker &checker, const Framework &framework) {
    Steps steps;
    std::map<std::string, std::vector<std::string>> arrows;
    for (const auto &step : framework.hours_table) {
        steps.emplace(step.id, &step);
        auto &targets = arrows[step.id];
        for (const auto &any_of : step.builds_on) targets.insert(targets.end(), any_of.begin(), any_of.end());
    }
    const auto found = circles(arrows);
    for (const auto &[step, circle] : found)
        if (!checker.full())
            checker.add(
                checker.fault("AT-FRM-012", fmt::format("hours_table[{}].builds_on", step)).with("found", circle));
    if (!found.empty() || steps.size() > most_steps) return;
    Ways ways(steps);
    for (const auto &step : framework.hours_table) check_total(checker, step, ways.to(step));
}

} // namespace aitalent
