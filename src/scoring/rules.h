#pragma once
#include "aitalent/scoring/levels.h"

namespace aitalent::scoring {

/// Lets the profile's rule speak over the judged pieces of one competency: fills their standing, the level, the
/// confirmed level, the confidence and the outlier flags.
CompetencyLevel concluded(const CompetencyId &competency, std::vector<Piece> pieces, const EvidencePolicy &policy);

} // namespace aitalent::scoring
