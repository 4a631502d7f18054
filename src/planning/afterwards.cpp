#include "aitalent/planning/afterwards.h"

#include <algorithm>

namespace aitalent {

Afterwards::Afterwards(const TrainingPlan &plan, const EvidencePolicy &policy)
    : confirms_(policy.of(EvidenceKind::course).confirms_must_have) {
    for (const auto &one : plan.enrolments) by_person_.push_back(&one);
    std::stable_sort(by_person_.begin(), by_person_.end(),
                     [](const auto *a, const auto *b) { return a->person < b->person; });
}

PersonLevels Afterwards::levels(const PersonLevels &now) const {
    auto later = now;
    auto one = std::lower_bound(by_person_.begin(), by_person_.end(), now.person,
                                [](const auto *enrolment, PersonKey person) { return enrolment->person < person; });
    for (; one != by_person_.end() && (*one)->person == now.person; ++one)
        for (const auto &lift : (*one)->closes)
            for (auto &held : later.competencies) {
                if (held.competency != lift.competency) continue;
                held.level = std::max(held.level, std::optional(lift.to)); // unknown is below every level
                if (confirms_) held.confirmed = std::max(held.confirmed, std::optional(lift.to));
            }
    return later;
}

} // namespace aitalent
