#include "planned.h"

#include "aitalent/store/limits.h"

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

/// 0 quick … 3 thorough: rounds and passes, never a time.
planning::Effort effort_of(int effort) {
    planning::Effort made;
    static constexpr int rounds[] = {30, 60, 200, 600};
    static constexpr int passes[] = {1, 2, 8, 16};
    made.rounds = rounds[std::clamp(effort, 0, 3)];
    made.passes = passes[std::clamp(effort, 0, 3)];
    return made;
}

Date last_day(const Catalogue &catalogue, Date otherwise) {
    Date last = otherwise;
    for (const auto &session : catalogue.sessions) last = std::max(last, session.starts);
    return last;
}

} // namespace

TrainingPlan planned(Office &office, const Scored &scored, const PlanTask &task, Faults &faults) {
    std::vector<Trainee> trainees;
    for (std::size_t i = 0; i < scored.people().size(); ++i) {
        const auto &one = scored.people()[i];
        trainees.push_back(
            trainee(one, scored.levels()[i], evidence_of(scored.evidence(), one.person.key), office.as_of()));
    }
    const Date from = task.from.value_or(plus_days(office.as_of(), 1));
    PlanRequest request{.yardstick = office.yardstick(),
                        .from = from,
                        .to = task.to.value_or(last_day(office.catalogue(), from)),
                        .policy = office.profile().planning,
                        .trainees = trainees};
    if (task.hours_per_person) request.policy.hours_per_person = *task.hours_per_person;
    if (task.budget) {
        request.policy.budget = *task.budget;
    } else {
        for (auto &held : load_budgets(office.store()))
            request.budgets.push_back({held.agency, held.from, held.to, held.source, held.amount});
    }
    for (const auto &away : load_absences(office.store()))
        request.absences.push_back({away.person, away.from, away.to});
    for (const auto &booked : load_bookings(office.store()))
        request.bookings.push_back({booked.person, booked.session});
    request.seed = iso(office.as_of()) + "/" + task.name;
    return make_plan(request, effort_of(task.effort), faults);
}

} // namespace aitalent
