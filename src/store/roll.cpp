#include "roll.h"

#include "database.h"

#include <functional>
#include <string>
#include <utility>

namespace aitalent {

namespace {

std::uint64_t hash_of(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    return hash == 0 ? 1 : hash;
}

} // namespace

Roll::Roll(Database &database) {
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

PersonKey Roll::in_service(const AgencyCode &agency, const StaffNo &staff_no) const {
    return find(posting(agency, staff_no, std::nullopt));
}

PersonKey Roll::left(const AgencyCode &agency, const StaffNo &staff_no, Date on) const {
    return find(posting(agency, staff_no, on));
}

PersonKey Roll::of_pseudonym(std::string_view pseudonym) const {
    return pseudonym.empty() ? PersonKey::none : find(hash_of(pseudonym));
}

void Roll::enter(const Person &person) {
    ++people_;
    put(posting(person.agency, person.staff_no, person.left), person.key);
    if (!person.pseudonym.empty()) put(hash_of(person.pseudonym), person.key);
}

void Roll::strike(const Person &person) {
    --people_;
    for (const auto hash : {posting(person.agency, person.staff_no, person.left), hash_of(person.pseudonym)})
        if (find(hash) == person.key) put(hash, PersonKey::none); // keeps its place: others were put behind it
}

std::uint64_t Roll::posting(const AgencyCode &agency, const StaffNo &staff_no, std::optional<Date> left) {
    std::string text = agency.str();
    (text += '\x1f') += staff_no.str();
    if (left) (text += '\x1f') += std::to_string(day_number(*left));
    return hash_of(text);
}

PersonKey Roll::find(std::uint64_t hash) const {
    const auto mask = entries_.size() - 1;
    for (auto at = hash & mask;; at = (at + 1) & mask) {
        if (entries_[at].hash == hash) return entries_[at].key;
        if (entries_[at].hash == 0) return PersonKey::none;
    }
}

void Roll::put(std::uint64_t hash, PersonKey key) {
    if ((used_ + 1) * 4 > entries_.size() * 3) grow();
    const auto mask = entries_.size() - 1;
    auto at = hash & mask;
    while (entries_[at].hash != 0 && entries_[at].hash != hash) at = (at + 1) & mask;
    if (entries_[at].hash == 0) ++used_;
    entries_[at] = {hash, key};
}

void Roll::grow() {
    const auto before = std::exchange(entries_, std::vector<Entry>(entries_.size() * 2));
    used_ = 0;
    for (const auto &entry : before)
        if (entry.hash != 0) put(entry.hash, entry.key);
}

} // namespace aitalent
