#include "aitalent/jobs/work.h"

#include "aitalent/reports/plans.h"
#include "aitalent/scoring/explain.h"
#include "aitalent/store/evidence.h"
#include "scored.h"
#include "stored_plan.h"

namespace aitalent {

namespace {

ScoreExplanation explanation_of(Office &office, const Person &person, const RoleProfile &role) {
    PeopleFilter filter;
    filter.agency = person.agency;
    filter.staff_no = person.staff_no;
    const auto evidence = load_evidence(office.store(), filter);
    return explain_score(evidence_of(evidence, person.key), role, office.yardstick(), office.as_of());
}

const RoleProfile &role_for(Office &office, const Person &person, const std::string &wanted) {
    if (!wanted.empty()) return role_of(office, wanted);
    if (const auto *role = assign_role(person, office.profile())) return *role;
    throw Error(Exit::missing, Fault("AT-JOB-009").with("staff_no", person.staff_no.str()));
}

std::string agency_title(Office &office) {
    const auto agencies = load_agencies(office.store());
    if (agencies.size() == 1) return agencies.front().name;
    return office.lang() == Lang::en ? "All agencies" : "全部機關";
}

Report person_page(Office &office, const std::string &staff_no) {
    const auto person = office.person("", staff_no);
    const auto explanation = explanation_of(office, person, role_for(office, person, ""));
    auto frame = office.frame();
    const auto plan = newest_plan(office);
    if (!plan) return person_report(frame, person, explanation, nullptr);
    frame.plan = plan->name;
    const auto paper = plan->paper();
    return person_report(frame, person, explanation, &paper);
}

} // namespace

Report explain_score(const Circumstances &circumstances, const Scope &scope, const std::string &role) {
    Office office(circumstances, Access::read);
    const auto person = office.person(scope.agency, scope.staff);
    return score_explained(office.frame(), person, explanation_of(office, person, role_for(office, person, role)));
}

Report report(const Circumstances &circumstances, const std::string &kind, const std::vector<std::string> &subject) {
    if (kind == "plan") return show_plan(circumstances, subject.empty() ? std::string() : subject.front());
    Office office(circumstances, Access::read);
    if (kind == "person") return person_page(office, subject.front());
    if (kind == "role") {
        Scope scope;
        scope.role = subject.front();
        const auto &role = role_of(office, scope.role);
        const Scored everybody(office, {});
        std::vector<ScoredPerson> measured;
        for (const auto &one : everybody.people())
            if (one.role != nullptr && one.role->id == role.id) measured.push_back(one);
        return role_report(office.frame(), role, measured);
    }
    const Scored scored(office, {});
    const auto members = scored.members();
    const auto units = coverage_by_unit(members, office.yardstick());
    if (kind == "coverage") return coverage_report(office.frame(), units);
    return agency_report(office.frame(), agency_title(office), scored.people(), coverage(members, office.yardstick()),
                         units);
}

} // namespace aitalent
