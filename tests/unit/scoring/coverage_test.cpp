#include "aitalent/scoring/coverage.h"
#include "small_world.h"

#include <doctest/doctest.h>

using namespace small_world;

namespace {

struct Team : World {
    RoleProfile role{.id = RoleId("maker"),
                     .name = {},
                     .talent_type = TalentTypeId("user"),
                     .tier = TierId("foundation"),
                     .requirements = {{.competency = competency("coding"), .level = Level(2), .must_have = true}}};
    std::vector<Person> people;
    std::vector<PersonLevels> levels;

    void member(const char *unit, std::optional<Level> coding) {
        people.push_back({.key = PersonKey(static_cast<std::int64_t>(people.size()) + 1),
                          .agency = AgencyCode("A"),
                          .staff_no = StaffNo("S"),
                          .name = "",
                          .unit = UnitCode(unit)});
        levels.push_back(
            {.person = people.back().key,
             .competencies = {{.competency = competency("coding"), .level = coding, .confirmed = coding}}});
    }

    std::vector<Member> members() const {
        std::vector<Member> all;
        for (std::size_t i = 0; i < people.size(); ++i) all.push_back({&people[i], &role, &levels[i]});
        return all;
    }
};

} // namespace

TEST_CASE("coverage counts who is asked, who holds, who is unknown, and the people at each level") {
    Team team;
    team.member("x", Level(3));
    team.member("x", Level(1));
    team.member("x", std::nullopt);
    const auto group = coverage(team.members(), team.yardstick());
    const auto &coding = group.competencies[1];
    CHECK(coding.competency == competency("coding"));
    CHECK(coding.asked == 3);
    CHECK(coding.held == 1);
    CHECK(coding.unknown == 1);
    CHECK(coding.known == 2);
    CHECK(coding.at_level == std::vector{0, 1, 0, 1, 0});
    CHECK(coding.coverage == Ratio{3, 6});
    CHECK(group.ready == 1);
    CHECK(group.low == Ratio{1500, 3000});
    CHECK(group.high == Ratio{2500, 3000});
}

TEST_CASE("a competency held by exactly one of those it is asked of is a single point of failure") {
    Team team;
    team.member("x", Level(2));
    team.member("x", Level(1));
    auto points = coverage(team.members(), team.yardstick()).single_points;
    REQUIRE(points.size() == 1);
    CHECK(points[0].person == PersonKey{1});
    CHECK(points[0].level == Level(2));
    team.member("x", Level(4));
    CHECK(coverage(team.members(), team.yardstick()).single_points.empty());
}

TEST_CASE("units come in order, each with its own people; those without a role are counted apart") {
    Team team;
    team.member("y", Level(2));
    team.member("x", Level(2));
    team.member("y", Level(0));
    auto members = team.members();
    members[2].role = nullptr;
    const auto units = coverage_by_unit(members, team.yardstick());
    REQUIRE(units.size() == 2);
    CHECK(units[0].unit == UnitCode("x"));
    CHECK(units[1].people == 2);
    CHECK(units[1].without_role == 1);
    CHECK(units[1].ready == 1);
    CHECK(coverage_by_agency(members, team.yardstick()).size() == 1);
}
