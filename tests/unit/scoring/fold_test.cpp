#include "aitalent/scoring/fold.h"
#include "random_world.h"
#include "trials.h"

#include <doctest/doctest.h>

using namespace small_world;

TEST_CASE("folding ratings gives the levels that levels_of gives, for random policies and any thread count") {
    for (int seed = 1; seed <= trials(200); ++seed) {
        Dice dice(static_cast<std::uint64_t>(seed));
        World world = random_world(dice);
        world.evidence.certificates.clear();
        world.evidence.results.clear();
        std::vector<CompetencyId> columns;
        for (const Competency &each : world.framework.competencies) columns.push_back(each.id);

        std::vector<PackedRating> rows;
        std::vector<PersonLevels> expected;
        const std::uint32_t people = 3;
        for (std::uint32_t person = 0; person < people; ++person) {
            world.evidence.ratings = random_world(dice).evidence.ratings;
            expected.push_back(world.levels("2026-12-01"));
            for (const Rating &each : world.evidence.ratings)
                rows.push_back({.person = person,
                                .competency = static_cast<std::uint16_t>(std::ranges::find(columns, each.competency) -
                                                                         columns.begin()),
                                .kind = each.kind,
                                .level = each.level.value(),
                                .day = day_number(each.on)});
        }
        LevelTable folded(columns, people), made(columns, people), later(columns, people);
        std::vector<std::int32_t> until(people, never);
        const auto threads = 1 + static_cast<unsigned>(dice.below(4));
        fold_ratings(rows, world.profile, day("2026-12-01"), folded, threads, until);
        for (std::uint32_t person = 0; person < people; ++person) made.set(person, expected[person]);
        for (std::size_t column = 0; column < columns.size(); ++column)
            for (std::uint32_t person = 0; person < people; ++person) {
                CHECK(folded.levels(column)[person] == made.levels(column)[person]);
                CHECK(folded.sure(column)[person] == made.sure(column)[person]);
            }

        const Date then = plus_days(day("2026-12-01"), 1 + dice.below(400));
        fold_ratings(rows, world.profile, then, later, 1);
        for (std::uint32_t person = 0; person < people; ++person)
            if (day_number(then) < until[person]) CHECK(later.bytes(person) == folded.bytes(person));
    }
}

TEST_CASE("a validity ends on the same day for one rating and for sixteen million: every day of five years") {
    World world;
    for (int months : {1, 6, 18, 24}) {
        world.profile.evidence.kinds[1].valid_months = months;
        for (int i = 0; i < 365 * 5; i += 3) {
            const Date as_of = plus_days(day("2024-01-29"), i);
            const Date on = plus_days(plus_months(as_of, -months), i % 5 - 2);
            world.evidence.ratings = {rating(EvidenceKind::manager, iso(on).c_str(), 2)};
            LevelTable folded({competency("coding")}, 1);
            const PackedRating row{.kind = EvidenceKind::manager, .level = 2, .day = day_number(on)};
            fold_ratings({&row, 1}, world.profile, as_of, folded, 1);
            CHECK(folded.level(0, 0) == world.level(iso(as_of).c_str()).level);
        }
    }
}
