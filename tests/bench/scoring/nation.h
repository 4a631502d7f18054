// A civil service of national size, from a seed: the same people, roles and ratings on every machine.
#pragma once
#include "aitalent/scoring/fold.h"

#include <cstdint>
#include <vector>

namespace bench {

struct Size {
    std::uint32_t people = 400'000;
    int roles = 60;
    int requirements = 12; ///< of each role, three of them must-haves
    int competencies = 40;
    int ratings = 40; ///< of each person, spread over the competencies
};

struct Nation {
    aitalent::Profile profile;
    std::vector<aitalent::CompetencyId> competencies;
    std::vector<aitalent::PackedRating> ratings; ///< ordered by person
    aitalent::Date as_of;
};

/// Roles ask levels 2 … 5 with weights 1 … 5; ratings are by the person, the manager or an assessor, within the four
/// years before the as-of date, so that some no longer count.
Nation nation(const Size &size, std::uint64_t seed);

} // namespace bench
