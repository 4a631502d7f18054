#include "whose_row.h"

#include <algorithm>

namespace aitalent {

namespace {

using Is = WhoseRow::Is;

/// Two names that are given and differ.
bool differ(const std::string &name, const Person &person) {
    return !name.empty() && name != person.name;
}

/// Two identities that are known and differ.
bool differ(const Pseudonym &pseudonym, const Person &person) {
    return !pseudonym.empty() && !person.pseudonym.empty() && pseudonym != person.pseudonym;
}

bool is_stand_in(const Person &person) {
    const auto digits = person.staff_no.str().size() - std::min(person.staff_no.str().size(), std::size_t{2});
    return digits >= 16 && person.staff_no == stand_in_number(person.pseudonym, digits);
}

/// Of somebody whose identity is known: a post that is over, elsewhere than where the person is held.
Is post_of(const StaffRow &row, const Person &held, Date as_of) {
    const bool numbered = !row.person.staff_no.empty() && row.person.staff_no != held.staff_no;
    const bool same_agency = row.person.agency == held.agency;
    if (same_agency && !numbered) return Is::the_same;
    if (!is_gone(row, as_of) || (same_agency && is_stand_in(held))) return Is::moved;
    if (!serves(held, as_of)) return *row.left < *held.left ? Is::earlier_post : Is::moved;
    if (held.entered && *row.left <= *held.entered) return Is::earlier_post;
    if (row.entered && held.entered && *row.entered > *held.entered) return Is::moved;
    if (same_agency && row.entered && row.entered == held.entered) return Is::moved;
    return same_agency ? Is::earlier_or_not : Is::earlier_post;
}

/// The leaver a row without a known identity speaks of: by day and name, else by one of them.
const Person *leaver_of(const StaffRow &row, const PersonMatch &match, Date as_of) {
    const auto find = [&](auto fits) -> const Person * {
        for (const auto &leaver : match.leavers)
            if (!differ(row.person.pseudonym, leaver) && fits(leaver)) return &leaver;
        return nullptr;
    };
    const auto same_name = [&](const Person &leaver) { return !differ(row.name, leaver); };
    const auto same_day = [&](const Person &leaver) { return leaver.left == row.left; };
    const auto to_leave = [&](const Person &leaver) { return serves(leaver, as_of); };
    if (!is_gone(row, as_of)) {
        if (match.by_number) return nullptr;
        const auto *leaver = find([&](const Person &one) { return to_leave(one) && same_name(one); });
        if (leaver == nullptr) leaver = find(to_leave);
        return leaver != nullptr ? leaver : find(same_name);
    }
    const auto *leaver = find([&](const Person &one) { return same_day(one) && same_name(one); });
    if (leaver == nullptr) leaver = find(same_name);
    return leaver != nullptr || match.by_number ? leaver : find(same_day);
}

} // namespace

bool is_gone(const StaffRow &row, Date as_of) {
    return row.left && *row.left <= as_of;
}

bool serves(const Person &person, Date as_of) {
    return !person.left || *person.left > as_of;
}

StaffNo stand_in_number(const Pseudonym &pseudonym, std::size_t digits) {
    return StaffNo("P-" + pseudonym.hex().substr(0, digits));
}

WhoseRow whose_row(const StaffRow &row, const PersonMatch &match, Date as_of) {
    const bool gone = is_gone(row, as_of);
    const Person *holder = match.by_number ? &*match.by_number : nullptr;
    if (match.by_pseudonym) {
        const auto &held = *match.by_pseudonym;
        const bool unseats = !gone && holder != nullptr && holder->key != held.key;
        return {.is = post_of(row, held, as_of), .person = &held, .unseated = unseats ? holder : nullptr};
    }
    const bool another = holder != nullptr && differ(row.person.pseudonym, *holder);
    const bool before_holder =
        gone && holder != nullptr && (differ(row.name, *holder) || (holder->entered && *row.left < *holder->entered));
    if (holder != nullptr && !another && !before_holder)
        return {.is = differ(row.name, *holder) ? Is::other_name : Is::the_same, .person = holder};
    if (const auto *leaver = leaver_of(row, match, as_of)) {
        const bool back = !gone && !serves(*leaver, as_of);
        return {.is = back                        ? Is::returned
                      : differ(row.name, *leaver) ? Is::other_name
                                                  : Is::the_same,
                .person = leaver};
    }
    return {.unseated = another && !gone ? holder : nullptr, .not_meant = before_holder && !another ? holder : nullptr};
}

} // namespace aitalent
