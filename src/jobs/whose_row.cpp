#include "whose_row.h"

namespace aitalent {

namespace {

using Is = WhoseRow::Is;

constexpr std::string_view stand_in = "P-";

/// Two names that are given and differ.
bool differ(const std::string &name, const Person &person) {
    return !name.empty() && name != person.name;
}

/// Two identities that are known and differ.
bool differ(const Pseudonym &pseudonym, const Person &person) {
    return !pseudonym.empty() && !person.pseudonym.empty() && pseudonym != person.pseudonym;
}

/// By its form: the key it was made with may have been renewed since.
bool is_stand_in(const StaffNo &number) {
    const std::string_view text = number.str();
    return text.starts_with(stand_in) && text.size() >= stand_in.size() + shortest_stand_in &&
           text.find_first_not_of("0123456789abcdef", stand_in.size()) == std::string_view::npos;
}

/// A row of a stint that ends before the one somebody serves in.
bool is_before(const StaffRow &row, const Person &held, Date as_of) {
    return row.left && serves(held, as_of) && held.entered && *row.left <= *held.entered;
}

Is post_of(const StaffRow &row, const Person &held, Date as_of) {
    const bool numbered = !row.person.staff_no.empty() && row.person.staff_no != held.staff_no;
    const bool same_agency = row.person.agency == held.agency;
    if (is_before(row, held, as_of)) return Is::earlier_post;
    if (same_agency && !numbered) return Is::the_same;
    if (!row.left || (same_agency && is_stand_in(held.staff_no))) return Is::moved;
    if (held.left) return *row.left <= *held.left ? Is::earlier_post : Is::moved;
    if (row.entered && held.entered && *row.entered > *held.entered) return Is::moved;
    return same_agency || !is_gone(row, as_of) ? Is::earlier_or_not : Is::earlier_post;
}

WhoseRow by_identity(const StaffRow &row, const PersonMatch &match, Date as_of) {
    const auto &held = *match.by_pseudonym;
    const bool has_holder = !row.left && match.by_number && match.by_number->key != held.key;
    return {.is = post_of(row, held, as_of), .person = &held, .unseated = has_holder ? &*match.by_number : nullptr};
}

/// Of those who left or are to leave under the number: by day and name, by name, or, where nobody has the number now,
/// by the day alone.
const Person *leaver_of(const StaffRow &row, const PersonMatch &match) {
    const auto find = [&](auto fits) -> const Person * {
        for (const auto &leaver : match.leavers)
            if (!differ(row.person.pseudonym, leaver) && fits(leaver)) return &leaver;
        return nullptr;
    };
    const auto same_name = [&](const Person &leaver) { return !differ(row.name, leaver); };
    const auto same_day = [&](const Person &leaver) { return leaver.left == row.left; };
    if (!row.left && match.by_number) return nullptr; // has the number, so is none of those
    const auto *leaver = find([&](const Person &one) { return same_day(one) && same_name(one); });
    if (leaver == nullptr) leaver = find(same_name);
    return leaver != nullptr || match.by_number || !row.left ? leaver : find(same_day);
}

WhoseRow by_number(const StaffRow &row, const PersonMatch &match, Date as_of) {
    const Person *holder = match.by_number ? &*match.by_number : nullptr;
    const bool another = holder != nullptr && differ(row.person.pseudonym, *holder);
    if (holder != nullptr && !another) {
        if (is_before(row, *holder, as_of) && !differ(row.name, *holder))
            return {.is = Is::earlier_post, .person = holder};
        if (!differ(row.name, *holder)) return {.is = Is::the_same, .person = holder};
        if (!row.left) return {.is = Is::other_name, .person = holder};
    }
    if (const auto *leaver = leaver_of(row, match)) {
        const bool back = !is_gone(row, as_of) && !serves(*leaver, as_of);
        const auto is = back ? Is::returned : differ(row.name, *leaver) ? Is::other_name : Is::the_same;
        return {.is = is, .person = leaver};
    }
    return {.unseated = another && !row.left ? holder : nullptr, .not_meant = another ? nullptr : holder};
}

} // namespace

bool is_gone(const StaffRow &row, Date as_of) {
    return row.left && *row.left <= as_of;
}

bool serves(const Person &person, Date as_of) {
    return !person.left || *person.left > as_of;
}

StaffNo stand_in_number(const Pseudonym &pseudonym, std::size_t digits) {
    return StaffNo(std::string(stand_in) + pseudonym.hex().substr(0, digits));
}

WhoseRow whose_row(const StaffRow &row, const PersonMatch &match, Date as_of, const PeopleTold &told) {
    auto whose = match.by_pseudonym ? by_identity(row, match, as_of) : by_number(row, match, as_of);
    // Of two posts in one file the first is the person's: reading the file again then changes nothing.
    const bool again = whose.person != nullptr && told.contains(whose.person->key);
    if (again && whose.is == Is::other_name) return {.is = Is::two_of_one_number, .person = whose.person};
    if (again && !whose.is_unused() && (is_gone(row, as_of) || serves(*whose.person, as_of)))
        whose.is = Is::second_post;
    return whose;
}

} // namespace aitalent
