#include "aitalent/jobs/work.h"

#include "aitalent/base/hash.h"
#include "aitalent/reports/selections.h"
#include "aitalent/store/selections.h"
#include "run_record.h"
#include "scored.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

/// "unit=資訊科:3"
Reserve reserve_of(const std::string &text) {
    const auto equals = text.find('='), colon = text.rfind(':');
    const auto seats = colon == std::string::npos ? std::nullopt : parse_int(std::string_view(text).substr(colon + 1));
    if (equals == std::string::npos || !seats || colon < equals || *seats < 1 || *seats > 1'000'000)
        throw Error(Exit::usage, Fault("AT-JOB-007").with("found", text));
    return {{.field = text.substr(0, equals), .any_of = {text.substr(equals + 1, colon - equals - 1)}},
            static_cast<int>(*seats)};
}

std::vector<Candidate> candidates_of(Office &office, const Scored &scored, const RoleProfile &role) {
    std::vector<Candidate> list;
    for (std::size_t i = 0; i < scored.people().size(); ++i) {
        const auto &person = scored.people()[i].person;
        list.push_back(
            candidate(person, scored.levels()[i], evidence_of(scored.evidence(), person.key), role, office.as_of()));
    }
    return list;
}

Run selection_run(Office &office, std::int64_t number) {
    if (number > 0) return load_run(office.store(), RunKind::selection, number);
    if (const auto newest = newest_run(office.store(), RunKind::selection)) return *newest;
    throw Error(Exit::missing, Fault("AT-JOB-005"));
}

std::map<PersonKey, Person> people_of(Office &office) {
    std::map<PersonKey, Person> people;
    for (auto &person : load_people(office.store())) people.emplace(person.key, std::move(person));
    return people;
}

/// A stored selection as it stands now, for a report.
struct KeptPaper {
    Run run;
    KeptSelection kept;
    std::vector<Override> overrides;
    SelectionPaper paper() const { return {kept.request, kept.selection, overrides, run.approved_by}; }
};

KeptPaper paper_of(Office &office, std::int64_t number) {
    auto run = selection_run(office, number);
    return {run, load_selection(office.store(), run.number), load_overrides(office.store(), run.number)};
}

Report shown(Office &office, std::int64_t number) {
    const auto kept = paper_of(office, number);
    auto frame = office.frame();
    frame.run = kept.run.number;
    frame.as_of = kept.run.as_of;
    return selection_report(frame, kept.paper(), people_of(office));
}

} // namespace

Report select_people(const Circumstances &circumstances, const SelectRequest &task) {
    Office office(circumstances, Access::write);
    const auto &role = role_of(office, task.scope.role);
    auto scope = task.scope;
    scope.role = role.id.str();
    const Scored scored(office, scope);
    KeptSelection kept;
    kept.request.role = role.id;
    kept.request.as_of = office.as_of();
    kept.request.seats = task.seats;
    kept.request.seed =
        task.seed ? std::to_string(*task.seed) : fmt::format("{}/{}", iso(office.as_of()), role.id.str());
    for (const auto &text : task.reserves) kept.request.reserves.push_back(reserve_of(text));
    kept.selection = select(kept.request, candidates_of(office, scored, role), office.profile().selection);

    const RunOptions options{{"agency", scope.agency},
                             {"unit", scope.unit},
                             {"role", scope.role},
                             {"seats", std::to_string(task.seats)},
                             {"reserves", joined(task.reserves, "\x1f")},
                             {"seed", kept.request.seed}};
    const auto people = people_of(office);
    const auto run = run_record(office, RunKind::selection, options,
                                selection_report(neutral_frame(office), {kept.request, kept.selection}, people));
    Transaction transaction(office.store(), office.deed());
    const auto number = save_run(transaction, run);
    save_selection(transaction, number, kept);
    transaction.note_count("chosen", std::int64_t(kept.selection.chosen().size()));
    transaction.commit();
    return shown(office, number);
}

Report approve_selection(const Circumstances &circumstances, std::int64_t number, const std::string &by) {
    Office office(circumstances, Access::write);
    const auto run = selection_run(office, number);
    {
        Transaction transaction(office.store(), office.deed());
        approve_run(transaction, run.number, by);
        transaction.commit();
    }
    return shown(office, run.number);
}

Report override_selection(const Circumstances &circumstances, std::int64_t number, const std::string &staff, bool in,
                          const std::string &by, const std::string &reason) {
    Office office(circumstances, Access::write);
    const auto kept = paper_of(office, number);
    const Override decision{office.person("", staff).key, in, reason, by};
    auto all = kept.overrides;
    all.push_back(decision);
    if (auto faults = check(kept.kept.selection, all); faults.has_errors())
        throw Error(Exit::refused, std::move(faults));
    {
        Transaction transaction(office.store(), office.deed());
        save_override(transaction, kept.run.number, decision);
        transaction.commit();
    }
    return shown(office, kept.run.number);
}

Report explain_selection(const Circumstances &circumstances, const std::string &staff) {
    Office office(circumstances, Access::read);
    const auto kept = paper_of(office, 0);
    auto frame = office.frame();
    frame.run = kept.run.number;
    frame.as_of = kept.run.as_of;
    return selection_explained(frame, kept.paper(), office.person("", staff));
}

} // namespace aitalent
