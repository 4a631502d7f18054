#pragma once
#include "aitalent/jobs/work.h"
#include "aitalent/planning/formulate.h"
#include "scored.h"
#include "stored_plan.h"

#include <map>

namespace aitalent {

/// What a plan is made from, out of the store: everybody scored, the request, the problem. Owns all that the problem
/// points at. Stores nothing.
class Draft {
  public:
    Draft(Office &office, const PlanTask &task);
    Draft(const Draft &) = delete;
    Draft &operator=(const Draft &) = delete;

    const Formulation &formulation() const { return formulation_; }
    /// Material that does not fit together; the rest is planned.
    const Faults &faults() const { return formulation_.faults; }
    planning::Plan solve() const;
    /// The solved plan in words.
    TrainingPlan made() const;
    /// Whether nothing is known of the person's level.
    bool is_unknown(PersonKey person, const CompetencyId &competency) const;
    std::map<PersonKey, Person> people() const { return scored_.by_key(); }
    /// The plan that was kept to, where the task names one.
    const std::optional<StoredPlan> &kept() const { return kept_; }

  private:
    void add_trainees(Office &office);
    void add_limits(Office &office, const PlanTask &task);
    void keep_to(const StoredPlan &earlier);

    Scored scored_;
    planning::Effort effort_;
    std::vector<Trainee> trainees_;
    std::map<PersonKey, const PersonLevels *> levels_of_;
    PlanRequest request_;
    std::optional<StoredPlan> kept_;
    Formulation formulation_;
};

} // namespace aitalent
