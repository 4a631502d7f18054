#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/framework/place.h"
#include "aitalent/framework/profile.h"

namespace aitalent {

/// What the written form of a catalogue cannot say: references, circles of prerequisites, dates and numbers that
/// contradict each other, levels beyond the scale (AT-CAT-001 … 013). All in one pass, places as in
/// aitalent/framework/check.h.
Faults check(const Catalogue &catalogue, const Framework &framework, const Profile &profile, const PlaceOf &place);

/// Requirements of the profile that no chain of courses reaches, from nothing up (AT-CAT-014, warnings): a plan cannot
/// close them. Kept apart because an agency's own catalogue rarely covers every role.
Faults check_coverage(const Catalogue &catalogue, const Profile &profile, const PlaceOf &place);

} // namespace aitalent
