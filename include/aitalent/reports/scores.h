#pragma once
#include "aitalent/reports/frame.h"
#include "aitalent/scoring/coverage.h"
#include "aitalent/scoring/explain.h"
#include "aitalent/scoring/readiness.h"

#include <span>

namespace aitalent {

/// One person with the role measured against.
struct ScoredPerson {
    Person person;
    const RoleProfile *role = nullptr; ///< null: no role, not scored
    Readiness readiness;
};

/// One row a person: readiness, must-haves, the largest gaps; ordered by agency, unit, staff number.
Report scores_report(const Frame &frame, std::span<const ScoredPerson> people);

/// A person with the roles that fit best, best first.
struct PersonRoles {
    struct Fit {
        const RoleProfile *role = nullptr;
        Ratio low = {};
        Ratio high = {};
        bool ready = false;
    };
    Person person;
    std::vector<Fit> roles = {};
};
/// One row a person and role.
Report best_roles_report(const Frame &frame, std::span<const PersonRoles> people);

/// Every term of one score and every piece of evidence behind it; the parts add up to the score.
Report score_explained(const Frame &frame, const Person &person, const ScoreExplanation &explanation);

/// What the agency's report is about. Holds references: what they show must outlive it.
struct AgencyPaper {
    std::string name;
    std::span<const ScoredPerson> people;
    const GroupCoverage &whole;
    std::span<const GroupCoverage> units;
    std::string plan = {};                         ///< the plan looked ahead to; empty: there is none
    std::span<const ScoredPerson> afterwards = {}; ///< the same people, in the same order, with that plan passed
};

/// The whole agency for a director with two minutes: figures, readiness now and after the plan by tier, talent type
/// and role, heat map unit × competency, gaps, single points.
Report agency_report(const Frame &frame, const AgencyPaper &paper);

/// Coverage of each competency in each unit, one row a pair.
Report coverage_report(const Frame &frame, std::span<const GroupCoverage> units);

/// One role: what it asks, who is measured against it, what is missing most.
Report role_report(const Frame &frame, const RoleProfile &role, std::span<const ScoredPerson> people);

} // namespace aitalent
