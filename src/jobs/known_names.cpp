#include "intake.h"
#include "office.h"

namespace aitalent {

/// An empty store takes its agencies from whatever file comes first.
static void add_agencies_and_units(KnownNames &known, const Store &store) {
    for (const auto &one : load_agencies(store)) {
        if (!known.agencies) known.agencies.emplace();
        known.agencies->add(one.code.str(), {one.name});
    }
    for (const auto &one : load_units(store)) known.units[one.agency].add(one.code.str(), {one.name});
}

KnownNames known_names(Office &office, ImportKind kind) {
    KnownNames known;
    auto list = [](std::optional<NameList> &names) -> NameList & { return names.emplace(); };
    const auto &framework = office.framework();
    const auto &profile = office.profile();
    for (auto &competencies = list(known.competencies); const auto &one : framework.competencies)
        competencies.add(one.id.str(), {one.name.zh_tw, one.name.en});
    for (auto &certificates = list(known.certificates); const auto &one : framework.certificates)
        certificates.add(one.id.str(), {one.name.zh_tw, one.name.en});
    for (auto &roles = list(known.roles); const auto &one : profile.roles)
        roles.add(one.id.str(), {one.name.zh_tw, one.name.en});
    for (auto &tiers = list(known.tiers); const auto &one : profile.tiers)
        tiers.add(one.id.str(), {one.name.zh_tw, one.name.en});
    auto &levels = list(known.levels);
    levels.add("0", {"無", "none"});
    for (const auto &one : profile.scale.levels)
        levels.add(std::to_string(one.level.value()), {one.id, one.name.zh_tw, one.name.en});
    known.highest_level = profile.scale.highest();
    for (auto &courses = list(known.courses); const auto &one : office.catalogue().courses)
        courses.add(one.id.str(), {one.name.zh_tw, one.name.en});
    for (auto &sessions = list(known.sessions); const auto &one : office.catalogue().sessions)
        sessions.add(one.id.str());
    if (kind == ImportKind::courses)
        for (auto &providers = list(known.providers); const auto &one : office.catalogue().providers)
            providers.add(one.id.str(), {one.name.zh_tw, one.name.en});
    if (kind == ImportKind::staff || kind == ImportKind::budgets || kind == ImportKind::sessions)
        add_agencies_and_units(known, office.store());
    return known;
}

} // namespace aitalent
