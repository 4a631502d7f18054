#include "aitalent/framework/diff.h"

#include "aitalent/base/text.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr Word<Change> changes[] = {{Change::added, "added"},
                                    {Change::removed, "removed"},
                                    {Change::renamed, "renamed"},
                                    {Change::replaced, "replaced"},
                                    {Change::split, "split"},
                                    {Change::merged, "merged"},
                                    {Change::relevelled, "re-levelled"},
                                    {Change::changed, "changed"}};

constexpr std::string_view lists[] = {"talent_types", "areas", "competencies", "hours_table", "certificate_classes",
                                      "certificates", "roles", "partners",     "principles"};

/// One thing of one list, with its values by their path inside it.
struct Thing {
    std::string id;
    std::map<std::string, std::string> values;
};
using Things = std::vector<Thing>;

/// The things of each list, taken from the flat values: "competencies[coding].name.en" is a value of thing "coding".
std::map<std::string, Things> things_of(const Framework &framework) {
    std::map<std::string, Things> found;
    for (const auto &value : flat(framework)) {
        const auto open = value.path.find('['), close = value.path.find(']');
        if (open == std::string::npos) continue;
        const std::string id = value.path.substr(open + 1, close - open - 1);
        Things &things = found[value.path.substr(0, open)];
        if (things.empty() || things.back().id != id) things.push_back({id, {}});
        things.back().values.emplace(value.path.substr(std::min(close + 2, value.path.size())), value.text);
    }
    return found;
}

std::vector<ValueChange> value_changes(const std::map<std::string, std::string> &before,
                                       const std::map<std::string, std::string> &after) {
    std::vector<ValueChange> found;
    for (const auto &[path, text] : before)
        if (auto now = after.find(path); now == after.end() || now->second != text)
            found.push_back({path, text, now == after.end() ? std::string() : now->second});
    for (const auto &[path, text] : after)
        if (!before.contains(path)) found.push_back({path, {}, text});
    return found;
}

/// An arrow from ids before to ids after, and who says so.
struct Pairing {
    std::vector<std::string> before;
    std::vector<std::string> after;
    std::string_view why;
    std::vector<ValueChange> levels = {}; ///< what the map does to them
};

std::vector<ValueChange> levels_of(const CompetencyMove &move) {
    std::vector<ValueChange> found;
    if (move.lower_by > 0) found.push_back({"lower_by", {}, fmt::to_string(move.lower_by)});
    if (move.at_most) found.push_back({"at_most", {}, fmt::to_string(move.at_most->value())});
    return found;
}

template<class Ids>
std::vector<std::string> texts(const Ids &ids) {
    std::vector<std::string> all;
    for (const auto &id : ids) all.push_back(id.str());
    return all;
}

template<class Nodes>
std::vector<Pairing> by_previous_ids(const Nodes &after) {
    std::map<std::string, std::vector<std::string>> successors;
    std::vector<Pairing> found;
    for (const auto &node : after) {
        if (node.previous_ids.size() > 1)
            found.push_back({texts(node.previous_ids), {node.id.str()}, "previous id"});
        else if (node.previous_ids.size() == 1)
            successors[node.previous_ids[0].str()].push_back(node.id.str());
    }
    for (auto &[previous, next] : successors) found.push_back({{previous}, std::move(next), "previous id"});
    return found;
}

std::vector<Pairing> said_pairings(std::string_view list, const Framework &after, const Migration *map) {
    std::vector<Pairing> found;
    if (map != nullptr && list == "competencies")
        for (const auto &move : map->competencies)
            found.push_back({texts(move.from), texts(move.to), "map", levels_of(move)});
    if (map != nullptr && list == "certificates")
        for (const auto &move : map->certificates) found.push_back({texts(move.from), {move.to.str()}, "map"});
    auto previous = list == "competencies"   ? by_previous_ids(after.competencies)
                    : list == "certificates" ? by_previous_ids(after.certificates)
                                             : std::vector<Pairing>();
    found.insert(found.end(), previous.begin(), previous.end());
    return found;
}

std::set<std::u32string> pieces(std::string_view name) {
    std::u32string points;
    for (std::size_t at = 0; at < name.size();) { // well-formed by construction: names come from readers
        const auto lead = static_cast<unsigned char>(name[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        char32_t point = length == 1 ? lead : lead & (0x3fu >> (length - 1));
        for (std::size_t i = 1; i < length && at + i < name.size(); ++i)
            point = point << 6 | (static_cast<unsigned char>(name[at + i]) & 0x3fu);
        points.push_back(point);
        at += length;
    }
    std::set<std::u32string> found;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) found.insert(points.substr(i, 2));
    return found;
}

/// Dice's coefficient over two-character pieces, in per cent; the better of the two languages.
std::size_t likeness(const Thing &a, const Thing &b) {
    std::size_t best = 0;
    for (auto key : {"name.zh-TW", "name.en"}) {
        const auto in_a = a.values.find(key), in_b = b.values.find(key);
        if (in_a == a.values.end() || in_b == b.values.end()) continue;
        const auto of_a = pieces(folded(in_a->second)), of_b = pieces(folded(in_b->second));
        const auto common =
            std::count_if(of_a.begin(), of_a.end(), [&](const auto &piece) { return of_b.contains(piece); });
        if (!of_a.empty() || !of_b.empty())
            best = std::max(best, 200 * static_cast<std::size_t>(common) / (of_a.size() + of_b.size()));
    }
    return best;
}

class ListDiff {
  public:
    ListDiff(std::string_view list, const Things &before, const Things &after, std::vector<NodeChange> &out)
        : list_(list), out_(out) {
        for (const auto &thing : before) before_.emplace(thing.id, &thing);
        for (const auto &thing : after) after_.emplace(thing.id, &thing);
        left_ = order(before);
        right_ = order(after);
    }

    void run(const std::vector<Pairing> &said) {
        for (const auto &pairing : said) pair(pairing);
        for (const auto &id : left_)
            if (after_.contains(id) && !used_before_.contains(id) && !used_after_.contains(id))
                pair({{id}, {id}, "same id"});
        propose();
        for (const auto &id : left_)
            if (!used_before_.contains(id)) out_.push_back({list_, Change::removed, {id}, {}});
        for (const auto &id : right_)
            if (!used_after_.contains(id)) out_.push_back({list_, Change::added, {}, {id}});
    }

  private:
    std::string list_;
    std::vector<NodeChange> &out_;
    std::map<std::string, const Thing *> before_, after_;
    std::vector<std::string> left_, right_;
    std::set<std::string> used_before_, used_after_;

    static std::vector<std::string> order(const Things &things) {
        std::vector<std::string> ids;
        for (const auto &thing : things) ids.push_back(thing.id);
        return ids;
    }

    /// Of a pairing only what exists and is not paired yet.
    void pair(Pairing pairing) {
        std::erase_if(pairing.before,
                      [&](const auto &id) { return !before_.contains(id) || used_before_.contains(id); });
        std::erase_if(pairing.after, [&](const auto &id) { return !after_.contains(id) || used_after_.contains(id); });
        if (pairing.before.empty() || pairing.after.empty()) return;
        used_before_.insert(pairing.before.begin(), pairing.before.end());
        used_after_.insert(pairing.after.begin(), pairing.after.end());
        if (pairing.before.size() == 1 && pairing.after.size() == 1)
            one_to_one(pairing, false);
        else
            out_.push_back({list_, pairing.after.size() > 1 ? Change::split : Change::merged, pairing.before,
                            pairing.after, pairing.why, false, std::move(pairing.levels)});
    }

    void one_to_one(const Pairing &pairing, bool proposal) {
        auto values = value_changes(before_.at(pairing.before[0])->values, after_.at(pairing.after[0])->values);
        std::erase_if(values, [](const ValueChange &change) { return change.path == "id"; });
        const bool same_id = pairing.before == pairing.after;
        if (same_id && values.empty() && pairing.levels.empty()) return;
        const bool only_names = std::all_of(values.begin(), values.end(),
                                            [](const ValueChange &change) { return change.path.starts_with("name."); });
        const Change change = !pairing.levels.empty() ? Change::relevelled
                              : !same_id              ? Change::replaced
                              : only_names            ? Change::renamed
                                                      : Change::changed;
        values.insert(values.end(), pairing.levels.begin(), pairing.levels.end());
        out_.push_back({list_, change, pairing.before, pairing.after, pairing.why, proposal, std::move(values)});
    }

    void propose() {
        for (const auto &id : left_) {
            if (used_before_.contains(id)) continue;
            std::size_t most = 49;
            std::string best;
            for (const auto &candidate : right_)
                if (!used_after_.contains(candidate))
                    if (auto like = likeness(*before_.at(id), *after_.at(candidate)); like > most) {
                        most = like;
                        best = candidate;
                    }
            if (best.empty()) continue;
            one_to_one({{id}, {best}, "alike"}, true);
        }
    }
};

} // namespace

std::string_view name(Change change) {
    return word_of(changes, change);
}

std::vector<NodeChange> diff(const Framework &before, const Framework &after, const Migration *map) {
    std::vector<NodeChange> out;
    auto old_things = things_of(before), new_things = things_of(after);
    for (auto list : lists) {
        const std::string key(list);
        ListDiff(list, old_things[key], new_things[key], out).run(said_pairings(list, after, map));
    }
    return out;
}

std::vector<ValueChange> diff(const Profile &before, const Profile &after) {
    std::map<std::string, std::string> old_values, new_values;
    for (auto &value : flat(before)) old_values.emplace(std::move(value.path), std::move(value.text));
    for (auto &value : flat(after)) new_values.emplace(std::move(value.path), std::move(value.text));
    return value_changes(old_values, new_values);
}

} // namespace aitalent
