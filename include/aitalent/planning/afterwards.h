#pragma once
#include "aitalent/planning/training_plan.h"
#include "aitalent/scoring/levels.h"

namespace aitalent {

/// What people would hold once every course of a plan is passed: an outlook, not evidence. Each lift raises the level
/// it speaks of, never lowers one; where the profile lets course results confirm must-haves, it confirms as well.
/// Indexed once over the plan: O(plan), then O(lifts) a person.
class Afterwards {
  public:
    Afterwards(const TrainingPlan &plan, const EvidencePolicy &policy);
    /// The plan must outlive this.
    PersonLevels levels(const PersonLevels &now) const;

  private:
    std::vector<const Enrolment *> by_person_; ///< ordered by person
    bool confirms_;
};

} // namespace aitalent
