#include "aitalent/store/erase.h"

#include "aitalent/store/pseudonyms.h"
#include "database.h"
#include "run_rows.h"
#include "schema.h"

#include <algorithm>
#include <set>

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

/// A name or number somebody went by, in an agency.
struct Alias {
    std::string agency, staff_no, name;
    auto operator<=>(const Alias &) const = default;
};

std::set<Alias> aliases_of(Database &database, PersonKey person) {
    std::set<Alias> aliases;
    for (const char *table : {"person", "person_before"}) {
        Statement rows(database, fmt::format("select agency, staff_no, name from {} where key = ?", table));
        for (rows.bind(person); rows.next();) aliases.insert({rows.text(), rows.text(), rows.text()});
    }
    return aliases;
}

/// Text about other things in which a name or number may stand.
constexpr std::pair<const char *, const char *> free_texts[] = {{"selection_override", "reason"},
                                                                {"selection_override", "decided_by"},
                                                                {"run", "approved_by"},
                                                                {"run", "options"},
                                                                {"run", "name"},
                                                                {"batch", "file"},
                                                                {"batch", "sheet"}};

/// Shorter ones are as likely to be something else.
bool is_telling(const std::string &word) {
    return word.size() >= 4;
}

std::int64_t forget_mentions(Database &database, const Alias &alias) {
    std::int64_t places = 0;
    for (const char *table : {"rating", "rating_before"})
        places += run(database,
                      fmt::format("update {} set rater = 'erased ' || key where rater in (?1, ?2) and rater <> '' and "
                                  "person in (select key from person where agency = ?3)",
                                  table),
                      alias.staff_no, alias.name, alias.agency);
    for (const auto &[table, column] : free_texts)
        for (const auto *word : {&alias.name, &alias.staff_no})
            if (is_telling(*word))
                places += run(
                    database,
                    fmt::format("update {0} set {1} = replace({1}, ?1, 'erased') where instr({1}, ?1)", table, column),
                    *word);
    return places;
}

void forget(Database &database, PersonKey person, const std::vector<std::string> &tables, Erased &erased) {
    const auto aliases = aliases_of(database, person);
    for (const auto &table : tables) {
        erased.records += run(database, fmt::format("delete from {} where person = ?", table), person);
        erased.records += run(database, fmt::format("delete from {}_before where person = ?", table), person);
    }
    erased.records += run(database, "delete from person_before where key = ?", person);
    erased.people += run(database, "delete from person where key = ?", person);
    for (const auto &alias : aliases) erased.mentions += forget_mentions(database, alias);
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

Erased erase_person(Store &store, const Deed &deed, PersonKey person) {
    Transaction transaction(store, deed);
    Erased erased;
    forget(store.database(), person, tables_about_people(store.database()), erased);
    erased.run_rows = drop_rows_of_missing_people(transaction);
    return finish(store, transaction, erased);
}

Erased erase_older_than(Store &store, const Deed &deed, Date before) {
    Transaction transaction(store, deed);
    Erased erased;
    erased.records = forget_old_evidence(store.database(), before);
    const auto tables = tables_about_people(store.database());
    for (auto person : left_before(store.database(), before)) forget(store.database(), person, tables, erased);
    erased.run_rows = drop_rows_of_missing_people(transaction) + drop_rows_of_runs_before(transaction, before);
    return finish(store, transaction, erased);
}

} // namespace aitalent
