#pragma once
#include "aitalent/scoring/levels.h"

namespace aitalent::scoring {

/// Every piece of evidence of one person for one competency, judged piece by piece on `as_of` (kind, date, validity,
/// pass) and capped; the rule that compares pieces with one another has not yet spoken. Ordered as CompetencyLevel
/// says.
std::vector<Piece> pieces_for(const CompetencyId &competency, const PersonEvidence &evidence,
                              const Yardstick &yardstick, Date as_of);

/// What the profile says the certificate shows; a certificate out of the table counts as the one that names it among
/// its former ids. Null where neither is mapped.
const CertificateMapping *mapping_of(const CertificateId &certificate, const Yardstick &yardstick);

/// Freshness in millionths, see Piece::weighs. `age_months` and `half_life_months` are not negative.
std::int64_t freshness(int age_months, int half_life_months);
/// Full months from `from` to `to`; 0 if `to` is earlier.
int full_months(Date from, Date to);

} // namespace aitalent::scoring
