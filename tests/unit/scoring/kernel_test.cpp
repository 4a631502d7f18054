#include "aitalent/base/fault.h"
#include "aitalent/scoring/kernel.h"
#include "random_world.h"

#include <map>

#include <doctest/doctest.h>

using namespace small_world;

namespace {

/// A crowd under a random profile: `competencies` columns, `roles` roles, levels up to `highest`, some unknown.
struct Crowd {
    Crowd(Dice &dice, int competencies, int roles, int people, int highest, int heaviest = 5)
        : framework(small_world::framework()), profile(small_world::profile()) {
        framework.competencies.clear();
        for (int i = 0; i < competencies; ++i) {
            columns.push_back(CompetencyId("c" + std::to_string(i)));
            framework.competencies.push_back({.id = columns.back(), .number = i, .area = AreaId("basics"), .name = {}});
        }
        profile.tiers = {{.id = TierId("foundation"), .order = 1, .name = {}},
                         {.id = TierId("advanced"), .order = 2, .name = {}}};
        for (int i = 0; i < roles; ++i) {
            profile.roles.push_back(random_role(dice, framework, highest));
            profile.roles.back().id = RoleId("role-" + std::to_string(i));
            for (Requirement &each : profile.roles.back().requirements) each.weight = dice.between(1, heaviest);
        }
        for (int i = 0; i < people; ++i) levels.push_back(random_levels(dice, framework, highest));
    }

    LevelTable table() const {
        LevelTable made(columns, levels.size());
        for (std::size_t i = 0; i < levels.size(); ++i) made.set(i, levels[i]);
        return made;
    }

    /// What the kernel should say, by the code that explains.
    BestRoles expected(std::size_t person) const {
        BestRoles best;
        const auto ranked = best_roles(levels[person], profile);
        for (std::size_t i = 0; i < std::min(BestRoles::kept, ranked.size()); ++i) {
            const auto role = std::ranges::find(profile.roles, ranked[i].role, &RoleProfile::id);
            best.roles[i] = static_cast<std::uint16_t>(role - profile.roles.begin());
            best.ready = static_cast<std::uint8_t>(best.ready | ranked[i].ready << i);
        }
        return best;
    }

    void check() const {
        const RoleKernel kernel(profile, columns);
        const LevelTable filled = table();
        const auto best = kernel.best_of_all(filled, 2);
        for (std::size_t person = 0; person < levels.size(); ++person) {
            CHECK(best[person] == expected(person));
            const auto role = person % profile.roles.size();
            const auto [low, high] = kernel.interval(filled, person, role);
            const Readiness known = readiness(levels[person], profile.roles[role]);
            CHECK(low == known.low);
            CHECK(high == known.high);
        }
    }

    Framework framework;
    Profile profile;
    std::vector<CompetencyId> columns;
    std::vector<PersonLevels> levels;
};

} // namespace

TEST_CASE("the kernel gives the roles, order and intervals of best_roles, for a thousand random profiles") {
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        Dice dice(seed);
        Crowd(dice, dice.between(1, 6), dice.between(1, 5), 6, dice.between(1, 5)).check();
    }
}

TEST_CASE("the wide form agrees too: many roles, heavy weights, high levels") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Dice dice(seed);
        Crowd(dice, 8, 70, 20, 5).check();
        Crowd(dice, 8, 10, 20, 9, 100).check();
    }
}

TEST_CASE("threads, blocks and rescoring one person change nothing") {
    Dice dice(3);
    const Crowd crowd(dice, 12, 20, 2000, 5);
    const RoleKernel kernel(crowd.profile, crowd.columns);
    const LevelTable table = crowd.table();
    const auto one = kernel.best_of_all(table, 1);
    for (const unsigned threads : {2u, 3u, 7u}) CHECK(kernel.best_of_all(table, threads) == one);
    for (const std::size_t person : {0u, 511u, 512u, 1999u}) CHECK(kernel.best_of(table, person) == one[person]);
}

TEST_CASE("the order of people, of roles and of columns, and the number of threads, change nobody's best roles") {
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        Dice dice(seed);
        Crowd crowd(dice, dice.between(1, 6), dice.between(1, 8), dice.between(1, 20), 4);
        std::map<PersonKey, std::vector<RoleId>> before;
        const auto named = [&](unsigned threads) {
            std::map<PersonKey, std::vector<RoleId>> roles;
            const auto best = RoleKernel(crowd.profile, crowd.columns).best_of_all(crowd.table(), threads);
            for (std::size_t i = 0; i < best.size(); ++i)
                for (const auto role : best[i].roles)
                    if (role != BestRoles::none) roles[crowd.levels[i].person].push_back(crowd.profile.roles[role].id);
            return roles;
        };
        for (std::size_t i = 0; i < crowd.levels.size(); ++i) crowd.levels[i].person = PersonKey(i + 1);
        before = named(1);
        dice.shuffle(crowd.levels);
        dice.shuffle(crowd.profile.roles);
        dice.shuffle(crowd.columns);
        CHECK(named(1 + static_cast<unsigned>(dice.below(4))) == before);
    }
}

TEST_CASE("a changed level changes that person's roles and nobody else's") {
    Dice dice(5);
    Crowd crowd(dice, 6, 8, 30, 4);
    const RoleKernel kernel(crowd.profile, crowd.columns);
    LevelTable table = crowd.table();
    auto before = kernel.best_of_all(table);
    for (auto &held : crowd.levels[7].competencies) held.level = held.confirmed = Level(4);
    table.set(7, crowd.levels[7]);
    before[7] = kernel.best_of(table, 7);
    CHECK(before[7] == crowd.expected(7));
    CHECK(kernel.best_of_all(table) == before);
}

TEST_CASE("a competency without a column is unknown to everybody, and a must-have of it makes nobody ready") {
    Dice dice(1);
    Crowd crowd(dice, 2, 1, 1, 4);
    crowd.profile.roles[0].ready_per_mille = 0;
    crowd.profile.roles[0].requirements = {
        {.competency = CompetencyId("elsewhere"), .level = Level(2), .weight = 1, .must_have = true}};
    crowd.check();
    CHECK(RoleKernel(crowd.profile, crowd.columns).best_of_all(crowd.table())[0].ready == 0);
}

TEST_CASE("nobody is scored in an empty table, and weights beyond exact arithmetic are refused") {
    Dice dice(1);
    Crowd crowd(dice, 3, 2, 0, 4);
    CHECK(RoleKernel(crowd.profile, crowd.columns).best_of_all(crowd.table()).empty());
    crowd.profile.roles[0].requirements = {{.competency = crowd.columns[0], .level = Level(97), .weight = 100'000},
                                           {.competency = crowd.columns[1], .level = Level(89), .weight = 1}};
    CHECK_THROWS_AS(RoleKernel(crowd.profile, crowd.columns), Error);
}
