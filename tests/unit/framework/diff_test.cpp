#include "aitalent/framework/diff.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aitalent;

namespace {

Competency competency(std::string id, std::string name, std::vector<CompetencyId> previous = {}) {
    return {.id = CompetencyId(std::move(id)),
            .name = {.zh_tw = {}, .en = std::move(name)},
            .previous_ids = std::move(previous)};
}

Framework edition(std::string name, std::vector<Competency> competencies) {
    return {.ref = {FrameworkId("f"), std::move(name)}, .competencies = std::move(competencies)};
}

std::vector<std::string> told(const std::vector<NodeChange> &changes) {
    std::vector<std::string> lines;
    for (const auto &change : changes)
        lines.push_back(fmt::format("{} {} -> {}{}{}", name(change.change), fmt::join(change.before, "+"),
                                    fmt::join(change.after, "+"), change.why.empty() ? "" : " by ", change.why) +
                        (change.proposal ? "?" : ""));
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("an edition does not differ from itself") {
    const auto one = edition("1", {competency("a", "Reading"), competency("b", "Writing")});
    CHECK(diff(one, one).empty());
}

TEST_CASE("added, removed and renamed things are told apart") {
    const auto before = edition("1", {competency("a", "Reading"), competency("b", "Sums")});
    const auto after = edition("2", {competency("a", "Reading aloud"), competency("c", "Dancing")});
    CHECK(told(diff(before, after)) == Lines{"renamed a -> a by same id", "removed b -> ", "added  -> c"});
}

TEST_CASE("previous ids tell what was replaced, split and merged") {
    const auto before =
        edition("1", {competency("a", "A"), competency("b", "B"), competency("c", "C"), competency("d", "D")});
    const auto after =
        edition("2", {competency("a2", "X", {CompetencyId("a")}), competency("b1", "Y", {CompetencyId("b")}),
                      competency("b2", "Z", {CompetencyId("b")}),
                      competency("cd", "V", {CompetencyId("c"), CompetencyId("d")})});
    CHECK(told(diff(before, after)) == Lines{"merged c+d -> cd by previous id", "replaced a -> a2 by previous id",
                                             "split b -> b1+b2 by previous id"});
}

TEST_CASE("names that are alike are a proposal and leave both things listed as removed and added") {
    const auto before = edition("1", {competency("old", "Document tools")});
    const auto after = edition("2", {competency("new", "Document tool use")});
    CHECK(told(diff(before, after)) == Lines{"replaced old -> new by alike?", "removed old -> ", "added  -> new"});
}

TEST_CASE("a migration map outranks previous ids") {
    const auto before = edition("1", {competency("a", "A")});
    const auto after = edition("2", {competency("b", "B", {CompetencyId("a")}), competency("c", "C")});
    const Migration map{.from = before.ref,
                        .to = after.ref,
                        .competencies = {{.from = {CompetencyId("a")}, .to = {CompetencyId("c")}}}};
    CHECK(told(diff(before, after, &map)) == Lines{"replaced a -> c by map", "added  -> b"});
}

TEST_CASE("every rating has a fate, and the counts add up") {
    const auto after = edition("2", {competency("same", "S"), competency("new", "N", {CompetencyId("old")}),
                                     competency("left", "L"), competency("right", "R")});
    const Migration map{
        .competencies = {
            {.from = {CompetencyId("whole")}, .to = {CompetencyId("left"), CompetencyId("right")}, .lower_by = 1},
            {.from = {CompetencyId("high")}, .to = {CompetencyId("same")}, .at_most = Level(2)},
            {.from = {CompetencyId("gone")}}}};
    const Mover mover(map, after);
    CHECK(mover.rating(CompetencyId("same"), Level(3)).fate == Fate::carried);
    CHECK(mover.rating(CompetencyId("old"), Level(3)).to == std::vector<MovedLevel>{{CompetencyId("new"), Level(3)}});
    CHECK(mover.rating(CompetencyId("whole"), Level(0)).to[1] == MovedLevel{CompetencyId("right"), Level(0)});
    CHECK(mover.rating(CompetencyId("whole"), Level(3)).to[0] == MovedLevel{CompetencyId("left"), Level(2)});
    CHECK(mover.rating(CompetencyId("high"), Level(4)).to[0].level == Level(2));
    CHECK(mover.rating(CompetencyId("gone"), Level(1)).rule == "given up");
    CHECK(mover.rating(CompetencyId("never-heard-of"), Level(1)).fate == Fate::orphaned);
    MigrationCount count;
    for (auto id : {"same", "old", "whole", "high", "gone", "never-heard-of"})
        count.add(mover.rating(CompetencyId(id), Level(2)).fate);
    CHECK(count.carried == 1);
    CHECK(count.changed == 3);
    CHECK(count.orphaned == 2);
    CHECK(count.total() == 6);
}

TEST_CASE("certificates follow the map, then previous ids, then their own id") {
    Framework after = edition("2", {});
    after.certificates = {{.id = CertificateId("ai-901"), .previous_ids = {CertificateId("ai-900")}},
                          {.id = CertificateId("tqc")}};
    const Mover mover(Migration(), after);
    CHECK(mover.certificate(CertificateId("ai-900")).to == CertificateId("ai-901"));
    CHECK(mover.certificate(CertificateId("tqc")).fate == Fate::carried);
    CHECK(mover.certificate(CertificateId("lost")).fate == Fate::orphaned);
}

TEST_CASE("a re-levelled requirement is one changed value of a profile") {
    Profile before{.id = ProfileId("p"), .edition = "1"};
    before.scale.levels = {{Level(1), "low"}, {Level(2), "high"}};
    before.roles = {{.id = RoleId("clerk"), .requirements = {{CompetencyId("a"), Level(1)}}}};
    Profile after = before;
    after.roles[0].requirements[0].level = Level(2);
    CHECK(diff(before, after) == std::vector<ValueChange>{{"roles[clerk].requirements[a].level", "low", "high"}});
}

TEST_CASE("what the map does to levels is told: alone, and with a split") {
    const auto before = edition("1", {competency("a", "A"), competency("b", "B"), competency("c", "C")});
    const auto after =
        edition("2", {competency("a", "A"), competency("d", "D"), competency("e", "E"), competency("c", "C")});
    Migration map{.from = before.ref, .to = after.ref};
    map.competencies = {
        {.from = {CompetencyId("a")}, .to = {CompetencyId("a")}, .lower_by = 1},
        {.from = {CompetencyId("b")}, .to = {CompetencyId("d"), CompetencyId("e")}, .at_most = Level(2)}};
    const auto changes = diff(before, after, &map);
    CHECK(told(changes) == std::vector<std::string>{"re-levelled a -> a by map", "split b -> d+e by map"});
    CHECK(changes.at(0).values == std::vector<ValueChange>{{"lower_by", "", "1"}});
    CHECK(changes.at(1).values == std::vector<ValueChange>{{"at_most", "", "2"}});
}
