#include "aitalent/scoring/explain.h"
#include "small_world.h"

#include <doctest/doctest.h>

using namespace small_world;

namespace {

RoleProfile role(std::vector<Requirement> requirements) {
    return {.id = RoleId("maker"),
            .name = {},
            .talent_type = TalentTypeId("user"),
            .tier = TierId("foundation"),
            .requirements = std::move(requirements)};
}

Requirement asks(const char *of, int level, int weight, bool must_have = false) {
    return {.competency = competency(of),
            .level = Level(static_cast<std::uint8_t>(level)),
            .weight = weight,
            .must_have = must_have};
}

PersonLevels holding(std::vector<std::pair<const char *, int>> levels) {
    PersonLevels made{.person = PersonKey{1}};
    for (const auto &[of, level] : levels) {
        const Level held(static_cast<std::uint8_t>(level));
        made.competencies.push_back({.competency = competency(of), .level = held, .confirmed = held});
    }
    return made;
}

} // namespace

TEST_CASE("readiness is the weighted share of the required levels held, with an interval for the unknown") {
    const auto result = readiness(holding({{"ethics", 1}, {"coding", 4}}),
                                  role({asks("ethics", 2, 3), asks("coding", 3, 2), asks("prompting", 4, 1)}));
    // 3·1/2 + 2·3/3 + 1·(0 … 4)/4 over 6: 3.5/6 … 4.5/6
    CHECK(result.low == Ratio{7, 12});
    CHECK(result.high == Ratio{9, 12});
    CHECK(result.low.per_mille() == 583);
    CHECK(result.unknown == 1);
    std::int64_t parts = 0, mosts = 0;
    for (const Term &term : result.terms) parts += term.part, mosts += term.most;
    CHECK(parts == result.low.part);
    CHECK(mosts == result.high.part);
}

TEST_CASE("ready needs every must-have met: unmet, unknown and unconfirmed ones are not") {
    const auto asked = role({asks("ethics", 2, 1, true), asks("coding", 3, 1)});
    CHECK(readiness(holding({{"ethics", 2}, {"coding", 0}}), asked).ready);
    CHECK_FALSE(readiness(holding({{"ethics", 1}, {"coding", 3}}), asked).ready);
    CHECK_FALSE(readiness(holding({{"coding", 3}}), asked).ready);
    auto unconfirmed = holding({{"ethics", 2}, {"coding", 3}});
    unconfirmed.competencies[0].confirmed = Level(1);
    const auto result = readiness(unconfirmed, asked);
    CHECK_FALSE(result.ready);
    CHECK(result.terms[0].fulfilment == Fulfilment::unconfirmed);
    CHECK(result.low == Ratio{1, 1});
}

TEST_CASE("a role may ask a share besides its must-haves, and one that names neither asks everything") {
    auto asked = role({asks("ethics", 2, 1, true), asks("coding", 4, 1)});
    asked.ready_per_mille = 750;
    CHECK(readiness(holding({{"ethics", 2}, {"coding", 2}}), asked).ready);
    CHECK_FALSE(readiness(holding({{"ethics", 2}, {"coding", 1}}), asked).ready);
    CHECK_FALSE(readiness(holding({{"coding", 3}}), role({asks("coding", 4, 1)})).ready);
    CHECK(readiness(holding({{"coding", 4}}), role({asks("coding", 4, 1)})).ready);
}

TEST_CASE("gaps are ranked by weight times distance, must-haves first among equals") {
    const auto result = readiness(holding({{"ethics", 1}, {"coding", 2}}),
                                  role({asks("ethics", 2, 4), asks("coding", 4, 2, true), asks("prompting", 3, 2)}));
    REQUIRE(result.gaps.size() == 3);
    CHECK(result.gaps[0].competency == competency("prompting"));
    CHECK(result.gaps[0].worth == 6);
    CHECK(result.gaps[0].level == std::nullopt);
    CHECK(result.gaps[1].competency == competency("coding"));
    CHECK(result.gaps[2].competency == competency("ethics"));
    CHECK(result.gaps[1].worth == result.gaps[2].worth);
}

TEST_CASE("a role that asks nothing is held by everybody") {
    const auto result = readiness(PersonLevels{}, role({}));
    CHECK(result.low.per_mille() == 1000);
    CHECK(result.ready);
}

TEST_CASE("best roles come with ready ones first, then the fullest") {
    Profile profile = small_world::profile();
    profile.tiers = {{.id = TierId("foundation"), .order = 1, .name = {}},
                     {.id = TierId("advanced"), .order = 2, .name = {}}};
    profile.roles = {role({asks("coding", 4, 1, true)}), role({asks("ethics", 2, 1, true)}),
                     role({asks("ethics", 2, 1, true), asks("coding", 4, 1)})};
    profile.roles[0].id = RoleId("builder");
    profile.roles[0].tier = TierId("advanced");
    profile.roles[1].id = RoleId("citizen");
    profile.roles[2].id = RoleId("maker");
    const auto levels = holding({{"ethics", 2}, {"coding", 3}});
    const auto ranked = best_roles(levels, profile);
    CHECK(ranked[0].role == RoleId("citizen"));
    CHECK(ranked[1].role == RoleId("maker"));
    CHECK(ranked[2].role == RoleId("builder"));
    const auto tiers = tiers_reached(levels, profile);
    CHECK(tiers[0].reached);
    CHECK(tiers[0].by == RoleId("citizen"));
    CHECK_FALSE(tiers[1].reached);
}

TEST_CASE("a person is measured against the assigned role, else against the first rule that fits") {
    Profile profile = small_world::profile();
    profile.roles = {role({}), role({}), role({})};
    profile.roles[1].id = RoleId("chief");
    profile.roles[2].id = RoleId("clerk");
    profile.role_rules = {{.role = RoleId("chief"), .supervisor = true},
                          {.role = RoleId("clerk"), .titles = {"科員"}, .grades = {"05", "06"}}};
    Person person{.agency = AgencyCode("A"),
                  .staff_no = StaffNo("1"),
                  .name = "",
                  .unit = UnitCode("u"),
                  .title = "科員",
                  .grade = "06"};
    CHECK(assign_role(person, profile)->id == RoleId("clerk"));
    person.supervisor = true;
    CHECK(assign_role(person, profile)->id == RoleId("chief"));
    person.role = RoleId("maker");
    CHECK(assign_role(person, profile)->id == RoleId("maker"));
    person = {.agency = AgencyCode("A"), .staff_no = StaffNo("1"), .name = "", .unit = UnitCode("u")};
    CHECK(assign_role(person, profile) == nullptr);
}

TEST_CASE("an explanation carries every term and piece, and adds up to the score") {
    World world;
    world.evidence.ratings = {rating(EvidenceKind::assessor, "2026-01-01", 2),
                              rating(EvidenceKind::self, "2026-06-01", 4),
                              rating(EvidenceKind::manager, "2026-06-01", 1, "ethics")};
    world.evidence.ratings[0].source = {.batch = 3, .file = "ratings.csv", .row = 17};
    const auto asked = role({asks("coding", 3, 2), asks("ethics", 2, 1), asks("prompting", 1, 1)});
    auto explained = explain_score(world.person(), asked, world.yardstick(), day("2026-12-01"));
    CHECK(explained.low == readiness(world.levels("2026-12-01"), asked).low);
    CHECK(explained.terms[0].pieces[0].source.row == 17);
    CHECK(explained.terms[0].pieces[1].standing == Standing::below_kind);
    CHECK(explained.terms[0].history.at(1).on == day("2028-01-01"));
    CHECK(adds_up(explained, world.profile.evidence));

    SUBCASE("a spoilt part does not") {
        explained.terms[1].term.part += 1;
    }
    SUBCASE("a spoilt level does not") {
        explained.terms[0].term.level = Level(3);
    }
    SUBCASE("a spoilt sum does not") {
        explained.low.part -= 1;
    }
    SUBCASE("a spoilt piece does not") {
        explained.terms[0].pieces[0].counts_as = Level(1);
    }
    CHECK_FALSE(adds_up(explained, world.profile.evidence));
}
