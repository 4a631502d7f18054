#include "aitalent/planning/answers.h"

#include <algorithm>
#include <tuple>

namespace aitalent {

using planning::Index;
using planning::none;

namespace {

PlanWorth words(const planning::OrderedWorth &worth) {
    return {worth.mandatory, worth.other};
}

/// The id at a place of a list of pointers; empty for things that do not exist yet.
template<class Thing>
auto id_at(const std::vector<const Thing *> &list, Index place) {
    const bool exists = place >= 0 && static_cast<std::size_t>(place) < list.size();
    return exists ? list[static_cast<std::size_t>(place)]->id : decltype(Thing::id)();
}

std::string budget_at(const Formulation &formulation, Index place) {
    return place == none ? std::string() : formulation.problem.budgets[static_cast<std::size_t>(place)].key;
}

OpenNeed need_in_words(const Formulation &formulation, const planning::Unmet &need) {
    return {formulation.people[static_cast<std::size_t>(need.person)],
            formulation.competencies[static_cast<std::size_t>(need.competency)],
            Level(static_cast<std::uint8_t>(need.reached)),
            Level(static_cast<std::uint8_t>(need.need)),
            need.worth,
            need.reason,
            id_at(formulation.courses, need.course),
            id_at(formulation.sessions, need.session)};
}

} // namespace

std::vector<NeedRemedy> remedies(const Formulation &formulation, const planning::Plan &plan,
                                 std::span<const planning::Unmet> open, const std::optional<planning::Effort> &replan) {
    const auto &problem = formulation.problem;
    std::vector<NeedRemedy> result;
    for (const auto &need : open) {
        const auto found = planning::remedy(problem, plan, need);
        NeedRemedy made{need_in_words(formulation, need), {}, found.verified};
        for (const auto &change : found.changes)
            made.changes.push_back({change.kind, id_at(formulation.courses, change.course),
                                    id_at(formulation.sessions, change.session), budget_at(formulation, change.budget),
                                    change.amount});
        if (replan)
            made.total =
                words(planning::solve(planning::changed(problem, need, found.changes), *replan, plan.enrolments).worth);
        result.push_back(std::move(made));
    }
    return result;
}

PlanPrices prices_of(const Formulation &formulation, const planning::Plan &plan, std::size_t top,
                     const planning::Effort &effort) {
    PlanPrices result;
    for (const auto &price : planning::confirmed_prices(formulation.problem, plan, top, effort))
        result.dearest.push_back({id_at(formulation.sessions, price.session), budget_at(formulation, price.budget),
                                  price.price, words(price.gain)});
    for (const auto &price : planning::policy_prices(formulation.problem, plan, effort))
        result.rules.push_back({price.policy, words(price.with), words(price.without)});
    return result;
}

std::vector<CourseOpening> openings(const Formulation &formulation, const planning::Plan &plan, std::size_t steps,
                                    std::size_t candidates, const planning::Effort &effort) {
    std::vector<CourseOpening> result;
    for (const auto &one : planning::expansions(formulation.problem, plan, steps, candidates, effort))
        result.push_back(
            {id_at(formulation.courses, one.course), one.seats, one.taken, Money(one.money), words(one.gain)});
    return result;
}

Robustness robustness(const Formulation &formulation, const planning::Plan &plan, int per_mille, int trials,
                      std::uint64_t seed) {
    const auto found = planning::drop_outs(formulation.problem, plan, per_mille, trials, seed);
    Robustness result{per_mille, found.trials, found.planned, found.mean, found.low, {}};
    for (const auto &risk : found.sessions) {
        const auto &session = *formulation.sessions[static_cast<std::size_t>(risk.session)];
        result.sessions.push_back({session.id, session.course, risk.enrolled, risk.minimum, risk.runs});
    }
    std::sort(result.sessions.begin(), result.sessions.end(),
              [](auto &a, auto &b) { return std::tie(a.runs, a.session) < std::tie(b.runs, b.session); });
    return result;
}

} // namespace aitalent
