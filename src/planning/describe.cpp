#include "aitalent/planning/check.h"
#include "aitalent/planning/formulate.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace aitalent {

using planning::Index;
using planning::none;

namespace {

class Describer {
  public:
    Describer(const Formulation &formulation, const planning::Plan &plan)
        : f_(formulation), p_(formulation.problem), plan_(plan) {}

    TrainingPlan describe(std::span<const planning::Unmet> why) {
        result_.worth = words(plan_.worth), result_.bound = words(plan_.bound);
        result_.gap_ppm = plan_.gap_ppm(), result_.optimal = plan_.optimal;
        add_sessions();
        add_budgets();
        add_enrolments();
        for (const auto &need : why) add_open(need);
        add_asked();
        sort();
        return std::move(result_);
    }

    static PlanWorth words(const planning::OrderedWorth &worth) { return {worth.mandatory, worth.other}; }

  private:
    const planning::Session &session(Index index) const { return p_.sessions[static_cast<std::size_t>(index)]; }
    const Session &domain(Index index) const { return *f_.sessions[static_cast<std::size_t>(index)]; }
    bool is_mandatory(const planning::Skill &skill) const { return skill.mandatory && p_.mandatory_first; }

    void add_sessions() {
        for (std::size_t i = 0; i < p_.sessions.size(); ++i) {
            const auto &s = *f_.sessions[i];
            SessionOutcome outcome;
            outcome.session = s.id, outcome.course = s.course, outcome.starts = s.starts, outcome.ends = s.ends;
            outcome.seats = std::max<std::int64_t>(s.seats, p_.sessions[i].seats); // seats a scenario adds count
            outcome.seat_price = plan_.prices.seat[i];
            result_.sessions.push_back(std::move(outcome));
        }
        for (const auto &enrolment : plan_.enrolments) {
            auto &outcome = result_.sessions[static_cast<std::size_t>(enrolment.session)];
            outcome.cost += f_.seat_prices[static_cast<std::size_t>(enrolment.session)];
            if (outcome.enrolled++ == 0)
                outcome.runs = true, outcome.cost += domain(enrolment.session).price_per_session;
        }
        for (const auto &outcome : result_.sessions) result_.cost += outcome.cost;
    }

    void add_budgets() {
        for (std::size_t i = 0; i < p_.budgets.size(); ++i) {
            const auto &budget = p_.budgets[i];
            BudgetUse use{budget.key, Money(budget.amount), Money(0), plan_.prices.thousand[i]};
            for (const auto &[person, taken] : plan_.enrolments)
                if (charges(budget, p_.people[static_cast<std::size_t>(person)].agency, session(taken)))
                    use.used += Money(session(taken).seat_price);
            for (std::size_t s = 0; s < p_.sessions.size(); ++s)
                if (result_.sessions[s].runs && charges(budget, p_.sessions[s].run_agency, p_.sessions[s]))
                    use.used += Money(p_.sessions[s].run_price);
            result_.budgets.push_back(std::move(use));
        }
    }
    bool charges(const planning::Budget &budget, Index agency, const planning::Session &s) const {
        return (budget.agency == none || budget.agency == agency) && planning::in_period(p_, budget.period, s.first) &&
               (budget.source == none || budget.source == s.source);
    }

    void add_enrolments() {
        for (auto begin = plan_.enrolments.begin(); begin != plan_.enrolments.end();) {
            const auto end = std::find_if(begin, plan_.enrolments.end(),
                                          [&](const auto &other) { return other.person != begin->person; });
            std::vector<Index> taken;
            for (; begin != end; ++begin) taken.push_back(begin->session);
            add_person((end - 1)->person, taken);
        }
    }

    /// Sessions in the order in which they end: each closes what those before it left.
    void add_person(Index person, std::vector<Index> taken) {
        std::sort(taken.begin(), taken.end(), [&](Index a, Index b) {
            const auto key = [&](Index i) { return std::tuple(session(i).last, session(i).to, domain(i).id); };
            return key(a) < key(b);
        });
        auto skills = p_.people[static_cast<std::size_t>(person)].skills;
        for (const Index index : taken) {
            Enrolment enrolment{f_.people[static_cast<std::size_t>(person)], domain(index).id, domain(index).course,
                                f_.seat_prices[static_cast<std::size_t>(index)], is_booked(person, index)};
            for (const auto &lift : p_.courses[static_cast<std::size_t>(session(index).course)].lifts)
                close(enrolment, skills, lift);
            result_.enrolments.push_back(std::move(enrolment));
        }
    }

    void close(Enrolment &enrolment, std::vector<planning::Skill> &skills, const planning::Lift &lift) const {
        for (auto &skill : skills) {
            const int to = std::min<int>(skill.need, lift.to);
            if (skill.competency != lift.competency || to <= skill.have) continue;
            enrolment.closes.push_back({f_.competencies[static_cast<std::size_t>(lift.competency)], Level(skill.have),
                                        Level(static_cast<std::uint8_t>(to)),
                                        std::int64_t{skill.weight} * (to - skill.have)});
            skill.have = static_cast<std::uint8_t>(to);
        }
    }

    bool is_booked(Index person, Index index) const {
        return std::any_of(p_.bookings.begin(), p_.bookings.end(), [&](const planning::Booking &booking) {
            return booking.person == person && booking.session == index;
        });
    }

    void add_open(const planning::Unmet &need) {
        OpenNeed open{f_.people[static_cast<std::size_t>(need.person)],
                      f_.competencies[static_cast<std::size_t>(need.competency)],
                      Level(static_cast<std::uint8_t>(need.reached)),
                      Level(static_cast<std::uint8_t>(need.need)),
                      need.worth,
                      need.reason};
        if (need.course != none) open.course = f_.courses[static_cast<std::size_t>(need.course)]->id;
        if (need.session != none) open.session = domain(need.session).id;
        result_.open.push_back(std::move(open));
    }

    void add_asked() {
        for (const auto &person : p_.people)
            for (const auto &skill : person.skills)
                (is_mandatory(skill) ? result_.asked.mandatory : result_.asked.other) +=
                    std::int64_t{skill.weight} * std::max(0, skill.need - skill.have);
    }

    void sort() {
        std::map<SessionId, Date> starts;
        for (const auto *s : f_.sessions) starts.emplace(s->id, s->starts);
        std::vector<std::pair<Date, Enrolment>> dated;
        for (auto &enrolment : result_.enrolments)
            dated.emplace_back(starts.at(enrolment.session), std::move(enrolment));
        std::map<PersonKey, std::size_t> place; // keys tell the order of import, which has no meaning
        for (std::size_t i = 0; i < f_.people.size(); ++i) place.emplace(f_.people[i], i);
        std::sort(dated.begin(), dated.end(), [&](auto &a, auto &b) {
            return std::tie(place[a.second.person], a.first, a.second.session) <
                   std::tie(place[b.second.person], b.first, b.second.session);
        });
        for (std::size_t i = 0; i < dated.size(); ++i) result_.enrolments[i] = std::move(dated[i].second);
        std::sort(result_.open.begin(), result_.open.end(), [&](auto &a, auto &b) {
            return std::tie(place[a.person], a.competency) < std::tie(place[b.person], b.competency);
        });
        std::sort(result_.sessions.begin(), result_.sessions.end(),
                  [](auto &a, auto &b) { return a.session < b.session; });
        std::sort(result_.budgets.begin(), result_.budgets.end(), [](auto &a, auto &b) { return a.key < b.key; });
    }

    const Formulation &f_;
    const planning::Problem &p_;
    const planning::Plan &plan_;
    TrainingPlan result_;
};

} // namespace

TrainingPlan describe(const Formulation &formulation, const planning::Plan &plan, std::span<const planning::Unmet> why,
                      const planning::Plan &largest_gap_first, const planning::Plan &longest_waiting_first) {
    auto result = Describer(formulation, plan).describe(why);
    result.largest_gap_first = Describer::words(largest_gap_first.worth);
    result.longest_waiting_first = Describer::words(longest_waiting_first.worth);
    return result;
}

TrainingPlan describe(const Formulation &formulation, const planning::Plan &plan) {
    const auto &problem = formulation.problem;
    return describe(formulation, plan, planning::unmet_needs(problem, plan),
                    planning::plain(problem, planning::PlainRule::largest_gap_first),
                    planning::plain(problem, planning::PlainRule::longest_waiting_first));
}

planning::Plan solve_checked(const planning::Problem &problem, const planning::Effort &effort,
                             std::span<const planning::Enrolment> earlier) {
    auto plan = earlier.empty() ? planning::solve(problem, effort) : planning::solve(problem, effort, earlier);
    if (const auto violations = planning::check(problem, plan); !violations.empty())
        throw Error(Exit::bug, Fault("AT-PLN-010")
                                   .with("rule", std::string(planning::name(violations.front().rule)))
                                   .with("count", std::to_string(violations.size())));
    return plan;
}

planning::Plan dense_plan(const Formulation &formulation, const TrainingPlan &plan) {
    std::map<PersonKey, Index> people;
    std::map<SessionId, Index> sessions;
    for (std::size_t i = 0; i < formulation.people.size(); ++i)
        people.emplace(formulation.people[i], static_cast<Index>(i));
    for (std::size_t i = 0; i < formulation.sessions.size(); ++i)
        sessions.emplace(formulation.sessions[i]->id, static_cast<Index>(i));
    planning::Plan dense;
    for (const auto &seat : plan.enrolments)
        if (people.contains(seat.person) && sessions.contains(seat.session))
            dense.enrolments.push_back({people.at(seat.person), sessions.at(seat.session)});
    std::sort(dense.enrolments.begin(), dense.enrolments.end());
    dense.worth = planning::recount(formulation.problem, dense.enrolments);
    dense.bound = {plan.bound.mandatory, plan.bound.other};
    dense.optimal = plan.optimal;
    dense.prices.seat.resize(formulation.sessions.size());
    dense.prices.thousand.resize(formulation.problem.budgets.size());
    for (const auto &outcome : plan.sessions)
        if (const auto session = sessions.find(outcome.session); session != sessions.end())
            dense.prices.seat[static_cast<std::size_t>(session->second)] = outcome.seat_price;
    for (const auto &use : plan.budgets)
        for (std::size_t i = 0; i < formulation.problem.budgets.size(); ++i)
            if (formulation.problem.budgets[i].key == use.key) dense.prices.thousand[i] = use.thousand_price;
    return dense;
}

TrainingPlan make_plan(const PlanRequest &request, const planning::Effort &effort, Faults &faults) {
    const auto formulation = formulate(request);
    faults.add(formulation.faults);
    return describe(formulation, solve_checked(formulation.problem, effort));
}

} // namespace aitalent
