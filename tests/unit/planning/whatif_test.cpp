#include "aitalent/planning/whatif.h"

#include "small_cases.h"

#include <doctest/doctest.h>

using namespace aitalent::planning;

namespace {

const Effort effort{.rounds = 40, .threads = 1};

/// Ten people lack one step each in two competencies; one course each, `seats` seats.
Problem two_courses(std::int64_t first_seats, std::int64_t second_seats) {
    Problem problem;
    problem.courses = {{.key = "a", .minutes = 60, .lifts = {{0, 0, 1}}},
                       {.key = "b", .minutes = 60, .lifts = {{1, 0, 1}}}};
    problem.sessions = {{.key = "a1", .course = 0, .first = 1, .last = 1, .seats = first_seats, .seat_price = 100},
                        {.key = "b1", .course = 1, .first = 2, .last = 2, .seats = second_seats, .seat_price = 300}};
    for (int i = 0; i < 10; ++i)
        problem.people.push_back({.key = std::to_string(i), .skills = {{0, 0, 1, 3}, {1, 0, 1, 2}}});
    return problem;
}

} // namespace

TEST_CASE("what to open next is the course that closes most, with its money, each step on top of the last") {
    const auto problem = two_courses(4, 6);
    const auto plan = solve(problem, effort);
    REQUIRE(plan.worth.other == 4 * 3 + 6 * 2);
    const auto steps = expansions(problem, plan, 5, 3, effort);
    REQUIRE(steps.size() == 3); // six more need the first course, in sessions of four seats; four the second
    CHECK(steps[0].course == 0);
    CHECK(steps[0].taken == 4);
    CHECK(steps[0].money == 400);
    CHECK(steps[0].gain.other == 12);
    CHECK(steps[1].course == 1);
    CHECK(steps[1].gain.other == 8);
    CHECK(steps[1].money == 1200);
    CHECK(steps[2].gain.other == 6);
}

TEST_CASE("a confirmed price is never above what the price says, and re-planning never loses") {
    for (std::uint64_t seed = 8001; seed <= 8060; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto plan = solve(problem, effort);
        for (const auto &price : confirmed_prices(problem, plan, 3, effort)) {
            CHECK(price.price > 0);
            CHECK(price.gain >= OrderedWorth{});
        }
    }
}

TEST_CASE("nobody dropping out leaves the plan, everybody dropping out leaves nothing") {
    const auto problem = two_courses(4, 6);
    const auto plan = solve(problem, effort);
    const auto nobody = drop_outs(problem, plan, 0, 5, 1), everybody = drop_outs(problem, plan, 1000, 5, 1);
    CHECK(nobody.mean == nobody.planned);
    CHECK(nobody.low == nobody.planned);
    CHECK(everybody.mean == 0);
    CHECK(nobody.sessions.size() == 2);
    CHECK(nobody.sessions[0].runs == 5);
    CHECK(everybody.sessions[0].runs == 0);
}

TEST_CASE("a session below its minimum falls, and with it what it would have opened") {
    Problem problem;
    problem.courses = {{.key = "first", .minutes = 60, .lifts = {{0, 0, 1}}},
                       {.key = "second", .minutes = 60, .lifts = {{0, 1, 2}}}};
    problem.sessions = {{.key = "1", .course = 0, .first = 1, .last = 1, .seats = 2, .minimum = 2},
                        {.key = "2", .course = 1, .first = 5, .last = 5, .seats = 2}};
    for (const auto *key : {"p", "q"}) problem.people.push_back({.key = key, .skills = {{0, 0, 2, 1}}});
    const auto plan = solve(problem, effort);
    REQUIRE(plan.enrolments.size() == 4);
    const auto risk = drop_outs(problem, plan, 300, 400, 7);
    // The first session runs where neither gives it up: 0.49; only then the second can be anything.
    CHECK(risk.sessions[0].runs > 400 * 0.40);
    CHECK(risk.sessions[0].runs < 400 * 0.58);
    CHECK(risk.sessions[1].runs <= risk.sessions[0].runs);
    CHECK(risk.low == 0);
}
