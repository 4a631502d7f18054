#include "aitalent/scoring/coverage.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace aitalent {

namespace {

std::optional<Level> level_held(const Member &member, const CompetencyId &competency) {
    const CompetencyLevel *held = member.levels->find(competency);
    return held ? held->level : std::nullopt;
}

/// The level the member's role asks; 0 where it asks none.
Level level_asked(const Member &member, const CompetencyId &competency) {
    if (!member.role) return Level(0);
    const auto found = std::ranges::find(member.role->requirements, competency, &Requirement::competency);
    return found == member.role->requirements.end() ? Level(0) : found->level;
}

void count_known(std::optional<Level> level, CompetencyCoverage &into) {
    if (!level) return;
    ++into.known;
    if (level->value() < into.at_level.size()) ++into.at_level[level->value()];
}

void count_asked(std::optional<Level> level, Level asked, CompetencyCoverage &into) {
    if (asked == Level(0)) return;
    ++into.asked;
    into.held += level && *level >= asked;
    into.unknown += !level;
    into.coverage.part += std::min(level.value_or(Level(0)), asked).value();
    into.coverage.whole += asked.value();
}

CompetencyCoverage competency_coverage(const CompetencyId &competency, std::span<const Member> members, Level highest) {
    CompetencyCoverage result{.competency = competency};
    result.at_level.assign(highest.value() + 1u, 0);
    for (const Member &member : members) {
        const auto level = level_held(member, competency);
        count_known(level, result);
        count_asked(level, level_asked(member, competency), result);
    }
    return result;
}

std::optional<SinglePoint> single_point(const CompetencyId &competency, std::span<const Member> members) {
    Level asked(0);
    for (const Member &member : members) asked = std::max(asked, level_asked(member, competency));
    if (asked == Level(0)) return std::nullopt;
    const Member *holder = nullptr;
    for (const Member &member : members) {
        const auto level = level_held(member, competency);
        if (!level || *level < asked) continue;
        if (holder) return std::nullopt;
        holder = &member;
    }
    if (!holder) return std::nullopt;
    return SinglePoint{competency, asked, holder->person->key};
}

void count_readiness(std::span<const Member> members, GroupCoverage &group) {
    for (const Member &member : members) {
        ++group.people;
        if (!member.role) {
            ++group.without_role;
            continue;
        }
        const Readiness result = readiness(*member.levels, *member.role);
        group.ready += result.ready;
        group.low.part += result.low.per_mille();
        group.high.part += result.high.per_mille();
        group.low.whole = group.high.whole += 1000;
    }
}

template<class Key>
std::vector<GroupCoverage> coverage_by(std::span<const Member> members, const Yardstick &yardstick, Key key_of) {
    std::map<std::tuple<AgencyCode, UnitCode>, std::vector<Member>> groups;
    for (const Member &member : members) groups[key_of(*member.person)].push_back(member);
    std::vector<GroupCoverage> results;
    for (const auto &[key, group] : groups) {
        results.push_back(coverage(group, yardstick));
        std::tie(results.back().agency, results.back().unit) = key;
    }
    return results;
}

} // namespace

GroupCoverage coverage(std::span<const Member> members, const Yardstick &yardstick) {
    GroupCoverage group;
    count_readiness(members, group);
    for (const Competency &competency : yardstick.framework.competencies) {
        group.competencies.push_back(competency_coverage(competency.id, members, yardstick.profile.scale.highest()));
        if (const auto point = single_point(competency.id, members)) group.single_points.push_back(*point);
    }
    return group;
}

std::vector<GroupCoverage> coverage_by_unit(std::span<const Member> members, const Yardstick &yardstick) {
    return coverage_by(members, yardstick,
                       [](const Person &person) { return std::make_tuple(person.agency, person.unit); });
}

std::vector<GroupCoverage> coverage_by_agency(std::span<const Member> members, const Yardstick &yardstick) {
    return coverage_by(members, yardstick,
                       [](const Person &person) { return std::make_tuple(person.agency, UnitCode()); });
}

} // namespace aitalent
