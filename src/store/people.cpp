#include "aitalent/store/people.h"

#include "person_row.h"

#include <algorithm>

namespace aitalent {

const char *const person_columns =
    "select p.key, p.agency, p.staff_no, p.name, p.unit, p.title, p.grade, p.supervisor, p.role, p.entered, p.left_on, "
    "p.pseudonym, case p.region when '' then coalesce(a.region, '') else p.region end "
    "from person p left join agency a on a.code = p.agency ";

Person read_person(Statement &row) {
    return {.key = static_cast<PersonKey>(row.integer()),
            .agency = row.id<AgencyCode>(),
            .staff_no = row.id<StaffNo>(),
            .name = row.text(),
            .unit = row.id<UnitCode>(),
            .title = row.text(),
            .grade = row.text(),
            .supervisor = row.flag(),
            .role = row.id<RoleId>(),
            .entered = row.optional_date(),
            .left = row.optional_date(),
            .pseudonym = row.pseudonym(),
            .region = row.text()};
}

std::optional<Person> first_person(Statement &rows) {
    std::optional<Person> person;
    if (rows.next()) person = read_person(rows);
    rows.reset();
    return person;
}

Error unknown_person(const AgencyCode &agency, const StaffNo &staff_no) {
    return Error(Exit::missing, Fault("AT-STO-035").with("found", staff_no.str()).with("agency", agency.str()));
}

std::vector<Agency> load_agencies(const Store &store) {
    std::vector<Agency> agencies;
    Statement rows(store.database(),
                   "select code, name, parent, level, region, effective, closed from agency order by code");
    while (rows.next())
        agencies.push_back({.code = rows.id<AgencyCode>(),
                            .name = rows.text(),
                            .parent = rows.id<AgencyCode>(),
                            .level = rows.text(),
                            .region = rows.text(),
                            .effective = rows.optional_date(),
                            .closed = rows.optional_date()});
    return agencies;
}

std::vector<Unit> load_units(const Store &store) {
    std::vector<Unit> units;
    Statement rows(store.database(), "select agency, code, name from unit order by agency, code");
    while (rows.next())
        units.push_back({.agency = rows.id<AgencyCode>(), .code = rows.id<UnitCode>(), .name = rows.text()});
    return units;
}

bool holds_people(const Store &store) {
    return Statement(store.database(), "select 1 from person limit 1").next();
}

std::string person_condition(const PeopleFilter &filter) {
    std::string condition = "where true";
    if (!filter.agency.empty()) condition += " and p.agency = ?";
    if (!filter.unit.empty()) condition += " and p.unit = ?";
    if (!filter.staff_no.empty()) condition += " and p.staff_no = ?";
    if (filter.in_service_on)
        condition += " and (p.left_on is null or p.left_on >= ?) and (p.entered is null or p.entered <= ?)";
    return condition;
}

void bind_person_condition(Statement &statement, const PeopleFilter &filter) {
    if (!filter.agency.empty()) statement << filter.agency;
    if (!filter.unit.empty()) statement << filter.unit;
    if (!filter.staff_no.empty()) statement << filter.staff_no;
    if (filter.in_service_on) statement << *filter.in_service_on << *filter.in_service_on;
}

std::vector<Person> load_people(const Store &store, const PeopleFilter &filter) {
    std::vector<Person> people;
    Statement rows(store.database(),
                   person_columns + person_condition(filter) + " order by p.agency, p.staff_no, p.key");
    bind_person_condition(rows, filter);
    while (rows.next()) people.push_back(read_person(rows));
    return people;
}

std::optional<Person> load_person(const Store &store, PersonKey key) {
    Statement rows(store.database(), std::string(person_columns) + "where p.key = ?");
    return first_person(rows.bind(key));
}

Person find_person(const Store &store, const AgencyCode &agency, const StaffNo &staff_no) {
    std::string condition = "where p.staff_no = ?1";
    if (!agency.empty()) condition += " and p.agency = ?2";
    Statement rows(store.database(),
                   person_columns + condition + " order by p.left_on is not null, p.left_on desc, p.agency, p.key");
    rows.bind(staff_no);
    if (!agency.empty()) rows << agency;
    if (!rows.next()) throw unknown_person(agency, staff_no);
    const Person first = read_person(rows);
    if (rows.next() && read_person(rows).agency != first.agency) throw unknown_person(agency, staff_no);
    return first;
}

std::optional<Unit> load_unit(const Store &store, const AgencyCode &agency, const UnitCode &code) {
    Statement rows(store.database(), "select name from unit where agency = ? and code = ?");
    if (!rows.bind(agency, code).next()) return std::nullopt;
    return Unit{agency, code, rows.text()};
}

Postings load_postings(const Store &store, Date as_of) {
    Postings postings;
    Statement rows(store.database(),
                   "select key, agency, staff_no, pseudonym <> x'' from person where left_on is null "
                   "or left_on > ? order by staff_no, agency, left_on is not null, left_on desc, key");
    for (rows.bind(as_of); rows.next();) {
        const auto key = static_cast<PersonKey>(rows.integer());
        auto agency = rows.id<AgencyCode>();
        postings.by_number_.push_back({rows.id<StaffNo>(), std::move(agency), key, rows.integer() != 0});
    }
    Statement identities(store.database(),
                         "select pseudonym, key from person where pseudonym <> x'' order by pseudonym");
    while (identities.next()) {
        const auto pseudonym = identities.pseudonym();
        postings.by_pseudonym_.emplace_back(pseudonym, static_cast<PersonKey>(identities.integer()));
    }
    return postings;
}

PersonKey Postings::of_number(const AgencyCode &agency, const StaffNo &staff_no, Identified identified) const {
    const Posting *holder = nullptr;
    auto found = std::lower_bound(by_number_.begin(), by_number_.end(), staff_no,
                                  [](const Posting &one, const StaffNo &wanted) { return one.staff_no < wanted; });
    for (; found != by_number_.end() && found->staff_no == staff_no && !staff_no.empty(); ++found) {
        if (!agency.empty() && found->agency != agency) continue;
        if (found->identified && identified == Identified::leave_out) continue;
        if (holder != nullptr && holder->agency == found->agency) continue; // about to leave
        if (holder != nullptr) return PersonKey::none;
        holder = &*found;
    }
    return holder == nullptr ? PersonKey::none : holder->key;
}

PersonKey Postings::of_pseudonym(const Pseudonym &pseudonym) const {
    const auto found = std::lower_bound(by_pseudonym_.begin(), by_pseudonym_.end(), pseudonym,
                                        [](const auto &one, const auto &wanted) { return one.first < wanted; });
    const bool held = found != by_pseudonym_.end() && found->first == pseudonym;
    return held ? found->second : PersonKey::none;
}

} // namespace aitalent
