// Random yardsticks, evidence and levels for the laws that must hold for all of them.
#pragma once
#include "aitalent/base/hash.h"
#include "small_world.h"

#include <algorithm>

namespace small_world {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}
    int below(int bound) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(bound))); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool one_in(int n) { return below(n) == 0; }
    Level level(int most) { return Level(static_cast<std::uint8_t>(below(most + 1))); }

    template<class Item>
    void shuffle(std::vector<Item> &items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }

  private:
    Random random_;
};

inline RoleProfile random_role(Dice &dice, const Framework &framework, int highest) {
    RoleProfile role{.id = RoleId("role-" + std::to_string(dice.below(1'000'000))),
                     .name = {},
                     .talent_type = TalentTypeId("user"),
                     .tier = TierId(dice.one_in(2) ? "foundation" : "advanced")};
    for (const Competency &each : framework.competencies)
        if (!dice.one_in(3))
            role.requirements.push_back({.competency = each.id,
                                         .level = dice.level(highest),
                                         .weight = dice.between(1, 5),
                                         .must_have = dice.one_in(4)});
    if (dice.one_in(3)) role.ready_per_mille = dice.between(0, 1000);
    return role;
}

inline PersonLevels random_levels(Dice &dice, const Framework &framework, int highest) {
    PersonLevels levels{.person = PersonKey{1}};
    for (const Competency &each : framework.competencies) {
        CompetencyLevel held{.competency = each.id, .level = {}};
        if (!dice.one_in(4)) held.level = dice.level(highest);
        if (held.level && !dice.one_in(4)) held.confirmed = dice.level(highest);
        levels.competencies.push_back(held);
    }
    return levels;
}

inline std::string random_date(Dice &dice) {
    return iso(plus_days(day("2022-01-01"), dice.below(365 * 6)));
}

/// A person with up to a dozen pieces of evidence under a random policy.
inline World random_world(Dice &dice) {
    World world;
    EvidencePolicy &policy = world.profile.evidence;
    policy.rule = static_cast<LevelRule>(dice.below(3));
    policy.minimum_pieces = dice.between(1, 2);
    policy.half_life_months = dice.between(1, 36);
    for (KindPolicy &kind : policy.kinds) {
        kind.counts = !dice.one_in(8);
        kind.weight = dice.below(4) * 30;
        kind.valid_months = dice.one_in(3) ? 0 : dice.between(6, 48);
        if (dice.one_in(4)) kind.at_most = dice.level(4);
    }
    const char *competencies[] = {"ethics", "coding", "prompting"}, *raters[] = {"", "a", "b", "c"};
    for (int i = dice.below(9); i > 0; --i) {
        auto made = rating(static_cast<EvidenceKind>(dice.below(4)), random_date(dice).c_str(), dice.below(6),
                           competencies[dice.below(3)], raters[dice.below(4)]);
        made.key = i;
        world.evidence.ratings.push_back(made);
    }
    for (int i = dice.below(3); i > 0; --i)
        world.evidence.certificates.push_back({.key = 100 + i,
                                               .person = PersonKey{1},
                                               .certificate = CertificateId(dice.one_in(2) ? "basic-1" : "basic-2"),
                                               .issued = day(random_date(dice).c_str())});
    for (int i = dice.below(3); i > 0; --i)
        world.evidence.results.push_back({.key = 200 + i,
                                          .person = PersonKey{1},
                                          .course = CourseId(dice.one_in(2) ? "A" : "B"),
                                          .finished = day(random_date(dice).c_str()),
                                          .passed = !dice.one_in(4)});
    world.profile.tiers = {{.id = TierId("foundation"), .order = 1, .name = {}},
                           {.id = TierId("advanced"), .order = 2, .name = {}}};
    for (int i = dice.between(1, 6); i > 0; --i) {
        world.profile.roles.push_back(random_role(dice, world.framework, 4));
        world.profile.roles.back().id = RoleId("role-" + std::to_string(i));
    }
    return world;
}

} // namespace small_world
