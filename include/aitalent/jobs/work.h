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
/// One person's readiness for a role, every term of it; adds up to what `score` printed.
Report explain_score(const Circumstances &circumstances, const Scope &person, const std::string &role);

struct SelectRequest {
    Scope scope;
    int seats = 0;
    std::vector<std::string> reserves; ///< "unit=資訊科:3"
    std::optional<std::uint64_t> seed; ///< of the lottery; nullopt = from the as-of date and the role, and printed
};
Report select_people(const Circumstances &circumstances, const SelectRequest &request);
/// Marks the newest proposal (or that run) as approved by a named person.
Report approve_selection(const Circumstances &circumstances, std::int64_t run, const std::string &by);
Report override_selection(const Circumstances &circumstances, std::int64_t run, const std::string &staff, bool in,
                          const std::string &by, const std::string &reason);
Report explain_selection(const Circumstances &circumstances, const std::string &staff);

struct PlanTask {
    std::string name;
    std::optional<Money> budget; ///< for the whole plan; nullopt = the policy's
    std::optional<std::chrono::minutes> hours_per_person;
    std::optional<Date> from, to; ///< sessions starting in this span; nullopt = all after as-of
    int effort = 1;               ///< 0 quick … 3 thorough
    bool dry_run = false;
};
Report make_plan(const Circumstances &circumstances, const PlanTask &task);
Report list_plans(const Circumstances &circumstances);
/// The plan of that name, or the newest.
Report show_plan(const Circumstances &circumstances, const std::string &name);
Report compare_plans(const Circumstances &circumstances, const std::vector<std::string> &names);
Report approve_plan(const Circumstances &circumstances, const std::string &name, const std::string &by);
Report explain_plan(const Circumstances &circumstances, const std::string &staff);

/// Computes a stored run again from what is held now and says whether it gives the same bytes.
Report replay(const Circumstances &circumstances, std::int64_t run, bool &same);

struct ReportTask {
    std::string kind;            ///< a name of report_kinds()
    std::string subject;         ///< staff number, role, plan …; empty where the kind is about everything
    Scope scope;                 ///< rating-sheet: whose
    bool all_held = false;       ///< person: the person's own copy of everything that is held
    std::optional<Date> from, to; ///< trend: nullopt = a year before the as-of date and half a year after it
};
std::vector<std::string> report_kinds();
/// Reads only. AT-CLI-004 (2) for another kind.
Report report(const Circumstances &circumstances, const ReportTask &task);

} // namespace aitalent
