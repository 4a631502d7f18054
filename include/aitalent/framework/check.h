#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/framework/framework.h"
#include "aitalent/framework/place.h"
#include "aitalent/framework/profile.h"

namespace aitalent {

// What the written form cannot say by itself: that references lead somewhere, that nothing goes in circles, that sums
// come out, that a role can be reached. Each fault (AT-FRM-001 …) stands where `place` says its path is. All in one
// pass; nearly linear in the size of the document.

/// A framework on its own.
Faults check(const Framework &framework, const PlaceOf &place);

/// A profile against the edition it names (AT-FRM-020 where that is another one).
Faults check(const Profile &profile, const Framework &framework, const PlaceOf &place);

/// A child profile, resolved, against its parent: the scale stays, and what the parent locks may be tightened and not
/// weakened. Tighter is: a higher level, weight, must-have; shorter validity; fewer kinds of evidence that count. What
/// has no such order (rules, lists, limits of plans) must stay as it is.
Faults check_layer(const Profile &parent, const Profile &child, const PlaceOf &place);

/// One value of a profile as it counts, and which profile it was written in: what `framework show --resolved` prints.
struct ResolvedValue {
    std::string path;
    std::string text;
    std::string from; ///< "city@2026"
    bool locked = false;
};

/// A profile in a chain of `extends`, with the values its document gives itself (Document::paths).
struct Layer {
    std::string name;
    std::vector<std::string> own_paths;
};

/// `layers`: the profile itself first, then its parent, and so on; what no layer gives is the last one's.
std::vector<ResolvedValue> resolved(const Profile &profile, const std::vector<Layer> &layers);

} // namespace aitalent
