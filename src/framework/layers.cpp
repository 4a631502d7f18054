#include "aitalent/framework/check.h"
#include "aitalent/framework/checking.h"
#include "aitalent/framework/flat.h"

#include <algorithm>
#include <limits>
#include <map>

namespace aitalent {

namespace {

enum class Tighter : std::uint8_t { higher, lower, same };

constexpr std::pair<std::string_view, Tighter> directions[] = {
    {"level", Tighter::higher},           {"weight", Tighter::higher},
    {"must_have", Tighter::higher},       {"priority", Tighter::higher},
    {"minimum_pieces", Tighter::higher},  {"pass_required", Tighter::higher},
    {"score_at_least", Tighter::higher},  {"attended_per_mille", Tighter::higher},
    {"counts", Tighter::lower},           {"at_most", Tighter::lower},
    {"valid_months", Tighter::lower},     {"confirms_must_have", Tighter::lower},
    {"half_life_months", Tighter::lower}, {"outlier_steps", Tighter::lower}};

/// Words of people and places a child may write as it likes: nothing depends on them.
bool is_wording(std::string_view path) {
    for (auto key : {".name.", ".summary.", ".note", ".provenance."})
        if (path.find(key) != std::string_view::npos) return true;
    return false;
}

Tighter direction(std::string_view path) {
    if (is_within(path, "evidence.half_life_of")) return Tighter::lower;
    const auto key = last_key(path);
    for (const auto &[name, tighter] : directions)
        if (name == key) return tighter;
    return Tighter::same;
}

/// "For ever" is written 0 and is the longest validity there is.
std::int64_t strength(const FlatValue &value) {
    const bool for_ever = last_key(value.path) == "valid_months" && *value.order == 0;
    return for_ever ? std::numeric_limits<std::int64_t>::max() : *value.order;
}

bool is_weaker(const FlatValue &parent, const FlatValue &child) {
    if (parent.text == child.text) return false;
    if (!parent.order || !child.order) return true;
    switch (direction(parent.path)) {
    case Tighter::higher:
        return strength(child) < strength(parent);
    case Tighter::lower:
        return strength(child) > strength(parent);
    case Tighter::same:
        break;
    }
    return true;
}

bool is_locked(const std::vector<std::string> &locks, std::string_view path) {
    return std::any_of(locks.begin(), locks.end(), [&](const std::string &lock) { return is_within(path, lock); });
}

} // namespace

Faults check_layer(const Profile &parent, const Profile &child, const PlaceOf &place) {
    Checker checker(place);
    std::map<std::string, FlatValue> in_child;
    for (auto &value : flat(child)) in_child.emplace(value.path, value);
    for (const auto &value : flat(parent)) {
        const bool of_scale = is_within(value.path, "scale.levels") && last_key(value.path) == "id";
        if (is_wording(value.path) || (!of_scale && !is_locked(parent.locked, value.path))) continue;
        const auto found = in_child.find(value.path);
        const bool weaker = found == in_child.end() || is_weaker(value, found->second);
        if (weaker && !checker.full())
            checker.add(checker.fault(of_scale ? "AT-FRM-028" : "AT-FRM-027", value.path)
                            .with("found", found == in_child.end() ? "" : found->second.text)
                            .with("expected", value.text)
                            .with("parent", parent.str()));
    }
    if (child.scale.levels.size() != parent.scale.levels.size())
        checker.add(checker.fault("AT-FRM-028", "scale.levels").with("parent", parent.str()));
    return checker.take();
}

namespace {

/// Own paths name what was written; a value is written by them if it is inside one (a list) or around one (a node).
bool is_given(const Layer &layer, const std::string &path) {
    return std::any_of(layer.own_paths.begin(), layer.own_paths.end(),
                       [&](const std::string &own) { return is_within(own, path) || is_within(path, own); });
}

} // namespace

std::vector<ResolvedValue> resolved(const Profile &profile, const std::vector<Layer> &layers) {
    std::vector<ResolvedValue> values;
    for (auto &value : flat(profile)) {
        const auto giver =
            std::find_if(layers.begin(), layers.end(), [&](const Layer &layer) { return is_given(layer, value.path); });
        const auto &from = giver == layers.end() ? layers.back().name : giver->name;
        const bool locked = is_locked(profile.locked, value.path);
        values.push_back({std::move(value.path), std::move(value.text), from, locked});
    }
    return values;
}

} // namespace aitalent
