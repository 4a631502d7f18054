#pragma once
#include "aitalent/base/ratio.h"
#include "aitalent/scoring/levels.h"

namespace aitalent {

/// How one required level stands.
enum class Fulfilment : std::uint8_t {
    met,        ///< held
    unmet,      ///< a lower level is held
    unknown,    ///< no level is known
    unconfirmed ///< must-have: held, but only by kinds of evidence that may not confirm a must-have
};
std::string_view name(Fulfilment fulfilment); ///< "met", "unmet", "unknown", "unconfirmed"

/// One required level of a role against one person.
struct Term {
    CompetencyId competency;
    Level required;
    std::optional<Level> level; ///< empty = unknown
    int weight = 1;
    bool must_have = false;
    Fulfilment fulfilment = Fulfilment::unknown;
    std::int64_t part = 0; ///< contribution to Readiness::low.part, unknown counted as none
    std::int64_t most = 0; ///< contribution to Readiness::high.part, unknown counted as met
};

/// What a person lacks for a role: one competency below the required level, or unknown.
struct Gap {
    CompetencyId competency;
    Level required;
    std::optional<Level> level;
    bool must_have = false;
    int weight = 1;
    int steps = 0;          ///< levels missing; unknown counts from 0
    std::int64_t worth = 0; ///< weight × steps
};

/// Readiness of one person for one role, exact:
///     Σ w·min(level, required)/required  over  Σ w
/// brought to the common denominator M·Σw, M = least common multiple of the role's required levels; so a term's part is
/// (M·w/required)·min(level, required). Requirements of level 0 ask nothing and are left out. Rounded once, for show,
/// by Ratio::per_mille.
struct Readiness {
    PersonKey person = PersonKey::none;
    RoleId role;
    Ratio low = {};  ///< unknown levels as none
    Ratio high = {}; ///< unknown levels as met
    int must_haves = 0;
    int must_haves_met = 0;
    int must_haves_unknown = 0; ///< unknown or unconfirmed
    int unknown = 0;            ///< requirements without a known level
    /// Every must-have met and the low end at least the role's `ready_per_mille`; a role that names neither must-haves
    /// nor a share asks for all its levels.
    bool ready = false;
    std::vector<Term> terms = {}; ///< in the role's order; parts add up to low.part and high.part
    std::vector<Gap> gaps = {};   ///< must-haves and others together, by worth (larger first), must-have first, then id
};

/// Never throws; levels of competencies the person's list does not have are unknown.
Readiness readiness(const PersonLevels &levels, const RoleProfile &role);

/// Every role of the profile for one person, best first: ready ones before others, then low end, the higher
/// tier, role id.
std::vector<Readiness> best_roles(const PersonLevels &levels, const Profile &profile);

/// The role a person is measured against: the one the agency assigned (if the profile has it), else the first of the
/// profile's role rules that fits; null where none does.
const RoleProfile *assign_role(const Person &person, const Profile &profile);

/// Tiers in order, each with whether it is reached: ready for at least one role of it and for one of every lower tier
/// that has roles.
struct TierReached {
    TierId tier;
    bool reached = false;
    RoleId by = RoleId(); ///< the role it is reached by: the best of the tier, ready or not
};
std::vector<TierReached> tiers_reached(const PersonLevels &levels, const Profile &profile);

} // namespace aitalent
