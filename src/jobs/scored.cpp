#include "scored.h"

#include "aitalent/store/evidence.h"

#include <algorithm>
#include <set>

namespace aitalent {

namespace {

Error not_held(const char *code, const std::string &found, const std::vector<std::string> &known) {
    return Error(Exit::missing, Fault(code).with("found", found).with("suggestion", nearest(found, known)));
}

} // namespace

AgencyCode agency_of(Office &office, const std::string &wanted) {
    std::vector<std::string> known;
    for (const auto &agency : load_agencies(office.store())) {
        if (agency.code.str() == wanted || agency.name == wanted) return agency.code;
        known.push_back(agency.code.str());
    }
    throw not_held("AT-JOB-002", wanted, known);
}

PeopleFilter filter_of(Office &office, const Scope &scope) {
    PeopleFilter filter;
    if (office.told().warn && !holds_people(office.store())) {
        Faults nobody; // a page of zeros looks like a result
        nobody.add(Fault("AT-JOB-024", Severity::warning).with("path", office.told().db_path));
        office.told().warn(nobody);
    }
    if (!scope.agency.empty()) filter.agency = agency_of(office, scope.agency);
    if (!scope.unit.empty()) filter.unit = unit_named(office, scope.unit, filter.agency);
    if (!scope.staff.empty())
        filter.staff_no = StaffNo(scope.staff), office.person(scope.agency, scope.staff); // throws if unknown
    filter.in_service_on = office.as_of();
    return filter;
}

UnitCode unit_named(Office &office, const std::string &wanted, const AgencyCode &agency) {
    std::vector<std::string> known;
    std::set<UnitCode> of_that_name;
    for (const auto &unit : load_units(office.store())) {
        if (!agency.empty() && unit.agency != agency) continue;
        if (unit.code.str() == wanted) return unit.code;
        if (unit.name == wanted) of_that_name.insert(unit.code);
        known.push_back(unit.name);
    }
    if (of_that_name.size() > 1) throw Error(Exit::missing, Fault("AT-JOB-031").with("found", wanted));
    if (!of_that_name.empty()) return *of_that_name.begin();
    throw not_held("AT-JOB-003", wanted, known);
}

const RoleProfile &role_of(Office &office, const std::string &wanted) {
    std::vector<std::string> known;
    for (const auto &role : office.profile().roles) {
        if (role.id.str() == wanted || role.name.zh_tw == wanted || role.name.en == wanted) return role;
        known.push_back(role.id.str());
    }
    throw not_held("AT-JOB-001", wanted, known);
}

static const RoleProfile *only_role(Office &office, const Scope &scope) {
    return scope.role.empty() ? nullptr : &role_of(office, scope.role);
}

Scored::Scored(Office &office, const Scope &scope) {
    const auto filter = filter_of(office, scope);
    const auto *only = only_role(office, scope);
    const auto yardstick = office.yardstick();
    evidence_ = load_evidence(office.store(), filter);
    for (auto &person : load_people(office.store(), filter)) {
        auto levels = levels_of(evidence_of(evidence_, person.key), yardstick, office.as_of());
        add(std::move(person), std::move(levels), only, yardstick.profile);
    }
}

Scored::Scored(Office &office, const Scope &scope, const HeldLevels &held) {
    const auto *only = only_role(office, scope);
    for (auto &person : load_people(office.store(), filter_of(office, scope))) {
        auto levels = held.table().person_levels(held.row_of(person.key));
        levels.person = person.key;
        add(std::move(person), std::move(levels), only, office.profile());
    }
}

void Scored::add(Person person, PersonLevels levels, const RoleProfile *only, const Profile &profile) {
    ScoredPerson scored{std::move(person), only, {}};
    if (scored.role == nullptr) scored.role = assign_role(scored.person, profile);
    if (scored.role != nullptr) scored.readiness = readiness(levels, *scored.role);
    people_.push_back(std::move(scored));
    levels_.push_back(std::move(levels));
}

std::vector<Member> Scored::members() const {
    std::vector<Member> list;
    for (std::size_t i = 0; i < people_.size(); ++i) list.push_back({&people_[i].person, people_[i].role, &levels_[i]});
    return list;
}

std::map<PersonKey, Person> Scored::by_key() const {
    std::map<PersonKey, Person> map;
    for (const auto &one : people_) map.emplace(one.person.key, one.person);
    return map;
}

} // namespace aitalent
