#include "small_cases.h"
#include "trials.h"

#include <doctest/doctest.h>

using namespace aitalent::planning;

TEST_CASE("small plans are as good as trying everything") {
    int open = 0;
    for (std::uint64_t seed = 1, last = trials(400); seed <= last; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto plan = solve(problem, {.rounds = 60, .threads = 1});
        const auto violations = check(problem, plan);
        for (const auto &violation : violations)
            FAIL_CHECK(name(violation.rule) << " person " << violation.person << " session " << violation.session);
        const auto best = brute_force(problem);
        open += !plan.optimal;
        CHECK(plan.worth.mandatory == best.mandatory);
        CHECK(plan.worth.other == best.other);
    }
    CHECK(open == 0);
}
