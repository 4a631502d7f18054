#include "aitalent/framework/check.h"
#include "aitalent/framework/flat.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

Profile national() {
    Profile profile{.id = ProfileId("national"), .edition = "1"};
    profile.scale = {.id = "three", .levels = {{Level(1), "low"}, {Level(2), "mid"}, {Level(3), "high"}}};
    profile.tiers = {{TierId("base"), 1}};
    profile.roles = {{.id = RoleId("clerk"),
                      .tier = TierId("base"),
                      .requirements = {{CompetencyId("reading"), Level(2), 3, true}}}};
    profile.evidence.kinds[0] = {.valid_months = 12, .at_most = Level(2)};
    profile.planning.hours_per_person = std::chrono::hours(40);
    profile.locked = {"roles[clerk].requirements", "evidence.kinds.self", "planning.hours_per_person"};
    return profile;
}

std::vector<std::string> weakened(Profile child) {
    child.id = ProfileId("city");
    std::vector<std::string> paths;
    for (const auto &fault : check_layer(national(), child, place_without_file())) paths.push_back(fault.place.field);
    std::sort(paths.begin(), paths.end());
    return paths;
}

using Paths = std::vector<std::string>;

template<class Values>
std::string text_at(const Values &values, std::string_view path) {
    auto found = std::find_if(values.begin(), values.end(), [&](const auto &value) { return value.path == path; });
    return found == values.end() ? "missing" : found->text;
}

} // namespace

TEST_CASE("a child that changes nothing weakens nothing") {
    CHECK(weakened(national()).empty());
}

TEST_CASE("a child may tighten what is locked and add to it") {
    Profile child = national();
    child.roles[0].requirements[0].level = Level(3);
    child.roles[0].requirements[0].weight = 9;
    child.roles[0].requirements.push_back({CompetencyId("writing"), Level(1)});
    child.evidence.kinds[0].valid_months = 6;
    child.evidence.kinds[0].at_most = Level(1);
    child.evidence.kinds[0].confirms_must_have = false;
    CHECK(weakened(child).empty());
}

TEST_CASE("a child may not weaken a level, a weight or a must-have") {
    Profile child = national();
    child.roles[0].requirements[0] = {CompetencyId("reading"), Level(1), 2, false};
    CHECK(weakened(child) == Paths{"roles[clerk].requirements[reading].level",
                                   "roles[clerk].requirements[reading].must_have",
                                   "roles[clerk].requirements[reading].weight"});
}

TEST_CASE("for ever is the longest validity there is") {
    Profile child = national();
    child.evidence.kinds[0].valid_months = 0;
    CHECK(weakened(child) == Paths{"evidence.kinds.self.valid_months"});
}

TEST_CASE("taking a limit away, or a requirement, weakens") {
    Profile child = national();
    child.evidence.kinds[0].at_most = {};
    CHECK(weakened(child) == Paths{"evidence.kinds.self.at_most"});
    child = national();
    child.roles[0].requirements.clear();
    CHECK(weakened(child).size() == 4); // the competency, its level, weight and must-have
}

TEST_CASE("what has no order of strictness must stay as it is where it is locked, and is free where it is not") {
    Profile child = national();
    child.planning.hours_per_person = std::chrono::hours(30);
    child.planning.unit_away_per_mille = 500;
    CHECK(weakened(child) == Paths{"planning.hours_per_person"});
}

TEST_CASE("the scale stays even where nothing locks it") {
    Profile child = national();
    child.scale.levels[1].id = "middle";
    const auto paths = weakened(child);
    CHECK(std::find(paths.begin(), paths.end(), "scale.levels[mid].id") != paths.end());
}

TEST_CASE("resolved values say in which profile they were written") {
    Profile child = national();
    child.id = ProfileId("city");
    child.extends = "national@1";
    child.roles[0].requirements[0].level = Level(3);
    child.evidence.outlier_steps = 1;
    const auto values = resolved(child, {{"city@1", {"roles[clerk].requirements[reading].level", "id"}},
                                         {"ministry@1", {"evidence.outlier_steps"}},
                                         {"national@1", {}}});
    auto from = [&](std::string_view path) {
        auto found = std::find_if(values.begin(), values.end(), [&](const auto &value) { return value.path == path; });
        if (found == values.end()) return std::string("missing");
        return found->text + " from " + found->from + (found->locked ? ", locked" : "");
    };
    CHECK(from("roles[clerk].requirements[reading].level") == "high from city@1, locked");
    CHECK(from("roles[clerk].requirements[reading].weight") == "3 from national@1, locked");
    CHECK(from("evidence.outlier_steps") == "1 from ministry@1");
    CHECK(from("planning.hours_per_person") == "40 from national@1, locked");
}

TEST_CASE("flat values name list elements by id and write lists in flow style") {
    Framework framework{.ref = {FrameworkId("f"), "1"}};
    framework.hours_table = {{.id = "second", .builds_on = {{"first"}, {"a", "b"}}}};
    framework.competencies = {{.id = CompetencyId("reading"), .name = {"讀", "Reading"}}};
    const auto values = flat(framework);
    CHECK(text_at(values, "hours_table[second].builds_on") == "[[first], [a, b]]");
    CHECK(text_at(values, "competencies[reading].name.zh-TW") == "讀");
    CHECK(text_at(values, "competencies[reading].able_to.en") == "missing");
}
