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

std::string_view name(OpenReason reason) {
    return word_of(reasons, reason);
}

} // namespace aitalent
