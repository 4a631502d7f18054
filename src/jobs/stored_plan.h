#pragma once
#include "aitalent/reports/plans.h"
#include "office.h"

#include <map>
#include <optional>
#include <string>

namespace aitalent {

/// A plan out of the store with the people in it.
struct StoredPlan {
    std::string name;
    std::string approved_by;
    Date as_of;
    TrainingPlan plan;
    std::map<PersonKey, Person> people;
    std::int64_t run = 0;
    std::string options = {}; ///< of the task, see plan_policy.h
    std::string inputs = {};  ///< digest of the data it was made from
    PlanPaper paper() const { return {name, plan, people, approved_by}; }
};

/// The approved plan made last, else the plan made last.
std::optional<StoredPlan> newest_plan(Office &office);
/// The plan of that name (the newest where empty); AT-JOB-004 (66) where there is none.
StoredPlan plan_of(Office &office, const std::string &name);
/// The plan of that name; without one the approved plan, else the newest.
StoredPlan plan_to_follow(Office &office, const std::string &name);

/// The plan of that run; AT-STO-034 (66) where there is none.
StoredPlan plan_of_run(Office &office, std::int64_t run);

} // namespace aitalent
