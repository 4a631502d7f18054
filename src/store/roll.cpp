#include "roll.h"

#include "database.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace aitalent {

namespace {

std::uint64_t posting(const AgencyCode &agency, const StaffNo &staff_no) {
    return hash_of({agency.str(), staff_no.str()});
}

std::uint64_t posting(const AgencyCode &agency, const StaffNo &staff_no, Date left) {
    return hash_of({iso(left)}, posting(agency, staff_no));
}

/// Of a pseudonym, the first 16 hexadecimal digits are as good a hash as any. 0 for none.
std::uint64_t identity(std::string_view pseudonym) {
    std::uint64_t first = 0, second = 0;
    if (pseudonym.size() < 16) return pseudonym.empty() ? 0 : hash_of({pseudonym});
    std::memcpy(&first, pseudonym.data(), 8);
    std::memcpy(&second, pseudonym.data() + 8, 8);
    return std::max<std::uint64_t>(std::rotl(first * 0x9e3779b97f4a7c15u, 32) ^ (second * 0xbf58476d1ce4e5b9u), 1);
}

} // namespace

Roll::Roll(Database &database, std::size_t more) {
    entries_.expect(2 * (more + static_cast<std::size_t>(database.number("select count(*) from person"))));
    Statement rows(database,
                   "select key, agency, staff_no, left_on, pseudonym from person order by left_on is null, key");
    Person person;
    while (rows.next()) {
        person.key = static_cast<PersonKey>(rows.integer());
        person.agency = rows.id<AgencyCode>();
        person.staff_no = rows.id<StaffNo>();
        person.left = rows.optional_date();
        person.pseudonym = rows.text();
        enter(person);
    }
}

Roll::Found Roll::find(const AgencyCode &agency, const StaffNo &staff_no, std::string_view pseudonym) const {
    return {find(entries_, posting(agency, staff_no)), find(entries_, identity(pseudonym))};
}

void Roll::foresee(const AgencyCode &agency, const StaffNo &staff_no, std::string_view pseudonym) const {
    entries_.foresee(posting(agency, staff_no));
    entries_.foresee(identity(pseudonym));
}

PersonKey Roll::in_service(const AgencyCode &agency, const StaffNo &staff_no) const {
    return find(entries_, posting(agency, staff_no));
}

PersonKey Roll::left(const AgencyCode &agency, const StaffNo &staff_no, Date on) const {
    return find(leavers_, posting(agency, staff_no, on));
}

PersonKey Roll::left(const AgencyCode &agency, const StaffNo &staff_no) const {
    return leavers_.size() == 0 ? PersonKey::none : find(leavers_, posting(agency, staff_no));
}

Roll::Found Roll::enter(const Person &person) {
    const auto number = posting(person.agency, person.staff_no);
    if (person.left) {
        put(leavers_, posting(person.agency, person.staff_no, *person.left), person.key);
        put(leavers_, number, person.key);
    }
    return {person.left ? PersonKey::none : put(entries_, number, person.key),
            put(entries_, identity(person.pseudonym), person.key)};
}

void Roll::strike(const Person &person) {
    const auto strike_off = [&](Entries &entries, std::uint64_t hash) {
        // An entry keeps its place: others were put behind it.
        if (find(entries, hash) == person.key) put(entries, hash, PersonKey::none);
    };
    const auto number = posting(person.agency, person.staff_no);
    strike_off(entries_, number);
    strike_off(entries_, identity(person.pseudonym));
    if (!person.left) return;
    strike_off(leavers_, number);
    strike_off(leavers_, posting(person.agency, person.staff_no, *person.left));
}

PersonKey Roll::find(const Entries &entries, std::uint64_t hash) {
    const auto *entry = hash == 0 ? nullptr : entries.find(hash);
    return entry == nullptr ? PersonKey::none : entry->key;
}

PersonKey Roll::put(Entries &entries, std::uint64_t hash, PersonKey key) {
    return hash == 0 ? PersonKey::none : std::exchange(entries.place(hash).first.key, key);
}

} // namespace aitalent
