// Questions about a stored plan: the problem is formulated again from the store and the plan laid on it.
#include "aitalent/jobs/work.h"

#include "aitalent/base/hash.h"
#include "aitalent/reports/agenda.h"
#include "aitalent/reports/plan_answers.h"
#include "aitalent/store/health.h"
#include "aitalent/writers/calendar.h"
#include "plan_policy.h"
#include "planned.h"

#include <algorithm>

namespace aitalent {

namespace {

Frame frame_of(Office &office, const StoredPlan &plan) {
    auto frame = office.frame();
    frame.plan = plan.name;
    return frame;
}

/// The day of the plan rules, whatever today is.
Circumstances on_its_day(const Circumstances &circumstances, const std::string &name) {
    Office office(circumstances, Access::read);
    auto then = circumstances;
    then.as_of = plan_to_follow(office, name).as_of;
    return then;
}

/// A stored plan with the problem it was made from.
class Reopened {
  public:
    Reopened(const Circumstances &circumstances, const std::string &name)
        : circumstances_(on_its_day(circumstances, name)), office_(circumstances_, Access::read),
          stored_(plan_to_follow(office_, name)), same_(digest(office_.store()) == stored_.inputs) {}

    /// AT-JOB-014 (65) where the data are no longer those the plan was made from.
    const Formulation &formulation() {
        if (!same_) throw Error(Exit::refused, Fault("AT-JOB-014").with("found", stored_.name));
        if (!draft_) {
            auto options = parse_options(stored_.options);
            draft_.emplace(office_, task_of(options));
            plan_ = dense_plan(draft_->formulation(), stored_.plan);
        }
        return draft_->formulation();
    }
    const planning::Plan &plan() { return formulation(), plan_; }
    bool is_same() const { return same_; }
    Office &office() { return office_; }
    Frame frame() { return frame_of(office_, stored_); }
    PlanPaper paper() const { return stored_.paper(); }
    std::vector<planning::Unmet> open_of(PersonKey person) {
        const auto &people = formulation().people;
        const auto found = std::find(people.begin(), people.end(), person);
        if (found == people.end()) return {};
        return planning::unmet_needs(formulation().problem, plan_,
                                     static_cast<planning::Index>(found - people.begin()));
    }

  private:
    Circumstances circumstances_;
    Office office_;
    StoredPlan stored_;
    bool same_;
    std::optional<Draft> draft_;
    planning::Plan plan_;
};

/// So many of the needs by lot, in their own order.
std::vector<planning::Unmet> drawn(std::vector<planning::Unmet> needs, std::int64_t count, std::uint64_t seed) {
    if (count <= 0 || static_cast<std::size_t>(count) >= needs.size()) return needs;
    Random lot(seed);
    while (needs.size() > static_cast<std::size_t>(count))
        needs.erase(needs.begin() + static_cast<std::ptrdiff_t>(lot.below(needs.size())));
    return needs;
}

} // namespace

Report explain_plan(const Circumstances &circumstances, const std::string &staff) {
    Reopened reopened(circumstances, "");
    const auto person = reopened.office().person("", staff);
    const auto frame = reopened.frame();
    const auto paper = reopened.paper();
    auto report = plan_explained(frame, paper, person);
    if (!reopened.is_same()) return report;
    const auto needs = remedies(reopened.formulation(), reopened.plan(), reopened.open_of(person.key), std::nullopt);
    if (!needs.empty()) report.sections.front().tables.push_back(changes_table(frame, paper, needs));
    return report;
}

Report plan_changes(const Circumstances &circumstances, const ChangesAsked &asked) {
    Reopened reopened(circumstances, asked.plan);
    const auto &formulation = reopened.formulation();
    auto open = asked.staff.empty() ? planning::unmet_needs(formulation.problem, reopened.plan())
                                    : reopened.open_of(reopened.office().person("", asked.staff).key);
    open = drawn(std::move(open), asked.needs, asked.seed);
    const auto effort = asked.replan ? std::optional(effort_of(*asked.replan)) : std::nullopt;
    return plan_changes_report(reopened.frame(), reopened.paper(),
                               remedies(formulation, reopened.plan(), open, effort));
}

/// Of the plans made anew to confirm a figure: they start from the plan held, where quick means without a programme.
static planning::Effort confirming(int effort) {
    auto made = effort_of(effort);
    made.programme = effort > 0;
    return made;
}

Report plan_prices(const Circumstances &circumstances, const std::string &name, std::size_t top, int effort) {
    Reopened reopened(circumstances, name);
    return plan_prices_report(reopened.frame(), reopened.paper(),
                              prices_of(reopened.formulation(), reopened.plan(), top, confirming(effort)));
}

Report plan_robustness(const Circumstances &circumstances, const std::string &name, int per_mille, int trials,
                       std::uint64_t seed) {
    Reopened reopened(circumstances, name);
    return plan_robustness_report(reopened.frame(), reopened.paper(),
                                  robustness(reopened.formulation(), reopened.plan(), per_mille, trials, seed));
}

Report providers(const Circumstances &circumstances, const std::string &name, std::size_t steps, int effort) {
    constexpr std::size_t candidates = 3;
    Reopened reopened(circumstances, name);
    return providers_report(reopened.frame(), reopened.paper(),
                            openings(reopened.formulation(), reopened.plan(), steps, candidates, confirming(effort)));
}

namespace {

/// The session of that id in the plan; AT-JOB-015 (66) where the plan does not run it.
SessionId session_named(const StoredPlan &plan, const std::string &wanted) {
    std::vector<std::string> known;
    for (const auto &one : plan.plan.sessions) {
        if (!one.runs) continue;
        if (one.session.str() == wanted) return one.session;
        known.push_back(one.session.str());
    }
    throw Error(Exit::missing, Fault("AT-JOB-015").with("found", wanted).with("suggestion", nearest(wanted, known)));
}

} // namespace

Report plan_roster(const Circumstances &circumstances, const ExportAsked &asked) {
    Office office(circumstances, Access::read);
    const auto plan = plan_of(office, asked.plan);
    std::vector<SessionId> sessions;
    if (!asked.session.empty())
        sessions = {session_named(plan, asked.session)};
    else
        for (const auto &one : plan.plan.sessions)
            if (one.runs) sessions.push_back(one.session);
    return roster_report(frame_of(office, plan), plan.paper(), sessions);
}

std::string plan_calendar(const Circumstances &circumstances, const ExportAsked &asked) {
    Office office(circumstances, Access::read);
    const auto plan = plan_of(office, asked.plan);
    auto frame = frame_of(office, plan);
    frame.as_of = plan.as_of; // the calendar of a plan is the same on every day
    AgendaOf of;
    if (!asked.staff.empty()) of.person = office.person("", asked.staff).key;
    if (!asked.unit.empty()) of.unit = unit_named(office, asked.unit);
    if (!asked.session.empty()) of.session = session_named(plan, asked.session);
    return write_calendar(plan_agenda(frame, plan.paper(), of));
}

} // namespace aitalent
