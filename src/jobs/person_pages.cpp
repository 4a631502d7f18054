#include "aitalent/messages/labels.h"
#include "aitalent/reports/person.h"
#include "aitalent/store/earlier.h"
#include "aitalent/store/evidence.h"
#include "aitalent/store/fairness.h"
#include "aitalent/store/limits.h"
#include "aitalent/store/plans.h"
#include "aitalent/store/scores.h"
#include "aitalent/store/selections.h"
#include "report_kinds.h"
#include "scored.h"
#include "stored_plan.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

PeopleFilter only(const Person &person) {
    return {.agency = person.agency, .staff_no = person.staff_no};
}

const RoleProfile &role_for(Office &office, const Person &person, const std::string &wanted) {
    if (!wanted.empty()) return role_of(office, wanted);
    if (const auto *role = assign_role(person, office.profile())) return *role;
    throw Error(Exit::missing, Fault("AT-JOB-009").with("staff_no", person.staff_no.str()));
}

ScoreExplanation explanation_of(Office &office, const Person &person, const RoleProfile &role) {
    const auto evidence = load_evidence(office.store(), only(person));
    return explain_score(evidence_of(evidence, person.key), role, office.yardstick(), office.as_of());
}

std::string say(const Readiness &score) {
    return fmt::format("{} – {}", percent_of_per_mille(score.low.per_mille()),
                       percent_of_per_mille(score.high.per_mille()));
}

std::string say(const Frame &frame, const Placement &placement) {
    auto text =
        label(name(placement.outcome), frame.lang) + frame.say("：", ": ") + label(name(placement.reason), frame.lang);
    if (placement.rank > 0) text += fmt::format(fmt::runtime(frame.say("，順位 {}", ", rank {}")), placement.rank);
    return text;
}

std::string say(const Frame &frame, const TrainingPlan &plan, PersonKey person) {
    std::vector<std::string> seats;
    for (const auto &one : plan.enrolments)
        if (one.person == person) seats.push_back(frame.name(one.course) + " " + one.session.str());
    std::int64_t open = 0;
    for (const auto &one : plan.open) open += one.person == person ? 1 : 0;
    if (open > 0) seats.push_back(fmt::format(fmt::runtime(frame.say("未補落差 {} 項", "{} needs stay open")), open));
    return joined(seats, frame.say("、", ", "));
}

/// What one run says of the person; nothing where it does not speak of him or her.
std::vector<HeldResult> results_of(Office &office, const Frame &frame, const Run &run, PersonKey person) {
    std::vector<HeldResult> results;
    auto add = [&](std::string about, std::string what) {
        results.push_back({run.number, std::string(name(run.kind)), run.as_of, std::move(about), std::move(what)});
    };
    auto add_best_roles = [&](const BestRoles &best) {
        for (const auto role : best.roles)
            if (role != BestRoles::none)
                add(frame.name(office.profile().roles.at(role).id), frame.say("最適職務", "best-fitting role"));
    };
    if (run.kind == RunKind::score) {
        for (const auto &score : load_scores(office.store(), run.number))
            if (score.person == person) add(frame.name(score.role), say(score));
        for (const auto &[of, best] : load_best_roles(office.store(), run.number))
            if (of == person && run.profile == office.profile().str()) add_best_roles(best);
    } else if (run.kind == RunKind::selection) {
        const auto kept = load_selection(office.store(), run.number);
        for (const auto &placement : kept.selection.placements)
            if (placement.person == person) add(frame.name(kept.selection.role), say(frame, placement));
        for (const auto &decision : load_overrides(office.store(), run.number))
            if (decision.person == person)
                add(frame.name(kept.selection.role), frame.say("人工更動：", "override: ") + decision.reason);
    } else {
        if (auto what = say(frame, load_plan(office.store(), run.number), person); !what.empty())
            add(run.name, std::move(what));
    }
    return results;
}

Report copy_of_all(Office &office, const Person &person) {
    const auto frame = office.frame();
    const auto evidence = load_evidence(office.store(), only(person));
    PersonHoldings held{person, title_of(office, {person.agency.str(), {}, {}, {}}), evidence_of(evidence, person.key)};
    for (auto &one : load_absences(office.store(), only(person)))
        if (one.person == person.key) held.absences.push_back(std::move(one));
    for (auto &one : load_bookings(office.store(), only(person)))
        if (one.person == person.key) held.bookings.push_back(std::move(one));
    for (const auto &attribute : group_attributes(office.store()))
        for (auto &member : load_groups(office.store(), attribute))
            if (member.person == person.key) held.groups.emplace_back(attribute, std::move(member.group));
    for (const auto &run : load_runs(office.store()))
        for (auto &result : results_of(office, frame, run, person.key)) held.results.push_back(std::move(result));
    held.earlier_versions = earlier_versions(office.store(), person.key);
    return person_copy(frame, held);
}

} // namespace

Report explain_score(const Circumstances &circumstances, const Scope &scope, const std::string &role) {
    Office office(circumstances, Access::read);
    const auto person = office.person(scope.agency, scope.staff);
    return score_explained(office.frame(), person, explanation_of(office, person, role_for(office, person, role)));
}

Report person_page(Office &office, const ReportTask &task) {
    const auto person = office.person(task.scope.agency, task.subject);
    if (task.all_held) return copy_of_all(office, person);
    const auto explanation = explanation_of(office, person, role_for(office, person, task.scope.role));
    auto frame = office.frame();
    const auto plan = newest_plan(office);
    if (!plan) return person_report(frame, person, explanation, nullptr);
    frame.plan = plan->name;
    const auto paper = plan->paper();
    return person_report(frame, person, explanation, &paper);
}

} // namespace aitalent
