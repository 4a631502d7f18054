#include "small_cases.h"

#include "aitalent/planning/explain.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace aitalent::planning;

namespace {

const Effort effort{.rounds = 40, .threads = 1};

/// The plan by keys, so that plans of the same people in another order can be compared.
std::vector<std::pair<std::string, std::string>> by_key(const Problem &problem, const Plan &plan) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto &[person, session] : plan.enrolments)
        result.emplace_back(problem.people[static_cast<std::size_t>(person)].key,
                            problem.sessions[static_cast<std::size_t>(session)].key);
    std::sort(result.begin(), result.end());
    return result;
}

/// Turns the lists of people, courses and sessions round.
Problem reversed(Problem problem) {
    const auto turn = [](auto &list) { std::reverse(list.begin(), list.end()); };
    const auto people = static_cast<Index>(problem.people.size()) - 1;
    const auto courses = static_cast<Index>(problem.courses.size()) - 1;
    const auto sessions = static_cast<Index>(problem.sessions.size()) - 1;
    turn(problem.people), turn(problem.courses), turn(problem.sessions), turn(problem.budgets);
    for (auto &course : problem.courses)
        for (auto &earlier : course.after_courses) earlier = courses - earlier;
    for (auto &session : problem.sessions) session.course = courses - session.course;
    for (auto &entry : problem.reserves) entry.session = sessions - entry.session;
    for (auto &entry : problem.period_minutes) entry.person = people - entry.person;
    for (auto &entry : problem.absences) entry.person = people - entry.person;
    for (auto &entry : problem.bookings) entry.person = people - entry.person, entry.session = sessions - entry.session;
    for (auto &entry : problem.finished) entry.person = people - entry.person, entry.course = courses - entry.course;
    for (auto &entry : problem.pairs) entry.person = people - entry.person, entry.session = sessions - entry.session;
    return problem;
}

} // namespace

TEST_CASE("neither the order of the lists nor the number of threads changes a plan") {
    for (std::uint64_t seed = 2001; seed <= 2150; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed), other = reversed(problem);
        const auto plan = by_key(problem, solve(problem, effort));
        CHECK(plan == by_key(other, solve(other, effort)));
        CHECK(plan == by_key(problem, solve(problem, {.rounds = 40, .threads = 2})));
    }
}

TEST_CASE("more money, more seats or another session never lower the optimum") {
    for (std::uint64_t seed = 3001; seed <= 3200; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto worth = solve(problem, effort).worth;
        auto richer = problem;
        for (auto &budget : richer.budgets) budget.amount += 20;
        CHECK(solve(richer, effort).worth >= worth);
        auto wider = problem;
        for (auto &session : wider.sessions) ++session.seats;
        CHECK(solve(wider, effort).worth >= worth);
        auto longer = problem;
        longer.sessions.push_back(longer.sessions.front());
        longer.sessions.back().key = "S~", longer.sessions.back().first += 60, longer.sessions.back().last += 60;
        CHECK(solve(longer, effort).worth >= worth);
    }
}

TEST_CASE("scaling all weights changes no plan") {
    for (std::uint64_t seed = 4001; seed <= 4200; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        auto scaled = problem;
        const int factor = 2 + static_cast<int>(seed * 37 % 999);
        for (auto &person : scaled.people)
            for (auto &skill : person.skills) skill.weight *= factor;
        for (auto &terms : scaled.pairs) terms.worth *= factor;
        const auto plan = solve(problem, effort), same = solve(scaled, effort);
        CHECK(plan.enrolments == same.enrolments);
        CHECK(plan.worth.other * factor == same.worth.other);
    }
}

TEST_CASE("the plain rules keep every rule and are never better than the optimum") {
    for (std::uint64_t seed = 5001; seed <= 5200; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto best = solve(problem, effort).worth;
        for (const auto rule : {PlainRule::largest_gap_first, PlainRule::longest_waiting_first}) {
            const auto plan = plain(problem, rule);
            CHECK(check(problem, plan).empty());
            CHECK(plan.worth <= best);
        }
    }
}

TEST_CASE("every open need has a reason, and the change named for it meets it with everybody else as planned") {
    int needs = 0, verified = 0;
    for (std::uint64_t seed = 6001; seed <= 6120; ++seed) {
        const auto problem = small_case(seed);
        const auto plan = solve(problem, effort);
        for (const auto &need : unmet_needs(problem, plan)) {
            CAPTURE(seed);
            CAPTURE(name(need.reason));
            const auto found = remedy(problem, plan, need);
            ++needs, verified += found.verified;
            CHECK(!found.changes.empty());
            CHECK(found.verified);
        }
    }
    CHECK(needs > 100);
    MESSAGE(verified << " of " << needs << " verified");
}

TEST_CASE("taking a rule away never costs worth") {
    for (std::uint64_t seed = 7001; seed <= 7040; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        for (const auto &price : policy_prices(problem, solve(problem, effort), effort)) {
            CAPTURE(name(price.policy));
            if (price.policy != Policy::mandatory)
                CHECK(price.without >= price.with);
            else
                CHECK(price.without.mandatory <= price.with.mandatory);
        }
    }
}

TEST_CASE("a chain of prerequisites is planned where taking the next best step loses") {
    // Everybody may take one of two single steps now, or the first of three steps of a chain that is worth more.
    Problem problem;
    problem.courses = {{.key = "quick", .minutes = 360, .lifts = {{0, 0, 1}}},
                       {.key = "first", .minutes = 120, .lifts = {{1, 0, 1}}},
                       {.key = "second", .minutes = 120, .lifts = {{1, 1, 2}}},
                       {.key = "third", .minutes = 120, .lifts = {{1, 2, 3}}}};
    for (Index course = 0; course < 4; ++course)
        problem.sessions.push_back({.key = problem.courses[static_cast<std::size_t>(course)].key,
                                    .course = course,
                                    .first = 10 * course,
                                    .last = 10 * course,
                                    .seats = 20});
    for (int i = 0; i < 20; ++i)
        problem.people.push_back({.key = std::to_string(i), .minutes = 360, .skills = {{0, 0, 1, 3}, {1, 0, 3, 2}}});
    const auto plan = solve(problem, effort);
    CHECK(plan.worth.other == 20 * 6); // 3 for the quick step, 6 for the chain
    CHECK(plan.optimal);
}

TEST_CASE("planning anew from an earlier plan changes nothing without need and loses no worth") {
    for (std::uint64_t seed = 8001; seed <= 8100; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto plan = solve(problem, effort);
        CHECK(solve(problem, effort, plan.enrolments).enrolments == plan.enrolments);
        if (plan.enrolments.empty()) continue;
        const std::vector<Enrolment> part(plan.enrolments.begin(), plan.enrolments.end() - 1);
        const auto again = solve(problem, effort, part);
        CHECK(check(problem, again).empty());
        CHECK(again.worth == plan.worth);
    }
}
