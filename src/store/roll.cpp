#include "roll.h"

#include "database.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace aitalent {

namespace {

std::uint64_t posting(const AgencyCode &agency, const StaffNo &staff_no) {
    return hash_of({agency.str(), staff_no.str()});
}

/// Of a pseudonym, the first 64 bits are as good a hash as any. 0 for none.
std::uint64_t identity(const Pseudonym &pseudonym) {
    if (pseudonym.empty()) return 0;
    std::uint64_t first = 0;
    std::memcpy(&first, pseudonym.bytes().data(), sizeof first);
    return std::max<std::uint64_t>(first, 1);
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
        person.pseudonym = rows.pseudonym();
        enter(person);
    }
}

Roll::Found Roll::find(const AgencyCode &agency, const StaffNo &staff_no, const Pseudonym &pseudonym) const {
    const auto number = posting(agency, staff_no);
    return {find(entries_, number), find(entries_, identity(pseudonym)), leavers_.find(number) != nullptr};
}

void Roll::foresee(const AgencyCode &agency, const StaffNo &staff_no, const Pseudonym &pseudonym) const {
    entries_.foresee(posting(agency, staff_no));
    entries_.foresee(identity(pseudonym));
}

PersonKey Roll::in_service(const AgencyCode &agency, const StaffNo &staff_no) const {
    return find(entries_, posting(agency, staff_no));
}

std::vector<PersonKey> Roll::leavers(const AgencyCode &agency, const StaffNo &staff_no) const {
    std::vector<PersonKey> keys;
    const auto *last = leavers_.find(posting(agency, staff_no));
    for (auto at = last == nullptr ? 0 : last->last; at != 0; at = left_[at - 1].before)
        if (left_[at - 1].key != PersonKey::none) keys.push_back(left_[at - 1].key);
    return keys;
}

std::pair<PersonKey, PersonKey> Roll::enter(const Person &person) {
    const auto number = posting(person.agency, person.staff_no);
    if (person.left) {
        auto &last = leavers_.place(number).first.last;
        left_.push_back({person.key, std::exchange(last, left_.size() + 1)});
    }
    return {person.left ? PersonKey::none : put(entries_, number, person.key),
            put(entries_, identity(person.pseudonym), person.key)};
}

void Roll::strike(const Person &person) {
    const auto number = posting(person.agency, person.staff_no);
    for (const auto hash : {number, identity(person.pseudonym)}) // an entry keeps its place: others were put behind it
        if (find(entries_, hash) == person.key) put(entries_, hash, PersonKey::none);
    const auto *last = person.left ? leavers_.find(number) : nullptr;
    for (auto at = last == nullptr ? 0 : last->last; at != 0; at = left_[at - 1].before)
        if (left_[at - 1].key == person.key) left_[at - 1].key = PersonKey::none;
}

PersonKey Roll::find(const Entries &entries, std::uint64_t hash) {
    const auto *entry = hash == 0 ? nullptr : entries.find(hash);
    return entry == nullptr ? PersonKey::none : entry->key;
}

PersonKey Roll::put(Entries &entries, std::uint64_t hash, PersonKey key) {
    return hash == 0 ? PersonKey::none : std::exchange(entries.place(hash).first.key, key);
}

} // namespace aitalent
