// Laws that hold for every yardstick and every evidence, each tried on a thousand random ones.
#include "aitalent/scoring/explain.h"
#include "random_world.h"

#include <doctest/doctest.h>

using namespace small_world;

namespace {

constexpr const char *as_of = "2026-12-01";
constexpr std::uint64_t cases = 1000;

void check_same(const Readiness &a, const Readiness &b) {
    CHECK(a.low == b.low);
    CHECK(a.high == b.high);
    CHECK(a.low.per_mille() == b.low.per_mille());
    CHECK(a.ready == b.ready);
}

void check_same(const PersonLevels &a, const PersonLevels &b, bool confidence = true) {
    for (const CompetencyLevel &each : a.competencies) {
        const CompetencyLevel &other = *b.find(each.competency);
        CHECK(each.level == other.level);
        CHECK(each.confirmed == other.confirmed);
        if (confidence) CHECK(each.confidence == other.confidence);
    }
}

} // namespace

TEST_CASE("under best, more evidence of a higher level never lowers a level or a readiness") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        World world = random_world(dice);
        world.profile.evidence.rule = LevelRule::best;
        const auto before = world.levels(as_of);
        const CompetencyLevel &some = before.competencies[static_cast<std::size_t>(dice.below(3))];
        const int higher = dice.between(some.level.value_or(Level(0)).value(), 4);
        world.evidence.ratings.push_back(rating(static_cast<EvidenceKind>(dice.below(4)), random_date(dice).c_str(),
                                                higher, some.competency.str().c_str()));
        const auto after = world.levels(as_of);
        for (const RoleProfile &role : world.profile.roles) {
            CHECK(readiness(after, role).low >= readiness(before, role).low);
            CHECK((readiness(after, role).ready || !readiness(before, role).ready));
        }
    }
}

TEST_CASE("the order of evidence, and of the framework's competencies, changes no level") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        World world = random_world(dice);
        const auto before = world.levels(as_of);
        dice.shuffle(world.evidence.ratings);
        dice.shuffle(world.evidence.certificates);
        dice.shuffle(world.evidence.results);
        dice.shuffle(world.framework.competencies);
        for (Rating &each : world.evidence.ratings) each.key += 1000; // as if another file had come first
        check_same(before, world.levels(as_of));
    }
}

TEST_CASE("scaling all weights of a role, or reordering it, changes no readiness and no order of gaps") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        const auto levels = random_levels(dice, world.framework, 5);
        RoleProfile role = random_role(dice, world.framework, 4);
        const Readiness before = readiness(levels, role);
        for (Requirement &each : role.requirements) each.weight *= 7;
        dice.shuffle(role.requirements);
        const Readiness after = readiness(levels, role);
        check_same(before, after);
        REQUIRE(before.gaps.size() == after.gaps.size());
        for (std::size_t i = 0; i < before.gaps.size(); ++i)
            CHECK(before.gaps[i].competency == after.gaps[i].competency);
    }
}

TEST_CASE("an unknown level scores between the ends for every level it may turn out to be") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        auto levels = random_levels(dice, world.framework, 4);
        const RoleProfile role = random_role(dice, world.framework, 4);
        const Readiness with_unknown = readiness(levels, role);
        CHECK(with_unknown.low <= with_unknown.high);
        for (CompetencyLevel &each : levels.competencies)
            if (!each.level) each.level = dice.level(4);
        const Readiness completed = readiness(levels, role);
        CHECK(completed.low == completed.high);
        CHECK(with_unknown.low <= completed.low);
        CHECK(completed.low <= with_unknown.high);
    }
}

TEST_CASE("an unknown or unmet must-have is never ready") {
    int met = 0;
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        const auto levels = random_levels(dice, world.framework, 4);
        const RoleProfile role = random_role(dice, world.framework, 4);
        const Readiness found = readiness(levels, role);
        for (const Term &term : found.terms)
            if (term.must_have && (!term.level || *term.level < term.required)) CHECK_FALSE(found.ready);
        met += found.ready;
    }
    CHECK(met > 20); // the law is not kept by never being ready
}

TEST_CASE("every explanation adds up, and its terms recompute to the score by plain fractions") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        const RoleProfile &role = world.profile.roles.front();
        const auto explained = explain_score(world.person(), role, world.yardstick(), day(as_of));
        CHECK(adds_up(explained, world.profile.evidence));
        const PersonLevels levels = world.levels(as_of);
        const Readiness score = readiness(levels, role);
        CHECK(explained.low == score.low);
        CHECK(explained.high == score.high);
        double sum = 0, weights = 0;
        for (const Requirement &each : role.requirements) {
            if (each.level == Level(0)) continue;
            const int held = levels.find(each.competency)->level.value_or(Level(0)).value();
            sum += static_cast<double>(each.weight) * std::min<int>(held, each.level.value()) / each.level.value();
            weights += each.weight;
        }
        if (weights > 0)
            CHECK(static_cast<double>(score.low.part) / static_cast<double>(score.low.whole) ==
                  doctest::Approx(sum / weights));
    }
}

TEST_CASE("a level stays what it is until the day it is said to change, and changes on it") {
    int changes = 0;
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        const auto change = next_change(world.person(), competency("coding"), world.yardstick(), day(as_of));
        const auto now = world.level(as_of).level;
        const Date until = change ? change->on : plus_months(day(as_of), 60);
        for (int i = 0; i < 5; ++i) {
            const Date between = plus_days(day(as_of), dice.below(days_between(day(as_of), until)));
            CHECK(world.level(iso(between).c_str()).level == now);
        }
        if (!change) continue;
        ++changes;
        CHECK(change->level != now);
        CHECK(world.level(iso(change->on).c_str()).level == change->level);
    }
    CHECK(changes > 200);
}

TEST_CASE("the history of a level gives the level of every day, past and to come, and agrees with the next change") {
    int past = 0, to_come = 0;
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        const auto history = level_history(world.person(), competency("coding"), world.yardstick(), day(as_of));
        const auto level_on = [&](Date on) {
            std::optional<Level> level;
            for (const LevelChange &change : history)
                if (change.on <= on) level = change.level;
            return level;
        };
        for (int i = 0; i < 5; ++i) {
            const Date on = plus_days(day("2022-01-01"), dice.below(365 * 10));
            CHECK(level_on(on) == world.level(iso(on).c_str()).level);
        }
        const auto next = std::ranges::find_if(history, [](const auto &each) { return each.on > day(as_of); });
        const auto change = next_change(world.person(), competency("coding"), world.yardstick(), day(as_of));
        CHECK(change.has_value() == (next != history.end()));
        if (change && next != history.end()) CHECK(*change == *next);
        past += next != history.begin();
        to_come += change.has_value();
    }
    CHECK(past > 200);
    CHECK(to_come > 200);
}

TEST_CASE("until the first turn no level of a person changes by itself") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        const auto now = world.levels(as_of);
        const auto turn = first_turn(now, world.profile.evidence.rule, day(as_of));
        const Date until = turn ? *turn : plus_months(day(as_of), 60);
        check_same(now, world.levels(iso(plus_days(day(as_of), dice.below(days_between(day(as_of), until)))).c_str()),
                   false); // confidence fades all the while
    }
}

TEST_CASE("every piece is judged, those that count make the level, and confidence stays below certainty") {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        Dice dice(seed);
        const World world = random_world(dice);
        for (const CompetencyLevel &each : world.levels(as_of).competencies) {
            const auto counted = std::ranges::count(each.pieces, Standing::counted, &Piece::standing);
            CHECK(each.level.has_value() == (counted > 0));
            CHECK(each.confidence >= 0);
            CHECK(each.confidence < 1000);
            for (const Piece &piece : each.pieces) {
                CHECK(piece.counts_as <= piece.shows);
                if (piece.standing == Standing::counted && world.profile.evidence.rule != LevelRule::decayed)
                    CHECK(piece.counts_as == *each.level);
            }
        }
    }
}
