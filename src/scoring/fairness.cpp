#include "aitalent/scoring/fairness.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
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

/// Could totals minus what is shown tell a small group from what is hidden?
bool exposed(std::size_t hidden, int people, int hide_below) {
    return hidden > 0 && (hidden < 2 || people < hide_below);
}

/// Hides groups that are too small, then the smallest others, until what is hidden cannot be told by subtraction.
std::set<std::string> hidden_groups(const Cells &cells, int hide_below) {
    std::vector<std::pair<int, std::string>> by_size;
    for (const auto &[group, cell] : cells) by_size.emplace_back(cell.people, group);
    std::ranges::sort(by_size);
    std::set<std::string> hidden;
    int people = 0;
    for (const auto &[size, group] : by_size) {
        const bool small = size < hide_below;
        if (!small && !exposed(hidden.size(), people, hide_below)) break;
        hidden.insert(group);
        people += size;
    }
    return hidden;
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

FairnessAudit audit(std::string attribute, std::span<const GroupMember> members, std::span<const PersonKey> considered,
                    std::span<const PersonKey> chosen, int hide_below) {
    std::map<PersonKey, std::string> group_of;
    for (const GroupMember &member : members) group_of[member.person] = member.group;
    const std::set<PersonKey> selected(chosen.begin(), chosen.end());

    FairnessAudit result{.attribute = std::move(attribute)};
    Cells cells;
    for (const PersonKey person : std::set<PersonKey>(considered.begin(), considered.end())) {
        const std::string &group = group_of[person];
        const int in = selected.contains(person);
        ++result.people;
        result.selected += in;
        if (group.empty()) {
            ++result.unknown;
            result.unknown_selected += in;
            continue;
        }
        ++cells[group].people;
        cells[group].selected += in;
    }

    const auto hidden = hidden_groups(cells, hide_below);
    int hidden_people = 0;
    for (const auto &group : hidden) hidden_people += cells[group].people;
    if (result.unknown > 0 && exposed(hidden.size(), hidden_people, hide_below)) {
        result.unknown_hidden = true;
        result.unknown = result.unknown_selected = 0;
    }
    Cells shown = cells;
    std::erase_if(shown, [&](const auto &entry) { return hidden.contains(entry.first); });
    for (const auto &[group, cell] : cells) {
        GroupFigures figures{.group = group, .hidden = hidden.contains(group)};
        if (!figures.hidden) {
            const auto &[best, best_cell] = highest_rate(shown);
            figures.people = cell.people;
            figures.selected = cell.selected;
            figures.rate = cell.rate();
            figures.to_highest = compared(group, cell, best, best_cell);
        }
        result.groups.push_back(std::move(figures));
    }
    for (auto a = shown.begin(); a != shown.end(); ++a)
        for (auto b = std::next(a); b != shown.end(); ++b)
            result.pairs.push_back(compared(a->first, a->second, b->first, b->second));
    return result;
}

} // namespace aitalent
