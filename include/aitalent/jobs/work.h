#pragma once
#include "aitalent/base/money.h"
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aitalent {

/// Whom a command is about; empty = everybody in service.
struct Scope {
    std::string agency;
    std::string unit;
    std::string staff;
    std::string role;
};

/// Readiness of everybody in scope for the role asked for, or each for their own; stored as a run.
Report score(const Circumstances &circumstances, const Scope &scope);
/// The three roles that fit everybody in scope best, out of all of the profile's; stored as a run. Reads only the
/// evidence of people for whom it changed since levels were last derived.
Report score_best_roles(const Circumstances &circumstances, const Scope &scope);
/// One person's readiness for a role, every term of it; adds up to what `score` printed.
Report explain_score(const Circumstances &circumstances, const Scope &person, const std::string &role);

struct SelectRequest {
    Scope scope;
    int seats = 0;
    std::vector<std::string> eligible;   ///< "grade=06,07", "years=3..10": all must fit, after the profile's own
    std::vector<std::string> priorities; ///< "supervisor=yes": who fits the first goes first, after the profile's own
    std::vector<std::string> reserves;   ///< "unit=資訊科:3"
    std::string seed; ///< of the lottery, published before; empty = from the as-of date and the role, and printed
};
/// The proposal, stored as a run, with the fairness audit where groups have been imported.
Report select_people(const Circumstances &circumstances, const SelectRequest &request);
/// Marks the newest proposal (or that run) as approved by a named person.
Report approve_selection(const Circumstances &circumstances, std::int64_t run, const std::string &by);
Report override_selection(const Circumstances &circumstances, std::int64_t run, const std::string &staff, bool in,
                          const std::string &by, const std::string &reason);
/// The newest selection, or that run, as it stands with its overrides.
Report show_selection(const Circumstances &circumstances, std::int64_t run);
/// Rates of the groups brought in by `import groups`, in the proposal and after overrides. AT-JOB-018 (66) where no
/// groups are held.
Report audit_selection(const Circumstances &circumstances, std::int64_t run);
Report explain_selection(const Circumstances &circumstances, std::int64_t run, const Scope &person);

struct PlanTask {
    std::string name;
    std::optional<Money> budget; ///< for the whole plan; nullopt = the policy's
    std::optional<std::chrono::minutes> hours_per_person;
    std::optional<Date> from, to;        ///< sessions starting in this span; nullopt = all after as-of
    int effort = 1;                      ///< 0 quick … 3 thorough
    std::int64_t gap_ppm = 0;            ///< end as soon as the plan is proven to be within this of the best
    std::vector<std::string> set;        ///< policy for this plan alone: "unit_away_per_mille=100"; see plan_policy.h
    std::vector<std::string> more_seats; ///< "B101=30": so many more seats in each session of the course
    std::string keep;                    ///< plan to start from: what has begun is a fact, the rest changes least
    std::int64_t keep_run = 0;           ///< the very run of it; 0 = the newest
    bool dry_run = false;
};
Report make_plan(const Circumstances &circumstances, const PlanTask &task);
Report list_plans(const Circumstances &circumstances);
/// The plan of that name, or the newest.
Report show_plan(const Circumstances &circumstances, const std::string &name);
Report compare_plans(const Circumstances &circumstances, const std::vector<std::string> &names);
Report approve_plan(const Circumstances &circumstances, const std::string &name, const std::string &by);
/// What a person takes and why the rest stays open, with the changes that would meet it where the data are still those
/// the plan was made from.
Report explain_plan(const Circumstances &circumstances, const std::string &staff);

// Questions about a stored plan (the newest where no name is given). AT-JOB-014 (65) where the data have changed since.

struct ChangesAsked {
    std::string plan;
    std::string staff;         ///< one person's needs; else
    std::int64_t needs = 0;    ///< so many open needs by lot; 0 = all
    std::uint64_t seed = 1;    ///< of the lot
    std::optional<int> replan; ///< effort to re-plan the total with
};
Report plan_changes(const Circumstances &circumstances, const ChangesAsked &asked);
/// What rules, seats and money cost: the `top` dearest confirmed by re-planning.
Report plan_prices(const Circumstances &circumstances, const std::string &name, std::size_t top, int effort);
Report plan_robustness(const Circumstances &circumstances, const std::string &name, int per_mille, int trials,
                       std::uint64_t seed);
/// Which course at which provider to open next.
Report providers(const Circumstances &circumstances, const std::string &name, std::size_t steps, int effort);

/// What goes out of a plan: who sits in which session, and a calendar (iCalendar) of a person, a unit, a session or
/// all.
struct ExportAsked {
    std::string plan;
    std::string staff, unit, session; ///< at most one
};
Report plan_roster(const Circumstances &circumstances, const ExportAsked &asked);
std::string plan_calendar(const Circumstances &circumstances, const ExportAsked &asked);

/// Computes a stored run again from what is held now and says whether it gives the same bytes.
Report replay(const Circumstances &circumstances, std::int64_t run, bool &same);

struct ReportTask {
    std::string kind;             ///< a name of report_kinds()
    std::string subject;          ///< staff number, role, plan …; empty where the kind is about everything
    Scope scope;                  ///< rating-sheet: whose
    bool all_held = false;        ///< person: the person's own copy of everything that is held
    std::optional<Date> from, to; ///< trend: nullopt = a year before the as-of date and half a year after it
};
std::vector<std::string> report_kinds();
/// Reads only. AT-CLI-004 (2) for another kind.
Report report(const Circumstances &circumstances, const ReportTask &task);

} // namespace aitalent
