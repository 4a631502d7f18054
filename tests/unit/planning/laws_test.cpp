#include "small_cases.h"
#include "trials.h"

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

namespace {

/// The problem with more of something.
std::vector<Problem> richer(const Problem &problem) {
    std::vector<Problem> all(4, problem);
    for (auto &budget : all[0].budgets) budget.amount += 20;
    for (auto &session : all[1].sessions) ++session.seats;
    const auto add_session = [](Problem &longer) {
        longer.sessions.push_back(longer.sessions.front());
        longer.sessions.back().key = "S~", longer.sessions.back().first += 60, longer.sessions.back().last += 60;
    };
    add_session(all[2]);
    const auto like = static_cast<std::size_t>(problem.sessions.front().course);
    all[3].courses.push_back(problem.courses[like]);
    all[3].courses.back().key = "C~";
    add_session(all[3]);
    all[3].sessions.back().course = static_cast<Index>(all[3].courses.size()) - 1;
    return all;
}

} // namespace

TEST_CASE("more money, more seats, another session or another course never lower the optimum") {
    for (std::uint64_t seed = 3001; seed <= 3200; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto worth = solve(problem, effort).worth;
        for (const auto &more : richer(problem)) CHECK(solve(more, effort).worth >= worth);
    }
}

TEST_CASE("where nothing is proven, the old worth is at most the new bound") {
    const Effort little{.rounds = 1, .passes = 1, .nodes = 0, .programme = false, .threads = 1};
    int unproven = 0;
    for (std::uint64_t seed = 3001; seed <= 4000; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto plan = solve(problem, little);
        unproven += plan.gap_ppm() > 0;
        for (const auto &more : richer(problem)) CHECK(plan.worth <= solve(more, little).bound);
    }
    CHECK(unproven > 50);
}

TEST_CASE("a plan made in a hurry has a bound that still holds") {
    auto hurried = Effort{.rounds = 10, .passes = 1, .nodes = 0, .programme = false, .tight = false, .threads = 1};
    for (std::uint64_t seed = 3001; seed <= 3400; ++seed) {
        CAPTURE(seed);
        const auto problem = small_case(seed);
        const auto plan = solve(problem, hurried);
        CHECK(plan.worth <= plan.bound);
        CHECK(solve(problem, effort).worth <= plan.bound);
    }
}

TEST_CASE("a bound that counts what no budget can be spent to still holds, and is often lower") {
    const Effort unproven{.rounds = 10, .passes = 1, .nodes = 0, .programme = false, .threads = 1};
    int lower = 0;
    for (std::uint64_t seed = 3001, last = 3000 + trials(500); seed <= last; ++seed) {
        CAPTURE(seed);
        auto problem = small_case(seed);
        for (auto &session : problem.sessions) session.run_price = 0, session.seat_price = 10 + session.course % 3 * 10;
        const Dollars amount = 10 + static_cast<Dollars>(seed % 7) * 10;
        problem.budgets.clear(), problem.unit_limits.clear();
        for (const Index agency : {0, 1})
            problem.budgets.push_back({std::to_string(agency), agency, none, none, amount});
        auto loose = unproven;
        loose.tight = false;
        const auto bound = solve(problem, unproven).bound;
        CHECK(brute_force(problem) <= bound);
        lower += bound < solve(problem, loose).bound;
    }
    CHECK(lower > trials(25));
}

TEST_CASE("a fixed booking is never moved") {
    int fixed = 0;
    for (std::uint64_t seed = 3001; seed <= 3400; ++seed) {
        CAPTURE(seed);
        auto problem = small_case(seed);
        const auto plan = solve(problem, effort);
        for (std::size_t i = 0; i < plan.enrolments.size(); ++i)
            if (std::none_of(problem.bookings.begin(), problem.bookings.end(), [&](const Booking &known) {
                    return Enrolment{known.person, known.session} == plan.enrolments[i];
                }))
                problem.bookings.push_back({plan.enrolments[i].person, plan.enrolments[i].session});
        fixed += static_cast<int>(problem.bookings.size());
        // Everything else speaks for moving them: no money, other weights.
        for (auto &budget : problem.budgets) budget.amount = 0;
        for (auto &person : problem.people) {
            std::reverse(person.skills.begin(), person.skills.end());
            for (std::size_t i = 0; i < person.skills.size(); ++i) person.skills[i].weight += static_cast<int>(i * 7);
        }
        for (const auto &again : {solve(problem, effort), solve(problem, effort, plan.enrolments)})
            for (const auto &[person, session] : problem.bookings)
                CHECK(std::count(again.enrolments.begin(), again.enrolments.end(), Enrolment{person, session}) == 1);
    }
    CHECK(fixed > 200);
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

namespace {

/// Chains across competencies: a first step that is worth little opens, in another competency, what is worth much.
/// Beside them stand single steps that are worth more than the first step and take the same hours.
Problem chains(int people) {
    Problem problem;
    problem.mandatory_first = false;
    for (Index chain = 0; chain < 3; ++chain) {
        const Index first = 3 * chain, second = first + 1, single = first + 2;
        problem.courses.push_back({.key = "A" + std::to_string(chain), .minutes = 360, .lifts = {{first, 0, 1}}});
        problem.courses.push_back({.key = "B" + std::to_string(chain),
                                   .minutes = 360,
                                   .lifts = {{second, 0, 3}, {first, 0, 2}},
                                   .after_levels = {{first, 1}}});
        problem.courses.push_back({.key = "Q" + std::to_string(chain), .minutes = 360, .lifts = {{single, 0, 1}}});
    }
    for (Index course = 0; course < 9; ++course)
        for (Index run = 0; run < 2; ++run) {
            const Day first = 20 * (course % 3 == 1) + 7 * run + course;
            problem.sessions.push_back(
                {.key = problem.courses[static_cast<std::size_t>(course)].key + "/" + std::to_string(run),
                 .course = course,
                 .first = first,
                 .last = first,
                 .seats = course % 3 == 2 ? people : people / 6 + run});
        }
    for (int i = 0; i < people; ++i) {
        Person person{.key = std::to_string(1000 + i), .minutes = 720};
        for (std::int16_t c = 0; c < 9; ++c) {
            const bool single = c % 3 == 2, second = c % 3 == 1;
            const int worth = single ? 4 : second ? 5 : 2;
            person.skills.push_back({c, 0, static_cast<std::uint8_t>(second ? 3 : 1), worth + (i + c) % 2});
        }
        problem.people.push_back(std::move(person));
    }
    return problem;
}

/// Everybody in turn takes, one after another, the session that brings most by itself.
Worth step_by_step(const Problem &problem) {
    std::vector<std::int64_t> taken(problem.sessions.size());
    std::vector<Enrolment> all;
    for (Index person = 0; person < static_cast<Index>(problem.people.size()); ++person) {
        std::vector<Enrolment> mine;
        for (;;) {
            const Worth before = recount(problem, mine).other;
            Worth most = before;
            Index best = none;
            for (Index session = 0; session < static_cast<Index>(problem.sessions.size()); ++session) {
                if (taken[static_cast<std::size_t>(session)] >=
                    problem.sessions[static_cast<std::size_t>(session)].seats)
                    continue;
                Plan plan;
                plan.enrolments = mine;
                plan.enrolments.push_back({person, session});
                std::sort(plan.enrolments.begin(), plan.enrolments.end());
                plan.worth = plan.bound = recount(problem, plan.enrolments);
                if (plan.worth.other > most && check(problem, plan).empty()) most = plan.worth.other, best = session;
            }
            if (best == none) break;
            ++taken[static_cast<std::size_t>(best)], mine.push_back({person, best});
            std::sort(mine.begin(), mine.end());
        }
        all.insert(all.end(), mine.begin(), mine.end());
    }
    return recount(problem, all).other;
}

} // namespace

TEST_CASE("chains of prerequisites are planned within one per cent where taking the next best step loses forty") {
    const auto problem = chains(24);
    const auto plan = solve(problem, effort);
    CHECK(check(problem, plan).empty());
    CHECK(plan.gap_ppm() <= 10'000);
    CHECK(step_by_step(problem) * 10 <= plan.worth.other * 6);
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

TEST_CASE("a gap that is asked for is proven, and no more is done than that needs") {
    const auto problem = chains(24);
    const auto easy = solve(problem, {.rounds = 200, .gap_ppm = 200'000, .threads = 1});
    CHECK(check(problem, easy).empty());
    CHECK(easy.gap_ppm() <= 200'000);
    const auto best = solve(problem, {.rounds = 200, .threads = 1});
    CHECK(best.worth >= easy.worth);
    CHECK(best.bound <= easy.bound);
}
