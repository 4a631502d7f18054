#pragma once
#include "aitalent/jobs/work.h"
#include "aitalent/reports/scores.h"
#include "aitalent/scoring/coverage.h"
#include "held_levels.h"
#include "office.h"

#include <map>
#include <vector>

namespace aitalent {

/// Everybody in scope with levels and readiness on the as-of date, for one role or each for their own. Owns what the
/// scoring room only points at.
class Scored {
  public:
    /// Throws AT-JOB-001 (66) for a role, AT-JOB-002 (66) for an agency or unit that is not held.
    Scored(Office &office, const Scope &scope);
    /// From levels at hand, of everybody in scope: the same without evidence behind the levels.
    Scored(Office &office, const Scope &scope, const HeldLevels &held);

    const std::vector<ScoredPerson> &people() const { return people_; }
    const std::vector<PersonLevels> &levels() const { return levels_; } ///< as people()
    const Evidence &evidence() const { return evidence_; }
    std::vector<Member> members() const;
    std::map<PersonKey, Person> by_key() const;

  private:
    void add(Person person, PersonLevels levels, const RoleProfile *only, const Profile &profile);
    std::vector<ScoredPerson> people_;
    std::vector<PersonLevels> levels_;
    Evidence evidence_;
};

/// Whom a scope means, in service on the as-of date. Throws as Scored does.
PeopleFilter filter_of(Office &office, const Scope &scope);

/// The role of that id or name; throws AT-JOB-001 with the nearest one.
const RoleProfile &role_of(Office &office, const std::string &name);
/// The unit of that code or name, of that agency where one is told; throws AT-JOB-003 with the nearest one, AT-JOB-031
/// where a name has several codes.
UnitCode unit_named(Office &office, const std::string &wanted, const AgencyCode &agency = AgencyCode());
/// The agency of that code or name; throws AT-JOB-002 with the nearest one.
AgencyCode agency_of(Office &office, const std::string &wanted);

} // namespace aitalent
