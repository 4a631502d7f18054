#include "aitalent/planning/check.h"
#include "aitalent/planning/explain.h"

#include "one_person.h"

#include <algorithm>
#include <optional>

namespace aitalent::planning {

namespace {

constexpr int most_changes = 12;

/// A day on which nothing else happens, the n-th after everything.
Day free_day(const Problem &problem, Index nth) {
    Day last = 0;
    for (const auto &session : problem.sessions) last = std::max(last, session.last);
    for (const auto &absence : problem.absences) last = std::max(last, absence.last);
    return last + 1 + nth;
}

Session extra_session(const Problem &problem, Index course, Day day) {
    Session extra;
    extra.key = "~" + std::to_string(problem.sessions.size());
    extra.course = course, extra.first = extra.last = day, extra.seats = 1;
    const auto like = std::find_if(problem.sessions.begin(), problem.sessions.end(),
                                   [&](const Session &session) { return session.course == course; });
    if (like != problem.sessions.end()) extra.seat_price = like->seat_price, extra.source = like->source;
    return extra;
}

const Skill &skill_of(const Problem &problem, const Unmet &need) {
    const auto &skills = problem.people[static_cast<std::size_t>(need.person)].skills;
    return *std::find_if(skills.begin(), skills.end(),
                         [&](auto &skill) { return skill.competency == need.competency; });
}

void add_course(Problem &problem, const Unmet &need) {
    Course course;
    course.key = "~" + std::to_string(problem.courses.size());
    const auto &shortest = std::min_element(problem.courses.begin(), problem.courses.end(),
                                            [](auto &a, auto &b) { return a.minutes < b.minutes; });
    course.minutes = shortest == problem.courses.end() ? 0 : shortest->minutes;
    course.lifts = {{need.competency, skill_of(problem, need).have, need.need}};
    problem.courses.push_back(std::move(course));
}

void apply(Problem &problem, const Unmet &need, const Change &change) {
    const auto session = static_cast<std::size_t>(change.session);
    switch (change.kind) {
    case OpenReason::no_course:
        add_course(problem, need);
        problem.sessions.push_back(
            extra_session(problem, static_cast<Index>(problem.courses.size()) - 1, free_day(problem, 0)));
        break;
    case OpenReason::prerequisite:
    case OpenReason::clash:
        problem.sessions.push_back(extra_session(problem, change.course, free_day(problem, 0)));
        break;
    case OpenReason::hours:
        if (auto &minutes = problem.people[static_cast<std::size_t>(need.person)].minutes; minutes >= 0)
            minutes += static_cast<Minutes>(change.amount);
        for (auto &limit : problem.period_minutes)
            if (limit.person == need.person) limit.minutes += static_cast<Minutes>(change.amount);
        break;
    case OpenReason::not_eligible:
        problem.sessions[session].only_agency = problem.sessions[session].only_region = none;
        break;
    case OpenReason::unit_limit:
        for (auto &limit : problem.unit_limits)
            if (limit.unit == problem.people[static_cast<std::size_t>(need.person)].unit)
                limit.people += static_cast<int>(change.amount);
        break;
    case OpenReason::seats: {
        problem.sessions[session].seats += change.amount;
        const auto &course = problem.courses[static_cast<std::size_t>(problem.sessions[session].course)];
        for (auto &limit : problem.provider_limits)
            if (limit.provider == course.provider) limit.seats += change.amount;
        break;
    }
    case OpenReason::budget:
        problem.budgets[static_cast<std::size_t>(change.budget)].amount += change.amount;
        break;
    case OpenReason::minimum:
        problem.sessions[session].minimum -= static_cast<int>(change.amount);
        break;
    }
}

/// Looks for the changes one by one: the next is made at the first stage that still leaves the need open.
class RemedySearch {
  public:
    RemedySearch(const Problem &problem, const Plan &plan, const Unmet &need)
        : problem_(problem), plan_(plan), need_(need),
          now_(worth_to(problem, need.person, Rest(problem, plan).taken(need.person))) {}

    Remedy find() {
        Remedy remedy;
        for (int i = 0; i < most_changes; ++i) {
            const auto next = next_changes(remedy.bundle);
            if (next.empty()) break;
            for (const auto &change : next) apply(problem_, need_, change), remedy.changes.push_back(change);
        }
        remedy.verified = holds(remedy.bundle);
        return remedy;
    }

  private:
    static constexpr OpenReason stages[] = {OpenReason::prerequisite, OpenReason::hours,      OpenReason::clash,
                                            OpenReason::not_eligible, OpenReason::unit_limit, OpenReason::seats,
                                            OpenReason::budget,       OpenReason::minimum};

    /// Empty when the need is met; then `bundle` is what the person takes.
    std::vector<Change> next_changes(std::vector<Enrolment> &bundle) {
        const Rest rest(problem_, plan_);
        if (rest.highest(need_.competency) < need_.need) return {{OpenReason::no_course, none, none, none, 1}};
        OnePerson alone(rest, need_.person);
        std::vector<Index> before;
        for (const auto stage : stages) {
            const auto taken =
                !before.empty() && alone.holds(before, stage) ? before : alone.best(stage, need_.competency);
            if (!closes(taken)) return changes_for(rest, stage, before);
            before = taken;
        }
        bundle.clear();
        for (const Index session : before) bundle.push_back({need_.person, session});
        std::sort(bundle.begin(), bundle.end());
        return {};
    }

    /// Without giving up something of the same worth for it: that would meet the need without any change.
    bool closes(const std::vector<Index> &taken) const {
        return level_after(problem_, skill_of(problem_, need_), taken) >= need_.need &&
               worth_to(problem_, need_.person, taken) > now_;
    }

    std::vector<Change> changes_for(const Rest &rest, OpenReason stage, const std::vector<Index> &wanted) const {
        switch (stage) {
        case OpenReason::prerequisite:
        case OpenReason::clash:
            return more_sessions(stage);
        case OpenReason::hours:
            return {{stage, none, none, none, minutes_missing()}};
        case OpenReason::unit_limit:
            return {{stage, none, none, none, 1}};
        case OpenReason::budget:
            return money_missing(rest, wanted);
        default:
            return about_session(rest, stage, wanted);
        }
    }

    /// What the person would take if every course ran again, thrice, after everything else: those runs are needed.
    std::vector<Change> more_sessions(OpenReason stage) const {
        Problem again = problem_;
        const auto first_extra = static_cast<Index>(problem_.sessions.size());
        const auto courses = static_cast<Index>(problem_.courses.size());
        const Day day = free_day(problem_, 0);
        for (Index round = 0; round < 3; ++round)
            for (Index course = 0; course < courses; ++course)
                again.sessions.push_back(extra_session(again, course, day + round * courses + course));
        const Rest rest(again, plan_);
        std::vector<Index> extra;
        for (const Index session : OnePerson(rest, need_.person).best(stage, need_.competency))
            if (session >= first_extra) extra.push_back(session);
        std::sort(extra.begin(), extra.end());
        std::vector<Change> changes;
        for (const Index session : extra)
            changes.push_back({stage, again.sessions[static_cast<std::size_t>(session)].course, none, none, 1});
        if (changes.empty()) changes.push_back({OpenReason::no_course, none, none, none, 1}); // no runs are enough
        return changes;
    }

    /// The least that is enough, by halving.
    std::int64_t minutes_missing() const {
        std::int64_t none_yet = 0, enough = 0;
        for (const auto &course : problem_.courses) enough += course.minutes;
        while (enough - none_yet > 1) {
            const std::int64_t middle = (enough + none_yet) / 2;
            Problem longer = problem_;
            apply(longer, need_, {OpenReason::hours, none, none, none, middle});
            const Rest rest(longer, plan_);
            const auto taken = OnePerson(rest, need_.person).best(OpenReason::hours, need_.competency);
            (closes(taken) ? enough : none_yet) = middle;
        }
        return enough;
    }

    std::vector<Change> money_missing(const Rest &rest, const std::vector<Index> &wanted) const {
        std::vector<Change> changes;
        for (Index budget = 0; budget < static_cast<Index>(problem_.budgets.size()); ++budget) {
            std::int64_t missing = -rest.money_left(budget, need_.person);
            for (const Index session : wanted) missing += rest.charge(budget, need_.person, session);
            if (missing > 0) changes.push_back({OpenReason::budget, none, none, budget, missing});
        }
        return changes;
    }

    /// The sessions of the wanted bundle that fall away at this stage.
    std::vector<Change> about_session(const Rest &rest, OpenReason stage, const std::vector<Index> &wanted) const {
        std::vector<Change> changes;
        for (const Index session : wanted)
            if (rest.refusal(need_.person, session) == stage)
                changes.push_back({stage, problem_.sessions[static_cast<std::size_t>(session)].course, session, none,
                                   amount_for(stage, session)});
        if (changes.empty()) // each can be had, not all together
            for (const Index session : wanted) changes.push_back({stage, none, session, none, 1});
        return changes;
    }
    std::int64_t amount_for(OpenReason stage, Index session) const {
        if (stage != OpenReason::minimum) return 1;
        const auto others = std::count_if(plan_.enrolments.begin(), plan_.enrolments.end(), [&](const Enrolment &e) {
            return e.session == session && e.person != need_.person;
        });
        return problem_.sessions[static_cast<std::size_t>(session)].minimum - others - 1;
    }

    bool holds(const std::vector<Enrolment> &bundle) const {
        Plan plan;
        for (const auto &enrolment : plan_.enrolments)
            if (enrolment.person != need_.person) plan.enrolments.push_back(enrolment);
        plan.enrolments.insert(plan.enrolments.end(), bundle.begin(), bundle.end());
        std::sort(plan.enrolments.begin(), plan.enrolments.end());
        plan.worth = plan.bound = recount(problem_, plan.enrolments);
        std::vector<Index> taken;
        for (const auto &enrolment : bundle) taken.push_back(enrolment.session);
        const auto violations = check(problem_, plan);
        return closes(taken) && std::all_of(violations.begin(), violations.end(), [](const Violation &violation) {
                   return violation.rule == Rule::useful; // kept so that others' session runs
               });
    }

    Problem problem_;
    const Plan &plan_;
    const Unmet &need_;
    OrderedWorth now_; ///< of what the person takes in the plan
};

} // namespace

Remedy remedy(const Problem &problem, const Plan &plan, const Unmet &need) {
    return RemedySearch(problem, plan, need).find();
}

Problem changed(const Problem &problem, const Unmet &need, const std::vector<Change> &changes) {
    Problem result = problem;
    for (const auto &change : changes) apply(result, need, change);
    return result;
}

} // namespace aitalent::planning
