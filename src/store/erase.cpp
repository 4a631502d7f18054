#include "aitalent/store/erase.h"

#include "aitalent/store/pseudonyms.h"
#include "audit.h"
#include "database.h"
#include "mentions.h"
#include "rewrite.h"
#include "run_rows.h"
#include "schema.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// How the rows of a table are counted: by what people call them, and apart where they are not what holds now.
std::string kind_of(const std::string &table) {
    static constexpr std::pair<std::string_view, const char *> kinds[] = {
        {"rating", "ratings"},        {"held_certificate", "certificates"},
        {"course_result", "results"}, {"absence", "absences"},
        {"booking", "bookings"},      {"fairness_group", "groups"}};
    const auto *found = std::ranges::find(kinds, table, &std::pair<std::string_view, const char *>::first);
    return found == std::end(kinds) ? "earlier_versions" : found->second;
}

void count(Erased &erased, const std::string &table, std::int64_t rows) {
    erased.records += rows;
    if (rows > 0) erased.kinds[kind_of(table)] += rows;
}

/// Domain tables whose rows speak of a person.
std::vector<std::string> tables_about_people(Database &database) {
    std::vector<std::string> tables;
    for (const auto &table : domain_tables()) {
        const auto columns = columns_of(database, table);
        if (std::find(columns.begin(), columns.end(), "person") != columns.end()) tables.push_back(table);
    }
    return tables;
}

template<class... Values>
std::int64_t run(Database &database, const std::string &sql, const Values &...values) {
    Statement(database, sql).bind(values...).run();
    return database.changes();
}

void add_names(Database &database, PersonKey person, std::vector<Called> &who) {
    for (const char *table : {"person", "person_before"}) {
        Statement rows(database, fmt::format("select agency, staff_no, name from {} where key = ?", table));
        for (rows.bind(person); rows.next();) {
            Called called{rows.text(), rows.text(), {}, static_cast<std::int64_t>(person)};
            called.name = rows.text();
            if (std::ranges::find(who, called) == who.end()) who.push_back(std::move(called));
        }
    }
}

void forget(Database &database, PersonKey person, const std::vector<std::string> &tables, Erased &erased) {
    for (const auto &table : tables)
        for (const char *suffix : {"", "_before"})
            count(erased, table + suffix,
                  run(database, fmt::format("delete from {}{} where person = ?", table, suffix), person));
    count(erased, "person_before", run(database, "delete from person_before where key = ?", person));
    erased.people += run(database, "delete from person where key = ?", person);
}

/// People and what speaks of them, then the mentions of them in what is left and in the records of the audit trail. The
/// entry of the erasure says which records were emptied.
void forget_people(Transaction &transaction, const std::vector<PersonKey> &people, const MentionDecision &decision,
                   Erased &erased) {
    auto &database = transaction.database();
    const auto tables = tables_about_people(database);
    std::vector<Called> who;
    for (const auto person : people) {
        std::vector<Called> called;
        add_names(database, person, called);
        who.insert(who.end(), called.begin(), called.end());
        forget(database, person, tables, erased);
    }
    erased.run_rows += drop_rows_of_missing_people(transaction);
    std::set<std::string> marks;
    for (const auto &called : who) marks.insert(transaction.mark_of(called.agency, called.staff_no));
    const auto emptied = forget_mentions(database, who, marks, transaction.audit_number(), decision, erased);
    AuditRecord own{.kind = "erase"};
    if (!emptied.empty()) add_line(own.settings, "records", emptied);
    transaction.note(std::move(own));
    transaction.renew_domain_key();
}

std::vector<PersonKey> left_before(Database &database, Date day) {
    std::vector<PersonKey> people;
    Statement rows(database, "select key from person where left_on < ? order by key");
    for (rows.bind(day); rows.next();) people.push_back(static_cast<PersonKey>(rows.integer()));
    return people;
}

/// What tells the age of a row.
constexpr std::pair<const char *, const char *> ages[] = {
    {"rating", "on_day < ?"},
    {"held_certificate", "max(issued, coalesce(expires, issued)) < ?"},
    {"course_result", "finished < ?"},
    {"absence", "to_day < ?"}};

void forget_old_evidence(Database &database, Date before, Erased &erased) {
    for (const auto &[table, age] : ages)
        for (const char *suffix : {"", "_before"}) {
            const auto rows = std::string(table) + suffix;
            count(erased, rows, run(database, fmt::format("delete from {} where {}", rows, age), before));
        }
}

Erased finish(Store &store, Transaction &transaction, const Erased &erased) {
    transaction.note_count("erased_people", erased.people);
    transaction.note_count("erased_records", erased.records);
    transaction.note_count("erased_run_rows", erased.run_rows);
    commit_and_rewrite(transaction, store);
    return erased;
}

} // namespace

Erased erase_person(Store &store, const Deed &deed, PersonKey person, const MentionDecision &decision) {
    Transaction transaction(store, deed);
    Erased erased;
    forget_people(transaction, {person}, decision, erased);
    return finish(store, transaction, erased);
}

Erased erase_older_than(Store &store, const Deed &deed, Date before, const MentionDecision &decision) {
    Transaction transaction(store, deed);
    Erased erased;
    forget_old_evidence(store.database(), before, erased);
    forget_people(transaction, left_before(store.database(), before), decision, erased);
    erased.run_rows += drop_rows_of_runs_before(transaction, before);
    return finish(store, transaction, erased);
}

std::int64_t older_than(const Store &store, Date before) {
    std::string sum = "select (select count(*) from person where left_on < ?1)";
    for (const auto &[table, age] : ages) sum += fmt::format(" + (select count(*) from {} where {}1)", table, age);
    Statement row(store.database(), sum);
    return row.bind(before).next() ? row.integer() : 0;
}

bool found_unfinished_erasure(const Store &store) {
    return store.database().found_rewrite_due() || rewrite_is_due(store.database());
}

} // namespace aitalent
