#include "aitalent/planning/afterwards.h"

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

const CompetencyId literacy("literacy"), coding("coding");
constexpr auto somebody = PersonKey(7), another = PersonKey(8);

/// `somebody` is lifted in literacy to 2, then to 3; `another` in coding to 1.
TrainingPlan plan() {
    TrainingPlan made;
    auto seat = [&](PersonKey person, const CompetencyId &competency, int from, int to) {
        Enrolment one;
        one.person = person;
        one.closes = {{competency, Level(static_cast<std::uint8_t>(from)), Level(static_cast<std::uint8_t>(to))}};
        made.enrolments.push_back(std::move(one));
    };
    seat(another, coding, 0, 1);
    seat(somebody, literacy, 2, 3);
    seat(somebody, literacy, 0, 2);
    return made;
}

PersonLevels levels(PersonKey person, std::optional<Level> held) {
    return {person, {{literacy, held, held}, {coding, Level(2), Level(2)}}};
}

EvidencePolicy policy(bool courses_confirm) {
    EvidencePolicy made;
    made.kinds[static_cast<std::size_t>(EvidenceKind::course)].confirms_must_have = courses_confirm;
    return made;
}

} // namespace

TEST_CASE("after the plan a person holds the highest level its courses lift to, unknown levels included") {
    const auto training = plan();
    const Afterwards afterwards(training, policy(true));
    for (const auto held : {std::optional<Level>(), std::optional(Level(0)), std::optional(Level(2))})
        CHECK(afterwards.levels(levels(somebody, held)).find(literacy)->level == Level(3));
}

TEST_CASE("after the plan nobody holds less than before, or what others are trained in") {
    const auto training = plan();
    const Afterwards afterwards(training, policy(true));
    CHECK(afterwards.levels(levels(somebody, Level(4))).find(literacy)->level == Level(4));
    CHECK(afterwards.levels(levels(another, Level(1))).find(literacy)->level == Level(1));
    CHECK(afterwards.levels(levels(another, Level(1))).find(coding)->level == Level(2));
    CHECK_FALSE(afterwards.levels(levels(PersonKey(9), {})).find(literacy)->level);
}

TEST_CASE("courses confirm a must-have after the plan only where the profile lets them") {
    const auto training = plan();
    CHECK(Afterwards(training, policy(true)).levels(levels(somebody, Level(1))).find(literacy)->confirmed == Level(3));
    CHECK(Afterwards(training, policy(false)).levels(levels(somebody, Level(1))).find(literacy)->confirmed == Level(1));
}
