#include "aitalent/jobs/work.h"

#include "aitalent/reports/selections.h"
#include "aitalent/store/health.h"
#include "aitalent/store/selections.h"
#include "best.h"
#include "plan_policy.h"
#include "planned.h"
#include "run_record.h"
#include "selecting.h"
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
        const StoredPlan made{task.name, {}, office.as_of(), draft.made(), draft.people()};
        auto named = frame;
        named.plan = task.name;
        return plan_report(named, made.paper());
    }
    const auto &role = role_of(office, options["role"]);
    const Scored scored(office, scope_of(options));
    const auto kept = load_selection(office.store(), run.number);
    const auto selection = select(kept.request, candidates_of(office, scored, role), office.profile().selection);
    std::map<PersonKey, Person> people;
    for (auto &person : load_people(office.store())) people.emplace(person.key, std::move(person));
    return selection_report(frame, {kept.request, selection}, people);
}

/// What a run gives when it is computed anew: a report, hashes of what went in and what came out.
struct Again {
    Report report;
    std::string inputs, result;
};

Again computed_again(Office &office, const Run &run) {
    auto frame = office.frame();
    frame.run = run.number;
    auto options = parse_options(run.options);
    if (run.kind == RunKind::score && options.contains(best_option)) {
        const auto filter = filter_of(office, scope_of(options));
        const BestOfAll all(office, filter);
        return {best_roles_report(frame, all.shown(office, filter)), all.levels().hash(), all.hash()};
    }
    return {again(office, run, frame), digest(office.store()), result_hash(again(office, run, neutral_frame(office)))};
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
    auto [report, inputs, result] = computed_again(office, run);
    same = result == run.result;
    report.subtitle = same ? office.frame().say("重算結果逐位元組相同", "computed again: the same bytes")
                      : inputs == run.inputs ? office.frame().say("重算結果不同", "computed again: other bytes")
                                             : office.frame().say("資料自當時已有更動，結果不同",
                                                                  "the data has changed since: other bytes");
    return std::move(report);
}

} // namespace aitalent
