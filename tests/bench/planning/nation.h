#pragma once
#include "aitalent/planning/problem.h"

namespace aitalent::planning {

/// An invented nation of that many people, the same for the same seed on every machine: 6 regions, agencies of
/// log-normal sizes, 60 roles that ask 12 of 40 competencies, 200 courses (one per competency and level step, and one
/// of two steps each), one session per 20 people over 240 working days (a tenth open to all, six tenths to a region,
/// the rest to an agency), seats for about 65 % of what people would take, money for about 75 % of what the seats cost.
Problem nation(int people, std::uint64_t seed);

} // namespace aitalent::planning
