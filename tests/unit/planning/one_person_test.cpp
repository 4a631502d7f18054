#include "planning/one_person.h"

#include "small_cases.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace aitalent::planning;
using aitalent::OpenReason;

namespace {

/// The case with its first person alone.
Problem alone(std::uint64_t seed) {
    auto problem = small_case(seed);
    problem.people.resize(1);
    const auto of_others = [](const auto &fact) { return fact.person != 0; };
    std::erase_if(problem.period_minutes, of_others), std::erase_if(problem.absences, of_others);
    std::erase_if(problem.bookings, of_others), std::erase_if(problem.finished, of_others);
    std::erase_if(problem.pairs, of_others);
    return problem;
}

OrderedWorth worth_of(const Problem &problem, const std::vector<Index> &bundle) {
    std::vector<Enrolment> enrolments;
    for (const Index session : bundle) enrolments.push_back({0, session});
    return recount(problem, enrolments);
}

} // namespace

TEST_CASE("what one person can do best is what trying everything finds, and the checker agrees") {
    int with_something = 0;
    for (std::uint64_t seed = 9001; seed <= 10000; ++seed) {
        CAPTURE(seed);
        const auto problem = alone(seed);
        Plan booked;
        for (const auto &booking : problem.bookings) booked.enrolments.push_back({0, booking.session});
        std::sort(booked.enrolments.begin(), booked.enrolments.end());
        const Rest rest(problem, booked);
        const auto bundle = OnePerson(rest, 0).best(OpenReason::minimum);
        CHECK(worth_of(problem, bundle) == brute_force(problem));
        Plan plan;
        for (const Index session : bundle) plan.enrolments.push_back({0, session});
        plan.worth = plan.bound = recount(problem, plan.enrolments);
        CHECK(check(problem, plan).empty());
        with_something += !bundle.empty();
    }
    CHECK(with_something > 300);
}

TEST_CASE("each constraint more leaves at most as much as before") {
    for (std::uint64_t seed = 9001; seed <= 9300; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto plan = solve(problem, {.rounds = 40, .threads = 1});
        const Rest rest(problem, plan);
        OnePerson person(rest, 0);
        auto before = worth_of(problem, person.best(OpenReason::prerequisite));
        for (const auto stage : {OpenReason::hours, OpenReason::clash, OpenReason::not_eligible, OpenReason::unit_limit,
                                 OpenReason::seats, OpenReason::budget, OpenReason::minimum}) {
            const auto now = worth_of(problem, person.best(stage));
            CHECK(now <= before);
            before = now;
        }
    }
}
