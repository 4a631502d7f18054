#include "aitalent/store/people.h"

#include "person_row.h"
#include "upsert.h"

namespace aitalent {

namespace {

constexpr const char *person_columns =
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
            .pseudonym = row.text(),
            .region = row.text()};
}

std::optional<Person> first_person(Statement &rows) {
    std::optional<Person> person;
    if (rows.next()) person = read_person(rows);
    rows.reset();
    return person;
}

Error nobody(const AgencyCode &agency, const StaffNo &staff_no) {
    return Error(Exit::missing, Fault("AT-STO-035").with("found", staff_no.str()).with("agency", agency.str()));
}

} // namespace

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
    if (!rows.next()) throw nobody(agency, staff_no);
    const Person first = read_person(rows);
    if (rows.next() && read_person(rows).agency != first.agency) throw nobody(agency, staff_no);
    return first;
}

struct PeopleSaver::Statements {
    explicit Statements(Transaction &transaction)
        : agency(transaction, {.name = "agency",
                               .key = {"code"},
                               .compared = {"name", "parent", "level", "region", "effective", "closed"}}),
          unit(transaction, {.name = "unit", .key = {"agency", "code"}, .compared = {"name"}}),
          by_number_or_new(transaction.database(), upsert_sql),
          over(transaction.database(),
               "update person set (agency, staff_no, name, unit, title, grade, supervisor, role, "
               "entered, left_on, pseudonym, region, batch) = "
               "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) where key = ?"),
          region(transaction.database(), "select region from agency where code = ?"),
          key(transaction.database(), "select key from person where agency = ? and staff_no = ? and left_on is null"),
          left_key(transaction.database(),
                   "select key from person where agency = ? and staff_no = ? and left_on = ? order by key limit 1"),
          by_key(transaction.database(), std::string(person_columns) + "where p.key = ?"),
          by_number(transaction.database(),
                    std::string(person_columns) + "where p.agency = ? and p.staff_no = ? and p.left_on is null"),
          by_pseudonym(transaction.database(),
                       std::string(person_columns) + "where p.pseudonym = ? and p.pseudonym <> ''") {}

    static constexpr const char *upsert_sql =
        "insert into person (agency, staff_no, name, unit, title, grade, supervisor, role, entered, left_on, "
        "pseudonym, region, batch) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "on conflict (agency, staff_no) where left_on is null do update set "
        "name = excluded.name, unit = excluded.unit, title = excluded.title, grade = excluded.grade, "
        "supervisor = excluded.supervisor, role = excluded.role, entered = excluded.entered, "
        "pseudonym = iif(excluded.pseudonym = '', pseudonym, excluded.pseudonym), region = excluded.region, "
        "batch = excluded.batch "
        "where (name, unit, title, grade, supervisor, role, entered, region) is not "
        "(excluded.name, excluded.unit, excluded.title, excluded.grade, excluded.supervisor, excluded.role, "
        "excluded.entered, excluded.region) or excluded.pseudonym not in ('', pseudonym)";

    Upsert agency, unit;
    Statement by_number_or_new, over, region, key, left_key, by_key, by_number, by_pseudonym;
    AgencyCode region_of;      ///< the agency asked for last,
    std::string agency_region; ///< and its region
};

PeopleSaver::PeopleSaver(Transaction &transaction)
    : transaction_(transaction), statements_(std::make_unique<Statements>(transaction)) {}
PeopleSaver::~PeopleSaver() = default;

Saved PeopleSaver::save(const Agency &agency) {
    statements_->region_of = AgencyCode();
    const Saved saved = statements_->agency.save(agency.code, agency.name, agency.parent, agency.level, agency.region,
                                                 agency.effective, agency.closed);
    return transaction_.tally(saved), saved;
}

Saved PeopleSaver::save(const Unit &unit) {
    const Saved saved = statements_->unit.save(unit.agency, unit.code, unit.name);
    return transaction_.tally(saved), saved;
}

PersonMatch PeopleSaver::match(const AgencyCode &agency, const StaffNo &staff_no, const std::string &pseudonym) {
    return {first_person(statements_->by_number.bind(agency, staff_no)),
            first_person(statements_->by_pseudonym.bind(pseudonym))};
}

PersonKey PeopleSaver::key_of(const AgencyCode &agency, const StaffNo &staff_no) {
    auto &rows = statements_->key.bind(agency, staff_no);
    const auto key = rows.next() ? static_cast<PersonKey>(rows.integer()) : PersonKey::none;
    return rows.reset(), key;
}

/// The region as the table holds it: empty where it is the agency's.
std::string PeopleSaver::own_region(const Person &person) {
    if (statements_->region_of != person.agency) {
        auto &rows = statements_->region.bind(person.agency);
        statements_->agency_region = rows.next() ? rows.text() : std::string();
        statements_->region_of = person.agency;
        rows.reset();
    }
    return person.region == statements_->agency_region ? std::string() : person.region;
}

static void bind_person(Statement &statement, const Person &person, const std::string &region, std::int64_t batch) {
    statement.bind(person.agency, person.staff_no, person.name, person.unit, person.title, person.grade,
                   person.supervisor, person.role, person.entered, person.left, person.pseudonym, region, batch);
}

/// The person a row without a key speaks of, if he or she has left.
PersonKey PeopleSaver::leaver(const Person &person) {
    auto &rows = statements_->left_key.bind(person.agency, person.staff_no, person.left);
    const auto key = rows.next() ? static_cast<PersonKey>(rows.integer()) : PersonKey::none;
    rows.reset();
    return key == PersonKey::none ? key_of(person.agency, person.staff_no) : key;
}

Saved PeopleSaver::save_over(const Person &person) {
    const auto held = first_person(statements_->by_key.bind(person.key));
    if (!held) throw nobody(person.agency, person.staff_no);
    Person next = person;
    if (next.pseudonym.empty()) next.pseudonym = held->pseudonym;
    const std::string region = own_region(next);
    if (next.region.empty()) next.region = statements_->agency_region;
    if (next == *held) return Saved::unchanged;
    bind_person(statements_->over, next, region, transaction_.batch());
    (statements_->over << next.key).run();
    return Saved::changed;
}

Saved PeopleSaver::save_by_number(const Person &person) {
    bind_person(statements_->by_number_or_new, person, own_region(person), transaction_.batch());
    transaction_.database().forget_inserted_key();
    statements_->by_number_or_new.run();
    if (transaction_.database().changes() == 0) return Saved::unchanged;
    return transaction_.database().inserted_key() != 0 ? Saved::added : Saved::changed;
}

Saved PeopleSaver::save(const Person &person) {
    Person known = person;
    if (known.key == PersonKey::none && known.left) known.key = leaver(known);
    const Saved saved = known.key == PersonKey::none ? save_by_number(known) : save_over(known);
    return transaction_.tally(saved), saved;
}

} // namespace aitalent
