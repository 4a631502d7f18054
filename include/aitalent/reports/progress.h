#pragma once
#include "aitalent/delivery/progress.h"
#include "aitalent/reports/plans.h"

namespace aitalent {

/// Hours learnt in a calendar year up to the as-of date, against what the rule asks.
struct LearningYear {
    struct One {
        PersonKey person = PersonKey::none;
        std::chrono::minutes all{0};
        std::chrono::minutes prescribed{0};
    };
    int year = 0;
    std::string rule; ///< its name in the report's language, and remark
    std::chrono::minutes asked{0};
    std::chrono::minutes prescribed_asked{0}; ///< 0: not reckoned
    std::vector<One> people;                  ///< in service, ordered as they are to be shown
};

/// A plan against what was delivered, in people, hours and money; sessions; seats that came to nothing and what to plan
/// anew; the waiting order of every session with a free place.
Report progress_report(const Frame &frame, const PlanPaper &paper, const Progress &progress,
                       const LearningYear &learning);

} // namespace aitalent
