#pragma once
#include "aitalent/base/ratio.h"
#include "aitalent/workforce/people.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

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
    bool hidden = false; ///< no figures follow
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
    bool withheld = false; ///< no group can be shown; nothing but the two totals above is told
    int unknown = 0;       ///< without a known group
    int unknown_selected = 0;
    bool unknown_hidden = false;           ///< the two above are then 0
    std::vector<GroupFigures> groups = {}; ///< by name
    std::vector<GroupPair> pairs = {};     ///< of the groups shown, by name of the two
};

/// Who was considered and who of these was chosen: what everybody sees who sees the selection.
struct Choice {
    std::vector<PersonKey> considered, chosen;
};

/// What may be printed of one attribute: by group, counts that tell nobody's.
struct AuditCounts {
    struct Cell {
        std::string group;                             ///< empty: without a known group
        std::optional<int> people = {}, selected = {}; ///< none: hidden
        friend bool operator==(const Cell &, const Cell &) = default;
    };
    std::string attribute;
    int people = 0, selected = 0;
    std::vector<Cell> cells = {}; ///< by group; empty where nothing may be shown
    friend bool operator==(const AuditCounts &, const AuditCounts &) = default;
};

/// Counts the groups of a choice. A reader knows who was considered and chosen; so a group is shown only where it has
/// `least` people or more of those chosen and of those not chosen, and so has whatever can be had by subtraction: the
/// smallest groups shown are hidden with the others until all that is hidden is two groups or more that together have
/// as many of each. Where `printed` is another choice whose audit can be read beside this one (the proposal, before
/// overrides), the same holds for each kind of people the two tell apart: chosen in both, taken out, brought in, in
/// neither. Then for each person there is another one alike to the reader with another group, so that no group follows
/// from what is printed.
AuditCounts count_groups(std::string attribute, std::span<const GroupMember> members, const Choice &choice,
                         const Choice *printed = nullptr, int least = 5);

/// Rates and comparisons of the groups shown.
FairnessAudit audit(const AuditCounts &counts);

/// Two-sided p of the table (a selected of n, b selected of m). 0 ≤ a ≤ n, 0 ≤ b ≤ m; cost linear in n + m.
double fisher_two_sided(int a, int n, int b, int m);
/// "0.085"; "< 0.00001" below that; three digits after the point, five below 0.001.
std::string p_text(double p);

} // namespace aitalent
