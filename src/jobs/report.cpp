#include "aitalent/planning/afterwards.h"
#include "aitalent/reports/plans.h"
#include "report_kinds.h"
#include "scored.h"
#include "stored_plan.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

struct Kind {
    const char *name;
    Report (*page)(Office &, const ReportTask &);
};

constexpr Kind kinds[] = {{"agency", agency_page},
                          {"person", person_page},
                          {"role", role_page},
                          {"plan", plan_page},
                          {"coverage", coverage_page},
                          {"trend", trend_page},
                          {"rating-sheet", rating_sheet},
                          {"providers", providers_page}};

/// Everybody of a report with the plan passed, in the same order.
std::vector<ScoredPerson> people_after(const Scored &scored, const StoredPlan &plan, const EvidencePolicy &policy) {
    const Afterwards afterwards(plan.plan, policy);
    auto people = scored.people();
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people[i].role != nullptr)
            people[i].readiness = readiness(afterwards.levels(scored.levels()[i]), *people[i].role);
    return people;
}

} // namespace

std::string title_of(Office &office, const Scope &scope) {
    const auto agencies = load_agencies(office.store());
    std::string title = office.lang() == Lang::en ? "All agencies" : "全部機關";
    for (const auto &agency : agencies)
        if (agencies.size() == 1 || agency.code.str() == scope.agency || agency.name == scope.agency)
            title = agency.name;
    if (scope.unit.empty()) return title;
    for (const auto &unit : load_units(office.store()))
        if (unit.code.str() == scope.unit) return title + " " + unit.name;
    return title + " " + scope.unit;
}

Report agency_page(Office &office, const ReportTask &task) {
    const Scored scored(office, task.scope, HeldLevels(office, filter_of(office, task.scope)));
    const auto members = scored.members();
    const auto whole = coverage(members, office.yardstick());
    const auto units = coverage_by_unit(members, office.yardstick());
    AgencyPaper paper{title_of(office, task.scope), scored.people(), whole, units};
    auto frame = office.frame();
    const auto plan = newest_plan(office);
    if (!plan) return agency_report(frame, paper);
    const auto afterwards = people_after(scored, *plan, office.profile().evidence);
    frame.plan = paper.plan = plan->name;
    paper.afterwards = afterwards;
    return agency_report(frame, paper);
}

Report coverage_page(Office &office, const ReportTask &task) {
    const Scored scored(office, task.scope, HeldLevels(office, filter_of(office, task.scope)));
    return coverage_report(office.frame(), coverage_by_unit(scored.members(), office.yardstick()));
}

Report role_page(Office &office, const ReportTask &task) {
    const auto &role = role_of(office, task.subject);
    const Scored everybody(office, task.scope, HeldLevels(office, filter_of(office, task.scope)));
    std::vector<ScoredPerson> measured;
    for (const auto &one : everybody.people())
        if (one.role != nullptr && one.role->id == role.id) measured.push_back(one);
    return role_report(office.frame(), role, measured);
}

Report plan_page(Office &office, const ReportTask &task) {
    return show_plan(office.told(), task.subject);
}

Report providers_page(Office &office, const ReportTask &task) {
    constexpr int steps = 5, effort = 0; // from the plan held: little is left to find
    return providers(office.told(), task.subject, steps, effort);
}

std::vector<std::string> report_kinds() {
    std::vector<std::string> names;
    for (const auto &kind : kinds) names.emplace_back(kind.name);
    return names;
}

Report report(const Circumstances &circumstances, const ReportTask &task) {
    for (const auto &kind : kinds) {
        if (task.kind != kind.name) continue;
        Office office(circumstances, Access::read);
        return kind.page(office, task);
    }
    throw Error(Exit::usage, Fault("AT-CLI-004")
                                 .with("option", "KIND")
                                 .with("found", task.kind)
                                 .with("expected", joined(report_kinds(), " | "))
                                 .with("command", "aitalent report"));
}

} // namespace aitalent
