#pragma once
#include "aitalent/scoring/readiness.h"

namespace aitalent {

/// One person with the role he or she is measured against. Holds pointers: the three must outlive it.
struct Member {
    const Person *person = nullptr;
    const RoleProfile *role = nullptr; ///< null where no rule gives one; such people are counted and not scored
    const PersonLevels *levels = nullptr;
};

/// A competency in a group of people (a unit, an agency, a role).
struct CompetencyCoverage {
    CompetencyId competency;
    int asked = 0;                  ///< people whose role asks it
    int held = 0;                   ///< of those, with the level asked or more
    int unknown = 0;                ///< of those, without a known level
    std::vector<int> at_level = {}; ///< all people, by level 0 … highest; unknown ones in no place
    int known = 0;                  ///< all people with a known level
    /// Σ min(level, required) over Σ required of those asked, unknown as none: the number of a heat map.
    Ratio coverage = {};
};

/// A competency that hangs on one person: asked of somebody in the group, and held at the highest level the group's
/// roles ask by exactly one.
struct SinglePoint {
    CompetencyId competency;
    Level level;
    PersonKey person = PersonKey::none;
};

struct GroupCoverage {
    AgencyCode agency = AgencyCode(); ///< empty for several agencies
    UnitCode unit = UnitCode();       ///< empty for a whole agency
    int people = 0;
    int without_role = 0;
    int ready = 0;
    Ratio low = {}; ///< mean of its people's readiness in per mille, as an exact fraction: each person weighs alike
    Ratio high = {};
    std::vector<CompetencyCoverage> competencies = {}; ///< in the framework's order
    std::vector<SinglePoint> single_points = {};       ///< in the framework's order
};

/// The group of all `members`.
GroupCoverage coverage(std::span<const Member> members, const Yardstick &yardstick);
/// One group for each agency and unit present, ordered by agency, then unit: the rows of a heat map.
std::vector<GroupCoverage> coverage_by_unit(std::span<const Member> members, const Yardstick &yardstick);
/// One group for each agency, ordered by code.
std::vector<GroupCoverage> coverage_by_agency(std::span<const Member> members, const Yardstick &yardstick);

} // namespace aitalent
