// Questions about a stored plan: the problem is formulated again from the store and the plan laid on it.
#include "aitalent/jobs/work.h"

#include "aitalent/base/hash.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/planning/check.h"
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

bool is_settled(const planning::Problem &problem, const planning::Plan &dense, const TrainingPlan &plan) {
    PlanWorth asked;
    for (const auto &person : problem.people)
        for (const auto &skill : person.skills)
            (skill.mandatory && problem.mandatory_first ? asked.mandatory : asked.other) +=
                std::int64_t{skill.weight} * std::max(0, skill.need - skill.have);
    return dense.enrolments.size() == plan.enrolments.size() && asked == plan.asked &&
           PlanWorth{dense.worth.mandatory, dense.worth.other} == plan.worth && planning::check(problem, dense).empty();
}

/// "2027-2": the first such name that no plan has.
std::string next_name(Office &office, const std::string &name) {
    for (int number = 2;; ++number)
        if (auto made = name + "-" + std::to_string(number); !newest_run(office.store(), RunKind::plan, made))
            return made;
}

/// A stored plan with the problem it was made from. Whatever is asked of the store is asked before `formulation`, which
/// reads all the rest and then lets others write: what follows may take minutes.
class Reopened {
  public:
    Reopened(const Circumstances &circumstances, const std::string &name)
        : circumstances_(on_its_day(circumstances, name)), office_(circumstances_, Access::read),
          stored_(plan_to_follow(office_, name)), frame_(frame_of(office_, stored_)) {}

    /// Of the data as they are now. Where they have changed, the plan must still keep every rule and be worth what it
    /// was (told by a warning); else AT-JOB-014 (65), with the command that makes the plan again.
    const Formulation &formulation() {
        if (!draft_) open();
        if (!fits_) throw Error(Exit::refused, outdated());
        return draft_->formulation();
    }
    const planning::Plan &plan() { return formulation(), plan_; }
    bool fits() {
        if (!draft_) open();
        return fits_;
    }
    Person person(const std::string &staff) { return office_.person("", staff); }
    const Frame &frame() const { return frame_; }
    PlanPaper paper() const { return stored_.paper(); }
    std::vector<planning::Unmet> open_of(PersonKey person) {
        const auto &people = formulation().people;
        const auto found = std::find(people.begin(), people.end(), person);
        if (found == people.end()) return {};
        return planning::unmet_needs(formulation().problem, plan_,
                                     static_cast<planning::Index>(found - people.begin()));
    }
    std::vector<NeedRemedy> remedies_of(std::span<const planning::Unmet> needs,
                                        const std::optional<planning::Effort> &replan) {
        auto list = remedies(formulation(), plan_, needs, replan);
        for (auto &one : list)
            say_unknown(one.need, [this](PersonKey of, const CompetencyId &id) { return draft_->is_unknown(of, id); });
        return list;
    }

  private:
    void open() {
        auto options = parse_options(stored_.options);
        task_ = task_of(options);
        const bool same = digest(office_.store()) == stored_.inputs;
        draft_.emplace(office_, task_);
        next_name_ = same ? std::string() : next_name(office_, stored_.name);
        office_.store().release();
        plan_ = dense_plan(draft_->formulation(), stored_.plan);
        fits_ = same || is_settled(draft_->formulation().problem, plan_, stored_.plan);
        if (!same && fits_ && circumstances_.warn) {
            Faults changed;
            changed.add(Fault("AT-JOB-021", Severity::warning).with("found", stored_.name));
            circumstances_.warn(changed);
        }
    }
    Fault outdated() const {
        auto again = task_;
        again.name = next_name_;
        return Fault("AT-JOB-014").with("found", stored_.name).with("command", command_of(again) + store_option());
    }

    Circumstances circumstances_;
    Office office_;
    StoredPlan stored_;
    Frame frame_;
    PlanTask task_;
    bool fits_ = false;
    std::string next_name_;
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
    const auto person = reopened.person(staff);
    const auto paper = reopened.paper();
    auto report = plan_explained(reopened.frame(), paper, person);
    if (!reopened.fits()) return report;
    const auto needs = reopened.remedies_of(reopened.open_of(person.key), std::nullopt);
    if (!needs.empty()) report.sections.front().tables.push_back(changes_table(reopened.frame(), paper, needs));
    return report;
}

Report plan_changes(const Circumstances &circumstances, const ChangesAsked &asked) {
    Reopened reopened(circumstances, asked.plan);
    const auto staff = asked.staff.empty() ? std::nullopt : std::optional(reopened.person(asked.staff).key);
    const auto &formulation = reopened.formulation();
    auto open = staff ? reopened.open_of(*staff) : planning::unmet_needs(formulation.problem, reopened.plan());
    open = drawn(std::move(open), asked.needs, asked.seed);
    const auto effort = asked.replan ? std::optional(effort_of(*asked.replan)) : std::nullopt;
    return plan_changes_report(reopened.frame(), reopened.paper(), reopened.remedies_of(open, effort));
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
