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

std::uint64_t posting(const AgencyCode &agency, const StaffNo &staff_no, std::optional<Date> left) {
    return left ? hash_of({iso(*left)}, posting(agency, staff_no)) : posting(agency, staff_no);
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
    return {find(posting(agency, staff_no)), find(identity(pseudonym))};
}

void Roll::foresee(const AgencyCode &agency, const StaffNo &staff_no, std::string_view pseudonym) const {
    entries_.foresee(posting(agency, staff_no));
    entries_.foresee(identity(pseudonym));
}

PersonKey Roll::in_service(const AgencyCode &agency, const StaffNo &staff_no) const {
    return find(posting(agency, staff_no));
}

PersonKey Roll::left(const AgencyCode &agency, const StaffNo &staff_no, Date on) const {
    return find(posting(agency, staff_no, on));
}

Roll::Found Roll::enter(const Person &person) {
    return {put(posting(person.agency, person.staff_no, person.left), person.key),
            put(identity(person.pseudonym), person.key)};
}

void Roll::strike(const Person &person) {
    for (const auto hash : {posting(person.agency, person.staff_no, person.left), identity(person.pseudonym)})
        if (find(hash) == person.key) put(hash, PersonKey::none); // keeps its place: others were put behind it
}

PersonKey Roll::find(std::uint64_t hash) const {
    const auto *entry = hash == 0 ? nullptr : entries_.find(hash);
    return entry == nullptr ? PersonKey::none : entry->key;
}

PersonKey Roll::put(std::uint64_t hash, PersonKey key) {
    return hash == 0 ? PersonKey::none : std::exchange(entries_.place(hash).first.key, key);
}

} // namespace aitalent
