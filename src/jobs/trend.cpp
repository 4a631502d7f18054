#include "aitalent/reports/trend.h"
#include "aitalent/store/evidence.h"
#include "aitalent/store/scores.h"
#include "best.h"
#include "report_kinds.h"
#include "run_record.h"
#include "scored.h"

namespace aitalent {

namespace {

constexpr int most_points = 48;
constexpr std::size_t most_runs = 60;

std::vector<Date> dates_of(const ReportTask &task, Date as_of) {
    const Date from = task.from.value_or(plus_months(as_of, -12)), to = task.to.value_or(plus_months(as_of, 6));
    const int months = days_between(from, to) / 30 + 1, step = (months + most_points - 1) / most_points;
    std::vector<Date> dates;
    for (int i = 0; plus_months(from, i) <= to || dates.empty(); i += std::max(step, 1))
        dates.push_back(plus_months(from, i));
    return dates;
}

std::vector<TrendRun> runs_of(Office &office) {
    auto runs = load_runs(office.store());
    std::erase_if(runs, [&](const Run &run) { return run.kind != RunKind::score || run.as_of > office.as_of(); });
    if (runs.size() > most_runs) runs.erase(runs.begin(), runs.end() - most_runs);
    std::vector<TrendRun> trend;
    for (const auto &run : runs) {
        if (parse_options(run.options).contains(best_option)) continue; // ranks roles, keeps no readiness
        TrendRun one{.run = run.number, .as_of = run.as_of, .profile = run.profile};
        for (const auto &[name, value] : parse_options(run.options))
            one.scope += (one.scope.empty() ? "" : " ") + value;
        std::int64_t low = 0, high = 0;
        for (const auto &score : load_scores(office.store(), run.number))
            ++one.people, one.ready += score.ready ? 1 : 0, low += score.low.per_mille(),
                high += score.high.per_mille();
        if (one.people > 0) // rounded as the run's own report does
            one.low.value = Ratio{low, one.people * 1000}.per_mille(),
            one.high.value = Ratio{high, one.people * 1000}.per_mille();
        trend.push_back(std::move(one));
    }
    return trend;
}

/// Everybody who was or will be in service on any day, with the evidence held now.
class Past {
  public:
    Past(Office &office, const Scope &scope) : office_(office) {
        auto filter = filter_of(office, scope);
        filter.in_service_on.reset();
        people_ = load_people(office.store(), filter);
        evidence_ = load_evidence(office.store(), filter);
        for (const auto &person : people_)
            roles_.push_back(scope.role.empty() ? assign_role(person, office.profile()) : &role_of(office, scope.role));
    }

    GroupCoverage on(Date date) {
        std::vector<PersonLevels> levels;
        std::vector<std::size_t> there;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            if (people_[i].left.value_or(date) < date || people_[i].entered.value_or(date) > date) continue;
            there.push_back(i);
            levels.push_back(levels_of(evidence_of(evidence_, people_[i].key), office_.yardstick(), date));
        }
        std::vector<Member> members;
        for (std::size_t i = 0; i < there.size(); ++i)
            members.push_back({&people_[there[i]], roles_[there[i]], &levels[i]});
        return coverage(members, office_.yardstick());
    }

  private:
    Office &office_;
    std::vector<Person> people_;
    std::vector<const RoleProfile *> roles_;
    Evidence evidence_;
};

} // namespace

Report trend_page(Office &office, const ReportTask &task) {
    Past past(office, task.scope);
    std::vector<TrendPoint> points;
    for (const auto date : dates_of(task, office.as_of())) points.push_back({date, past.on(date)});
    return trend_report(office.frame(), title_of(office, task.scope), points, runs_of(office));
}

} // namespace aitalent
