#include "bulk.h"
#include "domain.h"
#include "person_row.h"
#include "roll.h"
#include "schema.h"
#include "upsert.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace aitalent {

namespace {

constexpr const char *person_row = "(null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"; // the key is the next one
constexpr int columns_of_person = 13;

std::string insert_of(std::size_t rows) {
    // "or fail": the change is given up as a whole where a row is wrong, so nothing is kept aside for each statement.
    std::string sql =
        "insert or fail into person (key, agency, staff_no, name, unit, title, grade, supervisor, role, entered, "
        "left_on, region, batch, pseudonym) values "; // all, in the table's order: SQLite then copies none of them
    for (std::size_t i = 0; i < rows; ++i) (sql += i == 0 ? "" : ", ") += person_row;
    return sql;
}

} // namespace

/// New people on their way into the store: one statement takes many, which spares most of what a statement costs.
struct PeopleSaver::Pending {
    static constexpr std::size_t most = 96;
    struct Row {
        Person person;
        std::string region; ///< as the table holds it
        std::int64_t batch;
    };
    std::vector<Row> rows;
    RowBytes encoded;
    std::int64_t next_key = 0; ///< 0: not asked for yet
};

struct PeopleSaver::Statements {
    explicit Statements(Transaction &transaction)
        : agency(transaction, {.name = "agency",
                               .key = {"code"},
                               .compared = {"name", "parent", "level", "region", "effective", "closed"}}),
          unit(transaction, {.name = "unit", .key = {"agency", "code"}, .compared = {"name"}}),
          add(transaction.database(), insert_of(1)), add_many(transaction.database(), insert_of(Pending::most)),
          over(transaction.database(),
               "update person set (agency, staff_no, name, unit, title, grade, supervisor, role, "
               "entered, left_on, pseudonym, region, batch) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) where key = ?"),
          region(transaction.database(), "select region from agency where code = ?"),
          by_key(transaction.database(), std::string(person_columns) + "where p.key = ?") {}

    Upsert agency, unit;
    Bulk add, add_many;
    Statement over, region, by_key;
    struct Place {
        std::uint64_t hash; ///< of an agency's code
        std::size_t at;     ///< in `regions`
    };
    ByHash<Place> places;
    std::vector<std::pair<AgencyCode, std::optional<std::string>>> regions; ///< of the agencies asked for
    std::optional<Person> read;             ///< the person read last, as the store has him or her
    std::optional<ReferencesUnheld> unheld; ///< given up by finish(), or with this where something failed
};

PeopleSaver::PeopleSaver(Transaction &transaction)
    : transaction_(transaction), statements_(std::make_unique<Statements>(transaction)),
      pending_(std::make_unique<Pending>()) {}
PeopleSaver::~PeopleSaver() = default;

Roll &PeopleSaver::roll() {
    if (!roll_) roll_ = std::make_unique<Roll>(transaction_.database(), expected_);
    return *roll_;
}

void PeopleSaver::expect(std::size_t people) {
    constexpr std::size_t few = 1'000;
    expected_ = people;
    if (people < few) return;
    transaction_.database().keep_pages(pages_kept / 4); // pages that are full are not looked at again
    hold_references_at_the_end();
}

/// Else every person is held against the agencies, and every new agency against all people.
void PeopleSaver::hold_references_at_the_end() {
    if (!statements_->unheld) statements_->unheld.emplace(transaction_.database());
}

void PeopleSaver::finish() {
    flush();
    expected_ = 0;
    if (!statements_->unheld) return;
    statements_->unheld.reset();
    transaction_.database().keep_pages(pages_kept);
    refuse_unknown_agencies();
}

void PeopleSaver::refuse_unknown_agencies() {
    Statement known(transaction_.database(), "select 1 from agency where code = ?");
    for (const auto &[agency, region] : statements_->regions)
        if (!known.bind(agency).next())
            throw Error(Exit::bug, Fault("AT-CLI-090").with("found", "people of an agency not saved"));
}

Saved PeopleSaver::save(const Agency &agency) {
    if (const auto *place = statements_->places.find(hash_of({agency.code.str()})))
        statements_->regions[place->at].second.reset();
    statements_->read.reset();
    const Saved saved = statements_->agency.save(agency.code, agency.name, agency.parent, agency.level, agency.region,
                                                 agency.effective, agency.closed);
    return transaction_.tally(saved), saved;
}

Saved PeopleSaver::save(const Unit &unit) {
    const Saved saved = statements_->unit.save(unit.agency, unit.code, unit.name);
    return transaction_.tally(saved), saved;
}

/// As the store has the person of that key; none for no key.
std::optional<Person> PeopleSaver::person_at(PersonKey key) {
    if (key == PersonKey::none) return std::nullopt;
    auto &read = statements_->read;
    if (!pending_->rows.empty() && key >= pending_->rows.front().person.key) flush();
    if (!read || read->key != key) read = first_person(statements_->by_key.bind(key));
    return read;
}

void PeopleSaver::foresee(const AgencyCode &agency, const StaffNo &staff_no, const Pseudonym &pseudonym) {
    if (roll_) roll_->foresee(agency, staff_no, pseudonym);
}

static bool serves_as(const Person &person, const AgencyCode &agency, const StaffNo &staff_no) {
    return person.agency == agency && person.staff_no == staff_no && !person.left;
}

static bool left_as(const Person &person, const AgencyCode &agency, const StaffNo &staff_no) {
    return person.agency == agency && person.staff_no == staff_no && person.left;
}

PersonMatch PeopleSaver::match(const AgencyCode &agency, const StaffNo &staff_no, const Pseudonym &pseudonym) {
    const auto found = roll().find(agency, staff_no, pseudonym);
    PersonMatch match{person_at(found.by_number), person_at(found.by_pseudonym), {}};
    if (match.by_number && !serves_as(*match.by_number, agency, staff_no)) match.by_number.reset();
    if (match.by_pseudonym && match.by_pseudonym->pseudonym != pseudonym) match.by_pseudonym.reset();
    if (found.has_leavers && !match.by_pseudonym && !staff_no.empty()) match.leavers = leavers_of(agency, staff_no);
    return match;
}

std::vector<Person> PeopleSaver::leavers_of(const AgencyCode &agency, const StaffNo &staff_no) {
    std::vector<Person> leavers;
    for (const auto key : roll().leavers(agency, staff_no))
        if (auto held = person_at(key); held && left_as(*held, agency, staff_no)) leavers.push_back(std::move(*held));
    std::sort(leavers.begin(), leavers.end(), [](const Person &a, const Person &b) {
        return std::pair(*b.left, b.key) < std::pair(*a.left, a.key); // the last first
    });
    return leavers;
}

PersonKey PeopleSaver::key_of(const AgencyCode &agency, const StaffNo &staff_no) {
    const auto held = person_at(roll().in_service(agency, staff_no));
    return held && serves_as(*held, agency, staff_no) ? held->key : PersonKey::none;
}

const std::string &PeopleSaver::region_of(const AgencyCode &agency) {
    const auto [place, is_new] = statements_->places.place(hash_of({agency.str()}));
    if (is_new) place.at = statements_->regions.size(), statements_->regions.emplace_back(agency, std::nullopt);
    auto &[code, region] = statements_->regions[place.at];
    if (!region || code != agency) {
        code = agency;
        auto &rows = statements_->region.bind(agency);
        region = rows.next() ? rows.text() : std::string();
        rows.reset();
    }
    return *region;
}

/// The region as the table holds it: empty where it is the agency's.
std::string PeopleSaver::own_region(const Person &person) {
    return person.region == region_of(person.agency) ? std::string() : person.region;
}

static void lend_person(Statement &statement, const Person &person, const std::string &region, std::int64_t batch) {
    statement.lend(person.agency).lend(person.staff_no).lend(person.name).lend(person.unit).lend(person.title);
    statement.lend(person.grade).lend(person.supervisor).lend(person.role).lend(person.entered).lend(person.left);
    statement.lend(person.pseudonym).lend(region).lend(batch).lend(person.key);
}

/// The same for one row of many.
static void bind_person(Bulk &statement, std::size_t row, const Person &person, const std::string &region,
                        std::int64_t batch) {
    int place = static_cast<int>(row) * columns_of_person;
    const auto text = [&](const std::string &value) { statement.bind_text(++place, value); };
    const auto number = [&](std::int64_t value) { statement.bind(++place, value); };
    const auto day = [&](const std::optional<Date> &value) {
        value ? number(day_number(*value)) : statement.bind_null(++place);
    };
    text(person.agency.str()), text(person.staff_no.str()), text(person.name), text(person.unit.str());
    text(person.title), text(person.grade), number(person.supervisor ? 1 : 0), text(person.role.str());
    day(person.entered), day(person.left), text(region);
    number(batch);
    statement.bind(++place, person.pseudonym.bytes());
}

/// The row as the domain hash takes it, in the order of the table's columns.
static void encode_person(RowBytes &row, const Person &person, const std::string &region, std::int64_t batch) {
    const auto day = [&row](const std::optional<Date> &value) { value ? row.integer(day_number(*value)) : row.null(); };
    row.begin();
    row.integer(static_cast<std::int64_t>(person.key));
    for (const auto *text :
         {&person.agency.str(), &person.staff_no.str(), &person.name, &person.unit.str(), &person.title, &person.grade})
        row.text(*text);
    row.integer(person.supervisor ? 1 : 0);
    row.text(person.role.str());
    day(person.entered), day(person.left);
    row.text(region);
    row.integer(batch);
    row.blob(person.pseudonym.bytes());
}

/// No two people share an identity, or a number they serve under: who saves people has matched them first.
void PeopleSaver::enter(const Person &person) {
    const auto [by_number, by_pseudonym] = roll().enter(person);
    const auto others = [&](PersonKey key) { return key == person.key ? std::nullopt : person_at(key); };
    const auto numbered = others(by_number), identical = others(by_pseudonym);
    if ((numbered && serves_as(*numbered, person.agency, person.staff_no)) ||
        (identical && identical->pseudonym == person.pseudonym))
        throw Error(Exit::bug, Fault("AT-CLI-090").with("found", "one number or identity for two people"));
}

Saved PeopleSaver::save_over(const Person &person) {
    const auto held = person_at(person.key);
    if (!held) throw unknown_person(person.agency, person.staff_no);
    Person next = person;
    if (next.pseudonym.empty()) next.pseudonym = held->pseudonym;
    const std::string region = own_region(next);
    if (next.region.empty()) next.region = region_of(next.agency);
    if (next == *held) return Saved::unchanged;
    roll().strike(*held);
    lend_person(statements_->over.bind(), next, region, transaction_.batch());
    statements_->over.run();
    enter(next);
    statements_->read.reset();
    return Saved::changed;
}

Saved PeopleSaver::add(Person &&person) {
    if (pending_->next_key == 0)
        pending_->next_key =
            transaction_.database().number("select seq from sqlite_sequence where name = 'person'") + 1;
    person.key = last_key_ = static_cast<PersonKey>(pending_->next_key++);
    enter(person);
    auto region = own_region(person);
    pending_->rows.push_back({std::move(person), std::move(region), transaction_.batch()});
    if (expected_ == 0 || pending_->rows.size() == Pending::most) flush();
    return transaction_.tally(Saved::added), Saved::added;
}

void PeopleSaver::flush() {
    auto &rows = pending_->rows;
    const bool many = rows.size() == Pending::most;
    auto &statement = many ? statements_->add_many : statements_->add;
    const DomainWatch::Pause pause(transaction_.watch()); // at this rate the rows are cheaper to hash as they come
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bind_person(statement, many ? i : 0, rows[i].person, rows[i].region, rows[i].batch);
        if (!many) statement.run();
        encode_person(pending_->encoded, rows[i].person, rows[i].region, rows[i].batch);
        transaction_.watch().add_row("person", pending_->encoded);
    }
    if (many) statement.run();
    if (!rows.empty() && transaction_.database().inserted_key() != static_cast<std::int64_t>(rows.back().person.key))
        throw Error(Exit::bug, Fault("AT-CLI-090").with("found", "a person's key is not the next one"));
    rows.clear();
    if (expected_ == 0) pending_->next_key = 0; // somebody else may add people in between
}

Saved PeopleSaver::save(Person person) {
    if (person.key == PersonKey::none) return add(std::move(person));
    last_key_ = person.key;
    const Saved saved = save_over(person);
    return transaction_.tally(saved), saved;
}

} // namespace aitalent
