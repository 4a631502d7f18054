#include "aitalent/scoring/readiness.h"

#include "aitalent/base/words.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace aitalent {

namespace {

constexpr Word<Fulfilment> fulfilments[] = {{Fulfilment::met, "met"},
                                            {Fulfilment::unmet, "unmet"},
                                            {Fulfilment::unknown, "unknown"},
                                            {Fulfilment::unconfirmed, "unconfirmed"}};

/// Least common multiple of the required levels: what makes every term's part a whole number.
std::int64_t common_multiple(const RoleProfile &role) {
    std::int64_t multiple = 1;
    for (const Requirement &requirement : role.requirements)
        if (requirement.level > Level(0))
            multiple = std::lcm(multiple, static_cast<std::int64_t>(requirement.level.value()));
    return multiple;
}

Fulfilment fulfilment(const Requirement &requirement, const CompetencyLevel *held) {
    if (!held || !held->level) return Fulfilment::unknown;
    if (*held->level < requirement.level) return Fulfilment::unmet;
    const bool confirmed = held->confirmed && *held->confirmed >= requirement.level;
    return requirement.must_have && !confirmed ? Fulfilment::unconfirmed : Fulfilment::met;
}

Term term_of(const Requirement &requirement, const CompetencyLevel *held, std::int64_t multiple) {
    Term term{.competency = requirement.competency,
              .required = requirement.level,
              .level = held ? held->level : std::nullopt,
              .weight = requirement.weight,
              .must_have = requirement.must_have,
              .fulfilment = fulfilment(requirement, held)};
    const std::int64_t per_level = multiple * requirement.weight / requirement.level.value();
    const Level low = std::min(term.level.value_or(Level(0)), term.required);
    term.part = per_level * low.value();
    term.most = term.level ? term.part : per_level * term.required.value();
    return term;
}

void count(const Term &term, Readiness &into) {
    into.low.part += term.part;
    into.high.part += term.most;
    into.unknown += !term.level;
    if (!term.must_have) return;
    ++into.must_haves;
    into.must_haves_met += term.fulfilment == Fulfilment::met;
    into.must_haves_unknown += term.fulfilment == Fulfilment::unknown || term.fulfilment == Fulfilment::unconfirmed;
}

bool is_ready(const Readiness &result, const RoleProfile &role) {
    if (result.must_haves_met < result.must_haves) return false;
    const bool names_neither = result.must_haves == 0 && role.ready_per_mille == 0;
    const Ratio asked = names_neither ? Ratio{1, 1} : Ratio{role.ready_per_mille, 1000};
    return result.low >= asked;
}

std::vector<Gap> ranked_gaps(const std::vector<Term> &terms) {
    std::vector<Gap> gaps;
    for (const Term &term : terms) {
        const int steps = steps_between(term.level.value_or(Level(0)), term.required);
        if (steps == 0) continue;
        gaps.push_back({.competency = term.competency,
                        .required = term.required,
                        .level = term.level,
                        .must_have = term.must_have,
                        .weight = term.weight,
                        .steps = steps,
                        .worth = std::int64_t{term.weight} * steps});
    }
    std::ranges::sort(gaps, {}, [](const Gap &gap) {
        return std::make_tuple(-gap.worth, !gap.must_have, std::string_view(gap.competency.str()));
    });
    return gaps;
}

int tier_order(const RoleId &role, const Profile &profile) {
    const RoleProfile *known = profile.find(role);
    const Tier *tier = known ? profile.find(known->tier) : nullptr;
    return tier ? tier->order : 0;
}

} // namespace

std::string_view name(Fulfilment fulfilment) {
    return word_of(fulfilments, fulfilment);
}

Readiness readiness(const PersonLevels &levels, const RoleProfile &role) {
    Readiness result{.person = levels.person, .role = role.id};
    const std::int64_t multiple = common_multiple(role);
    for (const Requirement &requirement : role.requirements) {
        if (requirement.level == Level(0)) continue;
        result.terms.push_back(term_of(requirement, levels.find(requirement.competency), multiple));
        result.low.whole += multiple * requirement.weight;
        count(result.terms.back(), result);
    }
    result.high.whole = result.low.whole;
    result.ready = is_ready(result, role);
    result.gaps = ranked_gaps(result.terms);
    return result;
}

std::vector<Readiness> best_roles(const PersonLevels &levels, const Profile &profile) {
    std::vector<Readiness> all;
    for (const RoleProfile &role : profile.roles) all.push_back(readiness(levels, role));
    std::ranges::sort(all, [&](const Readiness &a, const Readiness &b) {
        if (a.ready != b.ready) return a.ready;
        if (a.low != b.low) return a.low > b.low;
        const int tier_a = tier_order(a.role, profile), tier_b = tier_order(b.role, profile);
        return tier_a != tier_b ? tier_a > tier_b : a.role < b.role;
    });
    return all;
}

std::vector<TierReached> tiers_reached(const PersonLevels &levels, const Profile &profile) {
    const std::vector<Readiness> roles = best_roles(levels, profile);
    std::vector<Tier> tiers = profile.tiers;
    std::ranges::stable_sort(tiers, {}, &Tier::order);
    std::vector<TierReached> reached;
    bool lower_ones = true;
    for (const Tier &tier : tiers) {
        const auto best = std::ranges::find_if(
            roles, [&](const Readiness &result) { return profile.find(result.role)->tier == tier.id; });
        const bool has_roles = best != roles.end();
        const bool here = has_roles && best->ready && lower_ones;
        reached.push_back({tier.id, here, has_roles ? best->role : RoleId()});
        if (has_roles) lower_ones = here;
    }
    return reached;
}

} // namespace aitalent
