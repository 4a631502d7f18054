#include "aitalent/jobs/work.h"

#include "aitalent/reports/selections.h"
#include "aitalent/store/health.h"
#include "aitalent/store/selections.h"
#include "plan_policy.h"
#include "planned.h"
#include "run_record.h"
#include "stored_plan.h"

#include <algorithm>

namespace aitalent {

namespace {

Run run_of(Office &office, std::int64_t number) {
    for (auto &run : load_runs(office.store()))
        if (run.number == number) return run;
    throw Error(Exit::missing, Fault("AT-JOB-008").with("found", std::to_string(number)));
}

Scope scope_of(RunOptions &options) {
    return {options["agency"], options["unit"], options["staff"], options["role"]};
}

/// The run computed anew from what is held now.
Report again(Office &office, const Run &run, const Frame &frame) {
    auto options = parse_options(run.options);
    if (run.kind == RunKind::score) return scores_report(frame, Scored(office, scope_of(options)).people());
    if (run.kind == RunKind::plan) {
        const auto task = task_of(options);
        const Draft draft(office, task);
        const StoredPlan made{
            task.name, {}, office.as_of(), describe(draft.formulation(), draft.solve()), draft.people()};
        auto named = frame;
        named.plan = task.name;
        return plan_report(named, made.paper());
    }
    const auto &role = role_of(office, options["role"]);
    const Scored scored(office, scope_of(options));
    const auto kept = load_selection(office.store(), run.number);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < scored.people().size(); ++i) {
        const auto &person = scored.people()[i].person;
        candidates.push_back(
            candidate(person, scored.levels()[i], evidence_of(scored.evidence(), person.key), role, office.as_of()));
    }
    const auto selection = select(kept.request, candidates, office.profile().selection);
    std::map<PersonKey, Person> people;
    for (auto &person : load_people(office.store())) people.emplace(person.key, std::move(person));
    return selection_report(frame, {kept.request, selection}, people);
}

} // namespace

Report replay(const Circumstances &circumstances, std::int64_t number, bool &same) {
    Run run;
    {
        Office office(circumstances, Access::read);
        run = run_of(office, number);
    }
    auto then = circumstances; // the run's own date rules, whatever today is
    then.as_of = run.as_of;
    Office office(then, Access::read);
    same = result_hash(again(office, run, neutral_frame(office))) == run.result;
    auto frame = office.frame();
    frame.run = run.number;
    auto report = again(office, run, frame);
    const bool inputs_same = digest(office.store()) == run.inputs;
    report.subtitle = same ? frame.say("重算結果逐位元組相同", "computed again: the same bytes")
                      : inputs_same
                          ? frame.say("重算結果不同", "computed again: other bytes")
                          : frame.say("資料自當時已有更動，結果不同", "the data has changed since: other bytes");
    return report;
}

} // namespace aitalent
