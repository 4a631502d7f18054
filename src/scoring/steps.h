#pragma once
#include "aitalent/scoring/readiness.h"

namespace aitalent::scoring {

/// The readiness after `steps` known levels went one step down, one after the other, those that count most first
/// (levels above what is asked are left alone: their first step changes nothing). Empty where there are too few.
std::optional<Readiness> lowered(const Readiness &readiness, int steps);
/// The readiness after one known level below what is asked went one step up, the one that counts most. Empty where none
/// can.
std::optional<Readiness> raised(const Readiness &readiness);

} // namespace aitalent::scoring
