#include "aitalent/planning/explain.h"

#include "aitalent/base/words.h"
#include "aitalent/planning/check.h"

#include "one_person.h"
#include "parallel.h"

#include <utility>

namespace aitalent::planning {

namespace {

constexpr OpenReason stages[] = {OpenReason::prerequisite, OpenReason::hours,      OpenReason::clash,
                                 OpenReason::not_eligible, OpenReason::unit_limit, OpenReason::seats,
                                 OpenReason::budget,       OpenReason::minimum};

/// Goes through the stages for one person; a need's reason is the first stage at which the best bundle leaves it open,
/// or closes it only instead of something of the same worth.
class Reasons {
  public:
    Reasons(const Rest &rest, Index person)
        : rest_(rest), problem_(rest.problem()), person_(person), now_(worth_to(problem_, person, rest.taken(person))) {
    }

    std::vector<Unmet> find() {
        for (const auto &skill : problem_.people[static_cast<std::size_t>(person_)].skills) add(skill);
        if (!waiting_.empty()) try_stages();
        for (auto &[need, skill] : waiting_) // a better bundle is there: somebody else's choice of session decides
            need.reason = OpenReason::seats, found_.push_back(need);
        std::sort(found_.begin(), found_.end(), [](auto &a, auto &b) { return a.competency < b.competency; });
        return std::move(found_);
    }

  private:
    void add(const Skill &skill) {
        const int reached = level_after(problem_, skill, rest_.taken(person_));
        if (reached >= skill.need || skill.weight == 0) return;
        Unmet need{person_,
                   skill.competency,
                   reached,
                   skill.need,
                   Worth{skill.weight} * (skill.need - reached),
                   skill.mandatory && problem_.mandatory_first};
        if (rest_.highest(skill.competency) >= skill.need)
            waiting_.emplace_back(need, &skill);
        else
            found_.push_back(need);
    }

    /// The best bundle of a stage stays the best of the next one where it may still be taken.
    void try_stages() {
        OnePerson alone(rest_, person_);
        std::vector<Index> taken;
        for (const auto stage : stages) {
            if (waiting_.empty()) return;
            if (stage == stages[0] || !alone.holds(taken, stage)) taken = alone.best(stage);
            settle(stage, taken);
        }
    }

    void settle(OpenReason stage, const std::vector<Index> &taken) {
        const bool is_better = worth_to(problem_, person_, taken) > now_;
        std::erase_if(waiting_, [&](auto &waiting) {
            auto &[need, skill] = waiting;
            if (is_better && level_after(problem_, *skill, taken) >= skill->need)
                return remember(need, *skill, taken), false;
            need.reason = stage;
            if (need.course == none) name_course(need, *skill);
            found_.push_back(need);
            return true;
        });
    }

    /// What closed the need before the stage that binds.
    void remember(Unmet &need, const Skill &skill, const std::vector<Index> &taken) const {
        for (const Index session : taken)
            for (const auto &lift : problem_.courses[course_of(session)].lifts)
                if (lift.competency == skill.competency && lift.to >= skill.need)
                    need.course = static_cast<Index>(course_of(session)), need.session = session;
    }
    void name_course(Unmet &need, const Skill &skill) const {
        for (std::size_t i = problem_.sessions.size(); i-- > 0;) remember(need, skill, {static_cast<Index>(i)});
    }
    std::size_t course_of(Index session) const {
        return static_cast<std::size_t>(problem_.sessions[static_cast<std::size_t>(session)].course);
    }

    const Rest &rest_;
    const Problem &problem_;
    Index person_;
    OrderedWorth now_; ///< of what the person takes
    std::vector<std::pair<Unmet, const Skill *>> waiting_;
    std::vector<Unmet> found_;
};

} // namespace

std::vector<Unmet> unmet_needs(const Problem &problem, const Plan &plan) {
    const Rest rest(problem, plan);
    std::vector<Unmet> result;
    for (Index person = 0; person < static_cast<Index>(problem.people.size()); ++person) {
        const auto needs = Reasons(rest, person).find();
        result.insert(result.end(), needs.begin(), needs.end());
    }
    return result;
}

std::vector<Unmet> unmet_needs(const Problem &problem, const Plan &plan, Index person) {
    return Reasons(Rest(problem, plan), person).find();
}

static constexpr Word<Policy> policies[] = {{Policy::hours, "hours"},
                                            {Policy::unit_limits, "unit_limits"},
                                            {Policy::reserves, "reserves"},
                                            {Policy::providers, "providers"},
                                            {Policy::budgets, "budgets"},
                                            {Policy::minimums, "minimums"},
                                            {Policy::eligibility, "eligibility"},
                                            {Policy::mandatory, "mandatory"}};

std::string_view name(Policy policy) {
    return word_of(policies, policy);
}

namespace {

/// Takes the policy away; false where the problem does not have it.
bool lift(Problem &problem, Policy policy) {
    bool present = false;
    const auto clear = [&](auto &list) { present = !list.empty(), list.clear(); };
    switch (policy) {
    case Policy::hours:
        clear(problem.period_minutes);
        for (auto &person : problem.people) present |= person.minutes >= 0, person.minutes = -1;
        break;
    case Policy::unit_limits:
        clear(problem.unit_limits);
        break;
    case Policy::reserves:
        clear(problem.reserves);
        break;
    case Policy::providers:
        clear(problem.provider_limits);
        break;
    case Policy::budgets:
        clear(problem.budgets);
        break;
    case Policy::minimums:
        for (auto &session : problem.sessions) present |= session.minimum > 1, session.minimum = 0;
        break;
    case Policy::eligibility:
        for (auto &session : problem.sessions) {
            present |= session.only_agency != none || session.only_region != none;
            session.only_agency = session.only_region = none;
        }
        break;
    case Policy::mandatory:
        present = std::exchange(problem.mandatory_first, false);
        break;
    }
    return present;
}

} // namespace

/// The plan stands until it can be bettered: without a rule it is still a plan (but for the order of must-haves).
std::vector<PolicyPrice> policy_prices(const Problem &problem, const Plan &plan, const Effort &effort) {
    std::vector<PolicyPrice> result;
    for (const auto &[policy, word] : policies)
        if (Problem without = problem; lift(without, policy)) result.push_back({policy, plan.worth, {}});
    const auto quick = one_of_many(effort);
    in_parallel(result.size(), [&](std::size_t item) {
        const auto policy = result[item].policy;
        Problem without = problem;
        lift(without, policy);
        const auto enrolments =
            (policy == Policy::mandatory ? solve(without, quick) : solve(without, quick, plan.enrolments)).enrolments;
        without.mandatory_first = problem.mandatory_first;
        result[item].without = recount(without, enrolments);
    });
    return result;
}

} // namespace aitalent::planning
