#include "person_row.h"
#include "roll.h"
#include "upsert.h"

#include <unordered_map>

namespace aitalent {

namespace {

constexpr const char *person_row = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

std::string insert_of(std::size_t rows) {
    std::string sql =
        "insert into person (agency, staff_no, name, unit, title, grade, supervisor, role, entered, left_on, "
        "pseudonym, region, batch, key) values ";
    for (std::size_t i = 0; i < rows; ++i) (sql += i == 0 ? "" : ", ") += person_row;
    return sql;
}

/// The indexes of a table that are declared by themselves, with the words that make them again.
std::vector<std::pair<std::string, std::string>> indexes_of(Database &database, const std::string &table) {
    std::vector<std::pair<std::string, std::string>> indexes;
    Statement rows(database, "select name, sql from sqlite_schema where type = 'index' and tbl_name = ? and sql is not "
                             "null order by rowid");
    for (rows.bind(table); rows.next();) {
        auto name = rows.text();
        indexes.emplace_back(std::move(name), rows.text());
    }
    return indexes;
}

} // namespace

/// New people on their way into the store: one statement takes many, which spares most of what a statement costs.
struct PeopleSaver::Pending {
    static constexpr std::size_t most = 32;
    struct Row {
        Person person;
        std::string region; ///< as the table holds it
        std::int64_t batch;
    };
    std::vector<Row> rows;
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
    Statement add, add_many, over, region, by_key;
    std::unordered_map<AgencyCode, std::string> regions; ///< of the agencies asked for
    std::optional<Person> read;                          ///< the person read last, as the store has him or her
    std::vector<std::pair<std::string, std::string>> laid_aside;
};

PeopleSaver::PeopleSaver(Transaction &transaction)
    : transaction_(transaction), statements_(std::make_unique<Statements>(transaction)),
      pending_(std::make_unique<Pending>()) {}
PeopleSaver::~PeopleSaver() {
    if (!statements_->laid_aside.empty()) transaction_.database().hold_references(true);
}

Roll &PeopleSaver::roll() {
    if (!roll_) roll_ = std::make_unique<Roll>(transaction_.database());
    return *roll_;
}

/// Once it is seen that new people do come: what would be looked up for each of them is made or held once at the end.
void PeopleSaver::lay_indexes_aside() {
    auto &database = transaction_.database();
    statements_->laid_aside = indexes_of(database, "person");
    for (const auto &[name, sql] : statements_->laid_aside) database.execute("drop index " + name);
    database.hold_references(false);
}

void PeopleSaver::finish() {
    flush();
    expected_ = 0;
    if (statements_->laid_aside.empty()) return;
    auto &database = transaction_.database();
    roll_.reset(); // its memory is wanted for the sorting; whoever asks again reads it again
    constexpr std::int64_t most_in_memory = 3'000'000; // of 170 bytes each: more would make a temporary file
    database.sort_in_one_piece(database.number("select coalesce(max(key), 0) from person") <= most_in_memory);
    for (const auto &[name, sql] : statements_->laid_aside) database.execute(sql);
    database.sort_in_one_piece(false);
    statements_->laid_aside.clear();
    database.hold_references(true);
    refuse_unknown_agencies();
}

/// The agencies people are in, each found with one search in the index.
void PeopleSaver::refuse_unknown_agencies() {
    for (const std::string &serving : std::initializer_list<std::string>{"left_on is null", "left_on is not null"}) {
        const auto first = "(select min(agency) from person where " + serving;
        const auto unknown = transaction_.database().number(
            "with recursive named (code) as (select " + first + ") union all select " + first +
            " and agency > code) from named where code is not null) "
            "select count(*) from named where code is not null and code not in (select code from agency)");
        if (unknown != 0) throw Error(Exit::bug, Fault("AT-CLI-090").with("found", "people of an agency not saved"));
    }
}

Saved PeopleSaver::save(const Agency &agency) {
    statements_->regions.erase(agency.code);
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

PersonMatch PeopleSaver::match(const AgencyCode &agency, const StaffNo &staff_no, const std::string &pseudonym) {
    PersonMatch match{person_at(key_of(agency, staff_no)), person_at(roll().of_pseudonym(pseudonym))};
    if (match.by_pseudonym && match.by_pseudonym->pseudonym != pseudonym) match.by_pseudonym.reset();
    return match;
}

PersonKey PeopleSaver::key_of(const AgencyCode &agency, const StaffNo &staff_no) {
    const auto held = person_at(roll().in_service(agency, staff_no));
    const bool same = held && held->agency == agency && held->staff_no == staff_no && !held->left;
    return same ? held->key : PersonKey::none;
}

const std::string &PeopleSaver::region_of(const AgencyCode &agency) {
    const auto [known, is_new] = statements_->regions.try_emplace(agency);
    if (is_new) {
        auto &rows = statements_->region.bind(agency);
        if (rows.next()) known->second = rows.text();
        rows.reset();
    }
    return known->second;
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

/// The person a row without a key speaks of; of those who have left, the one who left on that day.
PersonKey PeopleSaver::known_as(const Person &person) {
    if (person.left) {
        const auto held = person_at(roll().left(person.agency, person.staff_no, *person.left));
        if (held && held->agency == person.agency && held->staff_no == person.staff_no) return held->key;
    }
    return key_of(person.agency, person.staff_no);
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
    roll().enter(next);
    statements_->read.reset();
    return Saved::changed;
}

Saved PeopleSaver::add(Person person) {
    if (pending_->next_key == 0)
        pending_->next_key =
            transaction_.database().number("select seq from sqlite_sequence where name = 'person'") + 1;
    person.key = last_key_ = static_cast<PersonKey>(pending_->next_key++);
    roll().enter(person);
    auto region = own_region(person);
    pending_->rows.push_back({std::move(person), std::move(region), transaction_.batch()});
    if (expected_ == 0 || pending_->rows.size() == Pending::most) flush();
    constexpr std::size_t few = 1'000;
    if (++added_ == few && expected_ > roll().people()) lay_indexes_aside();
    return transaction_.tally(Saved::added), Saved::added;
}

void PeopleSaver::flush() {
    auto &rows = pending_->rows;
    const bool many = rows.size() == Pending::most;
    auto &statement = many ? statements_->add_many : statements_->add;
    statement.bind();
    for (const auto &[person, region, batch] : rows) {
        lend_person(statement, person, region, batch);
        if (!many) statement.run(), statement.bind();
    }
    if (many) statement.run();
    rows.clear();
    if (expected_ == 0) pending_->next_key = 0; // somebody else may add people in between
}

Saved PeopleSaver::save(Person person) {
    if (person.key == PersonKey::none) person.key = known_as(person);
    if (person.key == PersonKey::none) return add(std::move(person));
    last_key_ = person.key;
    const Saved saved = save_over(person);
    return transaction_.tally(saved), saved;
}

} // namespace aitalent
