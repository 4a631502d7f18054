#include "aitalent/planning/training_plan.h"

#include "aitalent/base/words.h"

namespace aitalent {

static constexpr Word<OpenReason> reasons[] = {{OpenReason::no_course, "no_course"},
                                               {OpenReason::prerequisite, "prerequisite"},
                                               {OpenReason::hours, "hours"},
                                               {OpenReason::clash, "clash"},
                                               {OpenReason::not_eligible, "not_eligible"},
                                               {OpenReason::unit_limit, "unit_limit"},
                                               {OpenReason::seats, "seats"},
                                               {OpenReason::budget, "budget"},
                                               {OpenReason::minimum, "minimum"}};

std::optional<std::int64_t> must_have_price(const TrainingPlan &plan, std::int64_t price) {
    const std::int64_t outranks = plan.asked.other + 1;
    if (plan.asked.mandatory == 0 || price / outranks < 1'000'000) return std::nullopt;
    return price / outranks;
}

std::string_view name(OpenReason reason) {
    return word_of(reasons, reason);
}

} // namespace aitalent
