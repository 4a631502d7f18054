#include "small_world.h"

#include <doctest/doctest.h>

using namespace small_world;

namespace {

std::vector<Standing> standings(const CompetencyLevel &level) {
    std::vector<Standing> all;
    for (const Piece &piece : level.pieces) all.push_back(piece.standing);
    return all;
}

} // namespace

TEST_CASE("no evidence is unknown, and an assessment of none is zero") {
    World world;
    CHECK(world.level("2026-12-01").level == std::nullopt);
    world.evidence.ratings = {rating(EvidenceKind::assessor, "2026-11-01", 0)};
    CHECK(world.level("2026-12-01").level == Level(0));
}

TEST_CASE("latest takes the most trusted kind first and the most recent of it") {
    World world;
    world.evidence.ratings = {
        rating(EvidenceKind::assessor, "2025-06-01", 2), rating(EvidenceKind::practical, "2025-12-01", 3),
        rating(EvidenceKind::manager, "2026-06-01", 4), rating(EvidenceKind::self, "2026-11-01", 1)};
    const auto found = world.level("2026-12-01");
    CHECK(found.level == Level(3));
    CHECK(standings(found) ==
          std::vector{Standing::superseded, Standing::counted, Standing::below_kind, Standing::below_kind});
}

TEST_CASE("of two ratings of one day and one trust the lower one counts") {
    World world;
    world.evidence.ratings = {rating(EvidenceKind::assessor, "2026-06-01", 3, "coding", "x"),
                              rating(EvidenceKind::assessor, "2026-06-01", 2, "coding", "y")};
    CHECK(world.level("2026-12-01").level == Level(2));
}

TEST_CASE("a certificate shows at least its level: it can raise a rating and never lowers one") {
    World world;
    world.evidence.certificates = {
        {.person = PersonKey{1}, .certificate = CertificateId("basic-2"), .issued = day("2026-06-01")}};
    CHECK(world.level("2026-12-01", "ethics").level == Level(2));
    world.evidence.ratings = {rating(EvidenceKind::manager, "2026-05-01", 4, "ethics")};
    const auto found = world.level("2026-12-01", "ethics");
    CHECK(found.level == Level(4));
    CHECK(standings(found) == std::vector{Standing::counted, Standing::shows_less});
    world.evidence.ratings = {rating(EvidenceKind::manager, "2026-05-01", 1, "ethics")};
    CHECK(world.level("2026-12-01", "ethics").level == Level(2));
}

TEST_CASE("a certificate out of the table counts as its successor") {
    World world;
    world.evidence.certificates = {
        {.person = PersonKey{1}, .certificate = CertificateId("basic-1"), .issued = day("2026-06-01")}};
    CHECK(world.level("2026-12-01", "prompting").level == Level(1));
}

TEST_CASE("a level ends with the evidence: expiry, validity by kind, and the day it will change") {
    World world;
    world.evidence.certificates = {{.person = PersonKey{1},
                                    .certificate = CertificateId("basic-2"),
                                    .issued = day("2025-03-01"),
                                    .expires = day("2026-12-31")}};
    CHECK(world.level("2026-12-31", "ethics").level == Level(2));
    const auto gone = world.level("2027-01-01", "ethics");
    CHECK(gone.level == std::nullopt);
    CHECK(standings(gone) == std::vector{Standing::expired});
    CHECK(next_change(world.person(), competency("ethics"), world.yardstick(), day("2026-12-01")) ==
          LevelChange{day("2027-01-01"), std::nullopt});
    world.evidence.ratings = {rating(EvidenceKind::manager, "2025-03-01", 1, "ethics")};
    CHECK(standings(world.level("2026-09-01", "ethics")) == std::vector{Standing::too_old, Standing::counted});
}

TEST_CASE("evidence dated after the day asked for does not count yet, and is the next change") {
    World world;
    world.evidence.ratings = {rating(EvidenceKind::assessor, "2027-02-10", 3)};
    CHECK(standings(world.level("2026-12-01")) == std::vector{Standing::after_as_of});
    CHECK(next_change(world.person(), competency("coding"), world.yardstick(), day("2026-12-01")) ==
          LevelChange{day("2027-02-10"), Level(3)});
}

TEST_CASE("a course result counts for its lifts if passed and attended") {
    World world;
    CourseResult result{.person = PersonKey{1}, .course = CourseId("B"), .finished = day("2026-09-01"), .passed = true};
    world.evidence.results = {result};
    CHECK(world.level("2026-12-01", "ethics").level == Level(1));
    CHECK(world.level("2026-12-01", "prompting").level == Level(2));
    world.evidence.results[0].attended = hours(7); // 7 of 9 hours are less than 80 %
    CHECK(standings(world.level("2026-12-01", "ethics")) == std::vector{Standing::not_attended});
    world.evidence.results[0] = result;
    world.evidence.results[0].passed = false;
    CHECK(standings(world.level("2026-12-01", "ethics")) == std::vector{Standing::not_passed});
    CHECK(world.level("2026-12-01", "ethics").level == std::nullopt);
}

TEST_CASE("certificates and courses that show nothing are named") {
    World world;
    world.evidence.certificates = {
        {.key = 7, .person = PersonKey{1}, .certificate = CertificateId("strange"), .issued = day("2026-06-01")}};
    world.evidence.results = {
        {.key = 9, .person = PersonKey{1}, .course = CourseId("Z"), .finished = day("2026-06-01"), .passed = true}};
    const Unmapped found = unmapped(world.person(), world.yardstick());
    CHECK(found.certificates == std::vector<std::int64_t>{7});
    CHECK(found.results == std::vector<std::int64_t>{9});
}

TEST_CASE("a kind's cap and the scale's highest level bound what counts") {
    World world;
    world.evidence.ratings = {rating(EvidenceKind::self, "2026-11-01", 4)};
    const auto found = world.level("2026-12-01");
    CHECK(found.level == Level(3));
    CHECK(found.pieces[0].shows == Level(4));
    CHECK(found.pieces[0].counts_as == Level(3));
    CHECK(found.confirmed == std::nullopt);
    world.evidence.ratings = {rating(EvidenceKind::assessor, "2026-11-01", 9)};
    CHECK(world.level("2026-12-01").level == Level(4));
}

TEST_CASE("fewer valid pieces than the minimum leave a level unknown") {
    World world;
    world.profile.evidence.minimum_pieces = 2;
    world.evidence.ratings = {rating(EvidenceKind::assessor, "2026-11-01", 2)};
    CHECK(standings(world.level("2026-12-01")) == std::vector{Standing::too_few});
    CHECK(world.level("2026-12-01").level == std::nullopt);
    world.evidence.ratings.push_back(rating(EvidenceKind::self, "2026-11-02", 2));
    CHECK(world.level("2026-12-01").level == Level(2));
}

TEST_CASE("best takes the highest, decayed the faded mean rounded down") {
    World world;
    world.evidence.ratings = {rating(EvidenceKind::assessor, "2024-12-01", 4),
                              rating(EvidenceKind::assessor, "2026-12-01", 2)};
    world.profile.evidence.kinds[2].valid_months = 0;
    world.profile.evidence.rule = LevelRule::best;
    CHECK(standings(world.level("2026-12-01")) == std::vector{Standing::counted, Standing::below_best});
    world.profile.evidence.rule = LevelRule::decayed;
    const auto faded = world.level("2026-12-01"); // (50·4 + 100·2) / 150 = 2.67
    CHECK(faded.level == Level(2));
    CHECK(faded.pieces[0].weighs == 50'000'000);
    CHECK(faded.pieces[1].weighs == 100'000'000);
    CHECK(world.level("2025-12-01").level == Level(4));
}

TEST_CASE("confidence is 500 for one fresh piece of the most trusted kind and falls with doubt and age") {
    World world;
    world.evidence.ratings = {rating(EvidenceKind::assessor, "2026-12-01", 2, "coding", "x")};
    CHECK(world.level("2026-12-01").confidence == 500);
    CHECK(world.level("2027-12-01").confidence == 428); // 75 / (75 + 100)
    world.evidence.ratings.push_back(rating(EvidenceKind::practical, "2026-12-01", 2, "coding", "y"));
    CHECK(world.level("2026-12-01").confidence == 666);
    world.evidence.ratings.push_back(rating(EvidenceKind::self, "2026-12-01", 3, "coding"));
    CHECK(world.level("2026-12-01").confidence == 606); // 200 / (200 + 30 + 100)
}

TEST_CASE("a rater far from the others is flagged, and somebody who learned is not") {
    World world;
    world.evidence.ratings = {rating(EvidenceKind::manager, "2026-01-01", 1, "coding", "a"),
                              rating(EvidenceKind::assessor, "2026-02-01", 3, "coding", "b"),
                              rating(EvidenceKind::assessor, "2026-03-01", 3, "coding", "c")};
    const auto apart = world.level("2026-12-01");
    CHECK(apart.pieces[0].outlier);
    CHECK_FALSE(apart.pieces[1].outlier);
    CHECK_FALSE(apart.pieces[2].outlier);
    world.evidence.ratings = {rating(EvidenceKind::manager, "2025-12-01", 1, "coding", "a"),
                              rating(EvidenceKind::manager, "2026-11-01", 3, "coding", "a")};
    CHECK_FALSE(world.level("2026-12-01").pieces[1].outlier);
}
