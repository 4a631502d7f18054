#include "aitalent/jobs/work.h"

#include "aitalent/store/scores.h"
#include "run_record.h"
#include "scored.h"

namespace aitalent {

Report score(const Circumstances &circumstances, const Scope &scope) {
    Office office(circumstances, Access::write);
    Transaction transaction(office.store(), office.deed()); // first: what is read now may be kept below
    const HeldLevels held(office, filter_of(office, scope));
    const Scored scored(office, scope, held);
    const RunOptions options{
        {"agency", scope.agency}, {"unit", scope.unit}, {"staff", scope.staff}, {"role", scope.role}};
    const auto run = run_record(office, RunKind::score, options, scores_report(neutral_frame(office), scored.people()));
    auto frame = office.frame();

    std::vector<Readiness> scores;
    for (const auto &one : scored.people())
        if (one.role != nullptr) scores.push_back(one.readiness);
    frame.run = save_run(transaction, run);
    save_scores(transaction, frame.run, scores);
    held.keep(transaction);
    transaction.commit();
    return scores_report(frame, scored.people());
}

} // namespace aitalent
