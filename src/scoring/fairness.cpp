#include "aitalent/scoring/fairness.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <set>

namespace aitalent {

namespace {

struct Cell {
    int people = 0;
    int selected = 0;
    Ratio rate() const { return {selected, people}; }
};
using Cells = std::map<std::string, Cell>;

GroupPair compared(const std::string &a, const Cell &cell_a, const std::string &b, const Cell &cell_b) {
    const bool swapped = cell_a.rate() > cell_b.rate();
    const Cell &low = swapped ? cell_b : cell_a, &high = swapped ? cell_a : cell_b;
    GroupPair pair{.group = swapped ? b : a, .against = swapped ? a : b};
    pair.impact = {std::int64_t{low.selected} * high.people, std::int64_t{low.people} * high.selected};
    pair.below_four_fifths = pair.impact < Ratio{4, 5};
    pair.p = fisher_two_sided(low.selected, low.people, high.selected, high.people);
    const std::int64_t equal = (std::int64_t{low.people} * high.selected + high.people - 1) / high.people;
    pair.shortfall = static_cast<int>(equal - low.selected);
    return pair;
}

/// What a reader can tell of a person: in each of two choices absent, left out or chosen.
constexpr std::size_t standings = 9;
using Kinds = std::array<int, standings>;

std::map<PersonKey, std::size_t> standing_of(const Choice &choice) {
    std::map<PersonKey, std::size_t> standing;
    for (const PersonKey person : choice.considered) standing[person] = 1;
    for (const PersonKey person : choice.chosen)
        if (const auto known = standing.find(person); known != standing.end()) known->second = 2;
    return standing;
}

bool has_enough(const Kinds &cell, const Kinds &all, int least) {
    for (std::size_t kind = 0; kind < standings; ++kind)
        if (all[kind] > 0 && cell[kind] < least) return false;
    return true;
}

int sum(const Kinds &kinds) {
    return std::accumulate(kinds.begin(), kinds.end(), 0);
}

/// The groups that may be shown.
std::set<std::string> shown_groups(const std::map<std::string, Kinds> &cells, const Kinds &all, int least) {
    std::set<std::string> shown;
    Kinds rest = {};
    std::size_t hidden = 0;
    const auto hide = [&](const Kinds &cell) {
        ++hidden;
        std::ranges::transform(rest, cell, rest.begin(), std::plus());
    };
    std::vector<std::pair<int, std::string>> by_size;
    for (const auto &[group, cell] : cells) {
        if (!has_enough(cell, all, least)) {
            hide(cell);
            continue;
        }
        shown.insert(group);
        by_size.emplace_back(sum(cell), group);
    }
    std::ranges::sort(by_size);
    for (const auto &[size, group] : by_size) {
        if (hidden == 0 || (hidden > 1 && has_enough(rest, all, least))) break;
        hide(cells.at(group));
        shown.erase(group);
    }
    if (hidden == 0 && shown.size() < 2) shown.clear(); // everybody's group
    return shown;
}

const Cells::value_type &highest_rate(const Cells &shown) {
    return *std::ranges::max_element(shown, {}, [](const auto &entry) { return entry.second.rate(); });
}

} // namespace

double fisher_two_sided(int a, int n, int b, int m) {
    // Weights of the tables with the same margins, relative to the likeliest one, by the ratio of neighbours: only
    // exact counts, products and quotients, so the same on every machine, and nothing overflows.
    const int chosen = a + b, least = std::max(0, chosen - m), most = std::min(n, chosen);
    auto step_up = [&](int x) { // weight of x + 1 over weight of x
        return static_cast<double>(n - x) * (chosen - x) / (static_cast<double>(x + 1) * (m - chosen + x + 1));
    };
    const auto likeliest = std::clamp(
        static_cast<int>((std::int64_t{chosen} + 1) * (std::int64_t{n} + 1) / (std::int64_t{n} + m + 2)), least, most);
    std::map<int, double> weights{{likeliest, 1.0}};
    for (int x = likeliest; x < most; ++x) weights[x + 1] = weights[x] * step_up(x);
    for (int x = likeliest; x > least; --x) weights[x - 1] = weights[x] / step_up(x - 1);
    const double seen = weights.at(a) * (1 + 1e-7); // tables equally likely may differ in the last bits
    double all = 0, extreme = 0;
    for (const auto &[x, weight] : weights) {
        all += weight;
        if (weight <= seen) extreme += weight;
    }
    return std::min(1.0, extreme / all);
}

std::string p_text(double p) {
    if (p < 0.00001) return "< 0.00001";
    return fmt::format("{:.{}f}", p, p < 0.001 ? 5 : 3);
}

AuditCounts count_groups(std::string attribute, std::span<const GroupMember> members, const Choice &choice,
                         const Choice *printed, int least) {
    std::map<PersonKey, std::string> group_of;
    for (const GroupMember &member : members) group_of[member.person] = member.group;
    const auto now = standing_of(choice);
    const auto before = printed ? standing_of(*printed) : now;

    AuditCounts counts{.attribute = std::move(attribute)};
    std::map<std::string, Kinds> kinds;
    Kinds all = {};
    Cells cells;
    const auto add = [&](PersonKey person, std::size_t kind) {
        ++kinds[group_of[person]][kind];
        ++all[kind];
    };
    for (const auto &[person, standing] : now) {
        const auto earlier = before.find(person);
        add(person, 3 * standing + (earlier == before.end() ? 0 : earlier->second));
        auto &cell = cells[group_of[person]];
        ++cell.people, ++counts.people;
        if (standing == 2) ++cell.selected, ++counts.selected;
    }
    for (const auto &[person, standing] : before)
        if (!now.contains(person)) add(person, standing);

    const auto shown = shown_groups(kinds, all, least);
    if (shown.empty()) return counts;
    for (const auto &[group, cell] : cells) {
        AuditCounts::Cell made{.group = group};
        if (shown.contains(group)) made.people = cell.people, made.selected = cell.selected;
        counts.cells.push_back(std::move(made));
    }
    return counts;
}

FairnessAudit audit(const AuditCounts &counts) {
    FairnessAudit result{.attribute = counts.attribute,
                         .people = counts.people,
                         .selected = counts.selected,
                         .withheld = counts.cells.empty()};
    Cells shown;
    for (const auto &cell : counts.cells) {
        if (!cell.group.empty() && cell.people) shown[cell.group] = {*cell.people, cell.selected.value_or(0)};
        if (!cell.group.empty()) continue;
        result.unknown = cell.people.value_or(0);
        result.unknown_selected = cell.selected.value_or(0);
        result.unknown_hidden = !cell.people;
    }
    for (const auto &each : counts.cells) {
        if (each.group.empty()) continue;
        GroupFigures figures{.group = each.group, .hidden = !each.people};
        if (!figures.hidden) {
            const auto &[best, best_cell] = highest_rate(shown);
            const Cell &cell = shown[each.group];
            figures.people = cell.people;
            figures.selected = cell.selected;
            figures.rate = cell.rate();
            figures.to_highest = compared(each.group, cell, best, best_cell);
        }
        result.groups.push_back(std::move(figures));
    }
    for (auto a = shown.begin(); a != shown.end(); ++a)
        for (auto b = std::next(a); b != shown.end(); ++b)
            result.pairs.push_back(compared(a->first, a->second, b->first, b->second));
    return result;
}

} // namespace aitalent
