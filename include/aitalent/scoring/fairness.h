#pragma once
#include "aitalent/base/ratio.h"
#include "aitalent/workforce/people.h"

#include <span>

namespace aitalent {

/// To which group of one attribute (sex, age band, region …) a person belongs. Only the audit reads this.
struct GroupMember {
    PersonKey person = PersonKey::none;
    std::string group; ///< empty = unknown
};

/// One group compared with another of the same attribute.
struct GroupPair {
    std::string group;   ///< the lower rate of the two (of equal rates, the first by name)
    std::string against; ///< the higher rate
    Ratio impact = {};   ///< rate of `group` / rate of `against`; 1 where nobody of either was selected
    bool below_four_fifths = false;
    double p = 1;      ///< Fisher's exact test, two-sided: tables no more likely than the one seen
    int shortfall = 0; ///< people `group` lacks to the rate of `against`, rounded up
};

struct GroupFigures {
    std::string group;
    bool hidden = false; ///< fewer than `hide_below`, or hidden so that subtraction reveals nothing: no figures follow
    int people = 0;
    int selected = 0;
    Ratio rate = {};
    /// Against the group with the highest rate among those shown (itself: impact 1, p 1, shortfall 0).
    GroupPair to_highest = {};
};

struct FairnessAudit {
    std::string attribute;
    int people = 0; ///< everybody considered
    int selected = 0;
    int unknown = 0; ///< without a known group
    int unknown_selected = 0;
    bool unknown_hidden = false;           ///< hidden with the only small group there is; the two above are then 0
    std::vector<GroupFigures> groups = {}; ///< by name
    std::vector<GroupPair> pairs = {};     ///< of the groups shown, by name of the two
};

/// `considered`: the people the selection ranked; `chosen`: of those, the selected. Call once with the proposal and
/// once with the choice after overrides. Groups with fewer than `hide_below` people are hidden; then the smallest shown
/// ones too until at least two are hidden that together have `hide_below` people, so totals minus the rest reveal
/// nothing. Where all groups together are too few for that, those without a known group are hidden with them.
FairnessAudit audit(std::string attribute, std::span<const GroupMember> members, std::span<const PersonKey> considered,
                    std::span<const PersonKey> chosen, int hide_below = 5);

/// Two-sided p of the table (a selected of n, b selected of m). 0 ≤ a ≤ n, 0 ≤ b ≤ m; cost linear in n + m.
double fisher_two_sided(int a, int n, int b, int m);
/// "0.085"; "< 0.00001" below that; three digits after the point, five below 0.001.
std::string p_text(double p);

} // namespace aitalent
