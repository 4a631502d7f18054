#include "aitalent/jobs/work.h"

#include "aitalent/reports/plan_answers.h"
#include "aitalent/store/plans.h"
#include "plan_policy.h"
#include "planned.h"
#include "run_record.h"
#include "stored_plan.h"

namespace aitalent {

namespace {

Frame frame_of(Office &office, const StoredPlan &plan) {
    auto frame = office.frame();
    frame.plan = plan.name;
    frame.as_of = plan.as_of;
    return frame;
}

StoredPlan loaded(Office &office, const Run &run) {
    StoredPlan stored{run.name, run.approved_by, run.as_of,   load_plan(office.store(), run.number),
                      {},       run.number,      run.options, run.inputs};
    for (auto &person : load_people(office.store())) stored.people.emplace(person.key, std::move(person));
    return stored;
}

} // namespace

std::optional<StoredPlan> newest_plan(Office &office) {
    auto run = approved_run(office.store(), RunKind::plan);
    if (!run) run = newest_run(office.store(), RunKind::plan);
    if (!run) return std::nullopt;
    return loaded(office, *run);
}

StoredPlan plan_of_run(Office &office, std::int64_t run) {
    return loaded(office, load_run(office.store(), RunKind::plan, run));
}

StoredPlan plan_of(Office &office, const std::string &name) {
    if (const auto run = newest_run(office.store(), RunKind::plan, name)) return loaded(office, *run);
    std::vector<std::string> known;
    for (const auto &run : load_runs(office.store()))
        if (run.kind == RunKind::plan) known.push_back(run.name);
    throw Error(Exit::missing, Fault("AT-JOB-004").with("found", name).with("suggestion", nearest(name, known)));
}

StoredPlan plan_to_follow(Office &office, const std::string &name) {
    if (!name.empty()) return plan_of(office, name);
    if (auto plan = newest_plan(office)) return std::move(*plan);
    return plan_of(office, name); // says that there is none
}

Report make_plan(const Circumstances &circumstances, const PlanTask &task) {
    refuse_empty_parts(task);
    Office office(circumstances, Access::write);
    if (const auto held = newest_run(office.store(), RunKind::plan, task.name); held && !held->approved_by.empty())
        throw Error(Exit::refused, Fault("AT-JOB-006").with("found", task.name));
    const Draft draft(office, task);
    if (draft.faults().has_errors()) throw Error(Exit::refused, draft.faults());
    StoredPlan made{task.name, {}, office.as_of(), draft.made(), draft.people()};
    auto report = plan_report(frame_of(office, made), made.paper());
    if (draft.kept()) add_moves(report, frame_of(office, made), draft.kept()->paper(), made.paper());
    if (task.dry_run) return report;

    auto neutral = neutral_frame(office);
    neutral.plan = task.name;
    auto kept_task = task;
    if (draft.kept()) kept_task.keep_run = draft.kept()->run;
    auto run = run_record(office, RunKind::plan, options_of(kept_task), plan_report(neutral, made.paper()));
    run.name = task.name;
    Transaction transaction(office.store(), office.deed());
    save_plan(transaction, save_run(transaction, run), made.plan);
    transaction.commit();
    return report;
}

Report list_plans(const Circumstances &circumstances) {
    Office office(circumstances, Access::read);
    std::vector<StoredPlan> plans;
    for (const auto &run : load_runs(office.store())) {
        if (run.kind != RunKind::plan) continue;
        const auto newest = newest_run(office.store(), RunKind::plan, run.name);
        if (newest && newest->number == run.number) plans.push_back(loaded(office, run));
    }
    std::vector<PlanPaper> papers;
    for (const auto &plan : plans) papers.push_back(plan.paper());
    const auto frame = office.frame();
    return plans_compared(frame, papers, frame.say("計畫", "Plans"));
}

Report compare_plans(const Circumstances &circumstances, const std::vector<std::string> &names) {
    Office office(circumstances, Access::read);
    std::vector<StoredPlan> plans;
    for (const auto &name : names) plans.push_back(plan_of(office, name));
    std::vector<PlanPaper> papers;
    for (const auto &plan : plans) papers.push_back(plan.paper());
    const auto frame = office.frame();
    auto report = plans_compared(frame, papers, frame.say("計畫比較", "Plans side by side"));
    for (std::size_t i = 1; i < papers.size(); ++i)
        report.sections.push_back(plans_differ(frame, papers.front(), papers[i]));
    return report;
}

Report show_plan(const Circumstances &circumstances, const std::string &name) {
    Office office(circumstances, Access::read);
    const auto plan = plan_of(office, name);
    return plan_report(frame_of(office, plan), plan.paper());
}

Report approve_plan(const Circumstances &circumstances, const std::string &name, const std::string &by) {
    Office office(circumstances, Access::write);
    plan_of(office, name);
    {
        Transaction transaction(office.store(), office.deed());
        approve_run(transaction, newest_run(office.store(), RunKind::plan, name)->number, by);
        transaction.commit();
    }
    const auto plan = plan_of(office, name);
    return plan_report(frame_of(office, plan), plan.paper());
}

} // namespace aitalent
