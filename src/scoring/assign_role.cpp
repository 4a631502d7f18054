#include "aitalent/scoring/readiness.h"

#include <algorithm>

namespace aitalent {

namespace {

bool title_fits(const std::string &title, const std::vector<std::string> &titles) {
    const std::string wanted = folded(title);
    return titles.empty() || std::ranges::any_of(titles, [&](const auto &one) { return folded(one) == wanted; });
}

bool fits(const RoleAssignmentRule &rule, const Person &person) {
    const bool grade = rule.grades.empty() || std::ranges::find(rule.grades, person.grade) != rule.grades.end();
    const bool supervisor = !rule.supervisor || *rule.supervisor == person.supervisor;
    return grade && supervisor && title_fits(person.title, rule.titles);
}

} // namespace

const RoleProfile *assign_role(const Person &person, const Profile &profile) {
    if (const RoleProfile *assigned = profile.find(person.role)) return assigned;
    const auto rule = std::ranges::find_if(profile.role_rules, [&](const auto &one) { return fits(one, person); });
    return rule == profile.role_rules.end() ? nullptr : profile.find(rule->role);
}

} // namespace aitalent
