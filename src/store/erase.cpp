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
    for (const auto &table : tables) {
        erased.records += run(database, fmt::format("delete from {} where person = ?", table), person);
        erased.records += run(database, fmt::format("delete from {}_before where person = ?", table), person);
    }
    erased.records += run(database, "delete from person_before where key = ?", person);
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

std::int64_t forget_old_evidence(Database &database, Date before) {
    static constexpr std::pair<const char *, const char *> ages[] = {
        {"rating", "on_day < ?"},
        {"held_certificate", "max(issued, coalesce(expires, issued)) < ?"},
        {"course_result", "finished < ?"},
        {"absence", "to_day < ?"}};
    std::int64_t rows = 0;
    for (const auto &[table, age] : ages)
        for (const char *suffix : {"", "_before"})
            rows += run(database, fmt::format("delete from {}{} where {}", table, suffix, age), before);
    return rows;
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
    erased.records = forget_old_evidence(store.database(), before);
    forget_people(transaction, left_before(store.database(), before), decision, erased);
    erased.run_rows += drop_rows_of_runs_before(transaction, before);
    return finish(store, transaction, erased);
}

bool found_unfinished_erasure(const Store &store) {
    return store.database().found_rewrite_due() || rewrite_is_due(store.database());
}

} // namespace aitalent
