#include "nation.h"

#include "aitalent/base/hash.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace bench {

using namespace aitalent;

namespace {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}
    int between(int least, int most) {
        return least + static_cast<int>(random_.below(static_cast<std::uint64_t>(most - least + 1)));
    }

  private:
    Random random_;
};

Profile profile() {
    Profile made{.id = ProfileId("nation"),
                 .edition = "1",
                 .framework = {FrameworkId("nation"), "1"},
                 .name = {},
                 .scale = {.id = "five", .name = {}}};
    for (std::uint8_t level = 1; level <= 5; ++level)
        made.scale.levels.push_back({.level = Level(level), .id = std::to_string(level), .name = {}});
    auto &kinds = made.evidence.kinds;
    kinds[0] = {.weight = 30, .valid_months = 12, .at_most = Level(3), .confirms_must_have = false};
    kinds[1] = {.weight = 60, .valid_months = 18};
    kinds[2] = {.weight = 100, .valid_months = 24};
    return made;
}

RoleProfile role(int number, const Size &size, const std::vector<CompetencyId> &competencies, Dice &dice) {
    std::string digits = std::to_string(number);
    RoleProfile made{
        .id = RoleId("r" + std::string(3 - digits.size(), '0') + digits), .name = {}, .talent_type = {}, .tier = {}};
    std::vector<int> places(competencies.size());
    std::iota(places.begin(), places.end(), 0);
    for (int i = 0; i < size.requirements; ++i) {
        const auto other = static_cast<std::size_t>(dice.between(i, size.competencies - 1));
        std::swap(places[static_cast<std::size_t>(i)], places[other]);
        made.requirements.push_back({.competency = competencies[static_cast<std::size_t>(places[i])],
                                     .level = Level(static_cast<std::uint8_t>(dice.between(2, 5))),
                                     .weight = dice.between(1, 5),
                                     .must_have = i < 3});
    }
    return made;
}

} // namespace

Nation nation(const Size &size, std::uint64_t seed) {
    Dice dice(seed);
    Nation made{.profile = profile(),
                .competencies = {},
                .ratings = {},
                .as_of = std::chrono::year(2026) / std::chrono::December / 1};
    for (int i = 0; i < size.competencies; ++i) made.competencies.push_back(CompetencyId("c" + std::to_string(i)));
    for (int i = 0; i < size.roles; ++i) made.profile.roles.push_back(role(i, size, made.competencies, dice));
    const int today = day_number(made.as_of);
    made.ratings.reserve(std::size_t{size.people} * static_cast<std::size_t>(size.ratings));
    for (std::uint32_t person = 0; person < size.people; ++person)
        for (int i = 0; i < size.ratings; ++i)
            made.ratings.push_back({.person = person,
                                    .competency = static_cast<std::uint16_t>(dice.between(0, size.competencies - 1)),
                                    .kind = static_cast<EvidenceKind>(dice.between(0, 2)),
                                    .level = static_cast<std::uint8_t>(dice.between(0, 5)),
                                    .day = today - dice.between(0, 4 * 365)});
    return made;
}

} // namespace bench
