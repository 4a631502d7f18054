#include "nation.h"

#include "aitalent/planning/check.h"
#include "aitalent/planning/solve.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <sys/resource.h>

// bench_planning PEOPLE --write FILE [SEED]: writes the instance for solvers.py.
// bench_planning PEOPLE [SEED [THREADS [ROUNDS [greedy]]]]: plans the invented nation, checks the plan with the
// separate checker and prints proven gap, time and memory (30 rounds, of more than 20,000 people 60); with "greedy"
// also how far the plain rule "largest gap first" stays below.
using namespace aitalent::planning;

static double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

static long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// Lists as solvers.py reads them.
static void write(const Problem &problem, const char *path) {
    std::ofstream file(path);
    const auto list = [&](const char *name, const auto &items, auto text) {
        file << (*name == 'p' ? "{" : ",") << '"' << name << "\":[";
        for (std::size_t i = 0; i < items.size(); ++i) file << (i == 0 ? "" : ",") << text(items[i]);
        file << "]\n";
    };
    list("people", problem.people, [](const Person &person) {
        std::vector<std::string> skills;
        for (const auto &skill : person.skills)
            skills.push_back(fmt::format("[{},{},{},{}]", skill.competency, skill.have, skill.need, skill.weight));
        return fmt::format("[{},{},{},[{}]]", person.agency, person.region, person.minutes, fmt::join(skills, ","));
    });
    list("courses", problem.courses, [](const Course &course) {
        const auto &lift = course.lifts.front();
        return fmt::format("[{},{},{},{}]", course.minutes, lift.competency, lift.from, lift.to);
    });
    list("sessions", problem.sessions, [](const Session &session) {
        return fmt::format("[{},{},{},{},{},{},{}]", session.course, session.first, session.last, session.seats,
                           session.seat_price, session.only_region, session.only_agency);
    });
    list("budgets", problem.budgets, [](const Budget &budget) { return fmt::format("{}", budget.amount); });
    file << "}\n";
}

int main(int count, char **arguments) {
    if (count > 3 && std::string_view(arguments[2]) == "--write") {
        const auto seed = static_cast<std::uint64_t>(count > 4 ? std::atoi(arguments[4]) : 1);
        write(nation(std::atoi(arguments[1]), seed), arguments[3]);
        return 0;
    }
    const auto number = [&](int place, int otherwise) {
        return count > place ? std::atoi(arguments[place]) : otherwise;
    };
    const auto problem = nation(number(1, 1000), static_cast<std::uint64_t>(number(2, 1)));
    fmt::print("{} people, {} sessions, {} agencies, {} MB before planning\n", problem.people.size(),
               problem.sessions.size(), problem.budgets.size(), peak_megabytes());
    std::fflush(stdout);
    const auto start = std::chrono::steady_clock::now();
    const auto plan =
        solve(problem, {.rounds = number(4, problem.people.size() > 20'000 ? 60 : 30), .threads = number(3, 2)});
    const double wall = seconds_since(start);
    std::uint64_t print = 14695981039346656037U; // of the plan, to compare runs (FNV-1a)
    for (const auto &[person, session] : plan.enrolments)
        for (const Index value : {person, session})
            print = (print ^ static_cast<std::uint64_t>(value)) * 1099511628211U;
    fmt::print("plan: worth {} bound {} gap {:.3f} % in {:.2f} s, peak {} MB, {} seats, print {:016x}\n",
               plan.worth.other, plan.bound.other, static_cast<double>(plan.gap_ppm()) / 1e4, wall, peak_megabytes(),
               plan.enrolments.size(), print);
    const auto violations = check(problem, plan);
    fmt::print("checker: {} violations\n", violations.size());
    if (count > 5) {
        const auto greedy = plain(problem, PlainRule::largest_gap_first);
        fmt::print("greedy: worth {}, {:.2f} % below the bound; plan / greedy {:.3f}\n", greedy.worth.other,
                   100.0 * static_cast<double>(plan.bound.other - greedy.worth.other) /
                       static_cast<double>(plan.bound.other),
                   static_cast<double>(plan.worth.other) / static_cast<double>(greedy.worth.other));
    }
    return violations.empty() ? 0 : 1;
}
