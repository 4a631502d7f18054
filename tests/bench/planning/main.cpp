#include "nation.h"

#include "aitalent/planning/check.h"
#include "aitalent/planning/solve.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <sys/resource.h>

// bench_planning PEOPLE [SEED [THREADS [ROUNDS [greedy]]]]: plans the invented nation, checks the plan with the
// separate checker and prints proven gap, time and memory; with "greedy" also how far the plain rule "largest gap
// first" stays below.
using namespace aitalent::planning;

static double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

static long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

int main(int count, char **arguments) {
    const auto number = [&](int place, int otherwise) {
        return count > place ? std::atoi(arguments[place]) : otherwise;
    };
    const auto problem = nation(number(1, 1000), static_cast<std::uint64_t>(number(2, 1)));
    fmt::print("{} people, {} sessions, {} agencies, {} MB before planning\n", problem.people.size(),
               problem.sessions.size(), problem.budgets.size(), peak_megabytes());
    std::fflush(stdout);
    const auto start = std::chrono::steady_clock::now();
    const auto plan = solve(problem, {.rounds = number(4, 30), .threads = number(3, 2)});
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
