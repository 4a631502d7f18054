#include "aitalent/store/pseudonyms.h"

#include "aitalent/store/batches.h"
#include "aitalent/store/health.h"
#include "aitalent/system/files.h"
#include "sample.h"
#include "store/database.h"
#include "store/rewrite.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;
using namespace std::chrono_literals;

namespace {

Person known(const char *number, const char *pseudonym, const char *title = "") {
    Person person = test::person(number);
    if (*pseudonym != 0) person.pseudonym = pseudonym_of(pseudonym);
    person.title = title;
    return person;
}

Pseudonym renewed(const Pseudonym &held) {
    return pseudonym_of("new " + held.hex());
}

void renew(const TestStore &store) {
    Store open = store.write();
    Transaction transaction(open, deed);
    renew_pseudonyms(transaction, [](const Pseudonym &held) { return renewed(held); });
    commit_and_rewrite(transaction, open);
}

} // namespace

TEST_CASE("renewed pseudonyms reach earlier versions of people, and undo does not bring the old ones back") {
    TestStore store;
    store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        people.save(agency());
        people.save(known("1", "feedbeef01"));
        people.save(known("2", ""));
    });
    const auto second = store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        save(people, known("1", "feedbeef01", "科長"));
    });
    renew(store);
    CHECK(count_pseudonyms(store.read()) == 1);
    {
        Store open = store.write();
        Transaction transaction(open, deed);
        undo_batch(transaction, second);
        transaction.commit();
    }
    const auto person = find_person(store.read(), AgencyCode(), StaffNo("1"));
    CHECK(person.title.empty());
    CHECK(person.pseudonym == renewed(pseudonym_of("feedbeef01")));
    const auto bytes = read_file(store.path, 1 << 24);
    CHECK(bytes.find(person.pseudonym.bytes()) != std::string::npos);
    CHECK(bytes.find(pseudonym_of("feedbeef01").bytes()) == std::string::npos); // nothing of the old ones in the file
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
}

TEST_CASE("a rewrite that others hindered is told, seen by check, and finished by the next command that writes") {
    TestStore store;
    store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        people.save(agency());
        people.save(known("1", "feedbeef01"));
    });
    {
        Database reader(store.path, Database::Open::existing, 0ms);
        Store open = Store::open(store.path, Access::write, 0ms);
        Transaction transaction(open, deed);
        renew_pseudonyms(transaction, [](const Pseudonym &) { return pseudonym_of("later"); });
        transaction.commit();
        Transaction again(open, deed);
        mark_rewrite_due(open.database());
        again.commit();
        reader.execute("begin");
        reader.number("select count(*) from person");
        Transaction last(open, deed);
        CHECK_THROWS_AS(commit_and_rewrite(last, open), Error);
    }
    CHECK(check_store(store.read(), day("2026-12-01")).begin()->code == "AT-STO-014");
    { const Store open = store.write(); }
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
}
