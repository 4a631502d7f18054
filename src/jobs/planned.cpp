#include "planned.h"

#include "aitalent/store/limits.h"
#include "plan_policy.h"

#include <algorithm>

namespace aitalent {

namespace {

/// Courses finished and passed, and the day of the last one.
Trainee trainee(const ScoredPerson &one, const PersonLevels &levels, const PersonEvidence &evidence, Date as_of) {
    Trainee made{&one.person, one.role, &levels};
    for (const auto &result : evidence.results) {
        if (result.finished > as_of) continue;
        if (!made.last_trained || result.finished > *made.last_trained) made.last_trained = result.finished;
        if (result.passed) made.finished.push_back(result.course);
    }
    return made;
}

Date last_day(const Catalogue &catalogue, Date otherwise) {
    Date last = otherwise;
    for (const auto &session : catalogue.sessions) last = std::max(last, session.starts);
    return last;
}

PlanRequest request_of(Office &office, const PlanTask &task) {
    const Date from = task.from.value_or(plus_days(office.as_of(), 1));
    return {.yardstick = office.yardstick(),
            .from = from,
            .to = task.to.value_or(last_day(office.catalogue(), from)),
            .policy = office.profile().planning};
}

} // namespace

Draft::Draft(Office &office, const PlanTask &task)
    : scored_(office, {}), effort_(effort_of(task.effort, task.gap_ppm)), request_(request_of(office, task)) {
    add_trainees(office);
    add_limits(office, task);
    if (task.keep_run > 0)
        kept_ = plan_of_run(office, task.keep_run);
    else if (!task.keep.empty())
        kept_ = plan_of(office, task.keep);
    if (kept_) keep_to(*kept_);
    request_.seed = iso(office.as_of()) + "/" + task.name;
    formulation_ = formulate(request_);
}

void Draft::add_trainees(Office &office) {
    for (std::size_t i = 0; i < scored_.people().size(); ++i) {
        const auto &one = scored_.people()[i];
        trainees_.push_back(
            trainee(one, scored_.levels()[i], evidence_of(scored_.evidence(), one.person.key), office.as_of()));
        levels_of_.emplace(one.person.key, &scored_.levels()[i]);
    }
    request_.trainees = trainees_;
}

void Draft::add_limits(Office &office, const PlanTask &task) {
    if (task.hours_per_person) request_.policy.hours_per_person = *task.hours_per_person;
    if (task.budget) request_.policy.budget = *task.budget;
    for (auto &held : load_budgets(office.store()))
        request_.budgets.push_back({held.agency, held.from, held.to, held.source, held.amount});
    for (const auto &away : load_absences(office.store()))
        request_.absences.push_back({away.person, away.from, away.to});
    for (const auto &booked : load_bookings(office.store()))
        request_.bookings.push_back({booked.person, booked.session});
    for (const auto &setting : task.set) lay_over(request_, setting);
    for (const auto &setting : task.more_seats) add_seats(request_, setting);
}

/// Seats in sessions that have begun are facts, and what they used is gone; the others are what solving starts from.
void Draft::keep_to(const StoredPlan &earlier) {
    std::map<PersonKey, bool> known;
    for (const auto &one : trainees_) known[one.person->key] = true;
    Date since = request_.from;
    for (const auto &outcome : earlier.plan.sessions) since = std::min(since, outcome.starts);
    request_.since = since;
    std::map<SessionId, Date> starts;
    for (const auto &outcome : earlier.plan.sessions) starts.emplace(outcome.session, outcome.starts);
    for (const auto &seat : earlier.plan.enrolments)
        if (const auto found = starts.find(seat.session);
            found != starts.end() && found->second < request_.from && known.contains(seat.person))
            request_.bookings.push_back({seat.person, seat.session});
}

TrainingPlan Draft::made() const {
    auto plan = describe(formulation_, solve());
    say_unknown(plan, [this](PersonKey person, const CompetencyId &id) { return is_unknown(person, id); });
    return plan;
}

bool Draft::is_unknown(PersonKey person, const CompetencyId &competency) const {
    const auto found = levels_of_.find(person);
    const auto *held = found == levels_of_.end() ? nullptr : found->second->find(competency);
    return held == nullptr || !held->level;
}

planning::Plan Draft::solve() const {
    if (!kept_) return solve_checked(formulation_.problem, effort_);
    return solve_checked(formulation_.problem, effort_, dense_plan(formulation_, kept_->plan).enrolments);
}

} // namespace aitalent
