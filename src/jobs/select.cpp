#include "aitalent/jobs/work.h"

#include "aitalent/store/selections.h"
#include "audited.h"
#include "run_record.h"
#include "selecting.h"

namespace aitalent {

namespace {

std::map<PersonKey, Person> people_of(Office &office) {
    std::map<PersonKey, Person> people;
    for (auto &person : load_people(office.store())) people.emplace(person.key, std::move(person));
    return people;
}

Report shown(Office &office, std::int64_t number) {
    const auto kept = kept_paper(office, number);
    const auto frame = frame_of(office, kept);
    auto report = selection_report(frame, kept.paper(), people_of(office));
    add_audit(report, frame, audited(office, kept));
    return report;
}

Report decided(Office &office, std::int64_t number, const char *zh, const char *en) {
    const auto kept = kept_paper(office, number);
    const auto frame = frame_of(office, kept);
    return decision_report(frame, kept.paper(), people_of(office), frame.say(zh, en));
}

Report audits_shown(Office &office, const KeptPaper &kept) {
    const auto audits = audited(office, kept);
    if (audits.empty()) throw Error(Exit::missing, Fault("AT-JOB-018"));
    return audit_report(frame_of(office, kept), kept.paper(), audits);
}

RunOptions options_of(const Scope &scope, const SelectionRequest &request) {
    return {{"agency", scope.agency},
            {"unit", scope.unit},
            {"role", scope.role},
            {"seats", std::to_string(request.seats)},
            {"seed", request.seed}};
}

} // namespace

Report select_people(const Circumstances &circumstances, const SelectRequest &task) {
    Office office(circumstances, Access::write);
    const auto &role = role_of(office, task.scope.role);
    auto scope = task.scope;
    scope.role = role.id.str();
    const Scored scored(office, scope);
    KeptSelection kept{request_of(office, task, role), {}};
    kept.selection = select(kept.request, candidates_of(office, scored, role), office.profile().selection);

    auto run = run_record(office, RunKind::selection, options_of(scope, kept.request),
                          selection_report(neutral_frame(office), {kept.request, kept.selection}, people_of(office)));
    Transaction transaction(office.store(), office.deed());
    const auto number = run.number = save_run(transaction, run);
    save_selection(transaction, number, kept);
    fix_audits(transaction, office, {run, kept.request, kept.selection, {}});
    transaction.note_count("chosen", std::int64_t(kept.selection.chosen().size()));
    transaction.commit();
    return shown(office, number);
}

Report show_selection(const Circumstances &circumstances, std::int64_t number) {
    Office office(circumstances, Access::read);
    return shown(office, number);
}

Report approve_selection(const Circumstances &circumstances, std::int64_t number, const std::string &by) {
    Office office(circumstances, Access::write);
    auto kept = kept_paper(office, number);
    {
        Transaction transaction(office.store(), office.deed());
        approve_run(transaction, kept.run.number, by);
        kept.run.approved_by = by;
        fix_audits(transaction, office, kept);
        transaction.commit();
    }
    return decided(office, kept.run.number, "已核定名單", "the selection is approved");
}

Report override_selection(const Circumstances &circumstances, std::int64_t number, const std::string &staff, bool in,
                          const std::string &by, const std::string &reason) {
    Office office(circumstances, Access::write);
    const auto kept = kept_paper(office, number);
    const Override decision{office.person("", staff).key, in, reason, by};
    auto all = kept.overrides;
    all.push_back(decision);
    if (auto faults = check(kept.selection, all); faults.has_errors()) throw Error(Exit::refused, std::move(faults));
    {
        Transaction transaction(office.store(), office.deed());
        save_override(transaction, kept.run.number, decision);
        transaction.commit();
    }
    return decided(office, kept.run.number, "已登錄人工調整", "the override is recorded");
}

Report audit_selection(const Circumstances &circumstances, std::int64_t number) {
    {
        Office office(circumstances, Access::read);
        const auto kept = kept_paper(office, number);
        if (!is_unaudited(office, kept)) return audits_shown(office, kept);
    }
    Office office(circumstances, Access::write); // the first print is kept
    const auto kept = kept_paper(office, number);
    Transaction transaction(office.store(), office.deed());
    fix_audits(transaction, office, kept);
    transaction.commit();
    return audits_shown(office, kept);
}

Report explain_selection(const Circumstances &circumstances, std::int64_t number, const Scope &person) {
    Office office(circumstances, Access::read);
    const auto kept = kept_paper(office, number);
    return selection_explained(frame_of(office, kept), kept.paper(), office.person(person.agency, person.staff));
}

} // namespace aitalent
