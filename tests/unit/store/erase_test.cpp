#include "aitalent/store/erase.h"

#include "aitalent/store/batches.h"
#include "aitalent/store/health.h"
#include "aitalent/store/plans.h"
#include "aitalent/system/files.h"
#include "sample.h"

#include <filesystem>

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

/// Bytes of every file in the folder, whatever its name.
std::string raw_bytes(const TestStore &store) {
    std::string all;
    for (const auto &entry : std::filesystem::directory_iterator(store.folder.path()))
        all += read_file(entry.path().string(), 1 << 28);
    return all;
}

int hits(const TestStore &store, std::string_view text) {
    const std::string bytes = raw_bytes(store);
    int found = 0;
    for (auto at = bytes.find(text); at != std::string::npos; at = bytes.find(text, at + 1)) ++found;
    return found;
}

Person marked() {
    Person person = test::person("ZZ7788", "甲乙丙丁");
    person.pseudonym = pseudonym_of("ZZ7788");
    return person;
}

/// Three hundred people, one of whom has left traces everywhere.
void fill(const TestStore &store) {
    store.batch(
        [](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            for (int i = 0; i < 150; ++i) people.save(person("S" + std::to_string(i)));
            people.save(marked());
            for (int i = 150; i < 300; ++i) people.save(person("S" + std::to_string(i)));
        },
        {.kind = "staff", .file = "甲乙丙丁.xlsx"});
    const auto people = load_people(store.read());
    const auto who = find_person(store.read(), AgencyCode(), StaffNo("ZZ7788"));
    for (int round = 0; round < 3; ++round)
        store.batch([&](Transaction &transaction) {
            EvidenceSaver evidence(transaction);
            PeopleSaver saver(transaction);
            Person changed = who;
            changed.title = "科員" + std::to_string(round);
            saver.save(changed);
            for (const auto &person : people) {
                auto rated = rating(person.key, "coding", round);
                rated.rater = "ZZ7788";
                evidence.save(rated);
            }
        });
    Store open = store.write();
    Transaction transaction(open, deed);
    const auto run =
        save_run(transaction, {.kind = RunKind::plan, .as_of = day("2026-12-01"), .options = "staff=ZZ7788"});
    TrainingPlan plan;
    plan.enrolments = {{.person = who.key,
                        .session = SessionId("A1-01"),
                        .course = CourseId("A1"),
                        .cost = Money(0),
                        .closes = {{CompetencyId("coding"), Level(0), Level(1), 7}}}};
    save_plan(transaction, run, plan);
    approve_run(transaction, run, "甲乙丙丁");
    transaction.commit();
}

} // namespace

TEST_CASE("an erased person leaves no byte of name, number or pseudonym, and everything else still stands") {
    TestStore store;
    fill(store);
    const auto identity = pseudonym_of("ZZ7788");
    for (auto text : {std::string_view("甲乙丙丁"), std::string_view("ZZ7788"), identity.bytes()})
        CHECK(hits(store, text) > 0);
    {
        Store open = store.write();
        const auto erased =
            erase_person(open, {"tester", "erase", "0.1.0"}, find_person(open, AgencyCode(), StaffNo("ZZ7788")).key);
        CHECK(erased.people == 1);
        CHECK(erased.run_rows == 1);
        CHECK(erased.mentions > 300);
    }
    for (auto text : {std::string_view("甲乙丙丁"), std::string_view("ZZ7788"), identity.bytes()})
        CHECK(hits(store, text) == 0);
    CHECK(load_people(store.read()).size() == 300);
    CHECK(load_evidence(store.read()).ratings.size() == 300);
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
}

TEST_CASE("what an erased person's batch did to others can still be taken back") {
    TestStore store;
    fill(store);
    {
        Store open = store.write();
        erase_person(open, deed, find_person(open, AgencyCode(), StaffNo("ZZ7788")).key);
        Transaction transaction(open, deed);
        undo_batch(transaction, 4);
        transaction.commit();
    }
    CHECK(load_evidence(store.read()).ratings[0].level == Level(1));
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
}

TEST_CASE("evidence past its time goes, newer evidence and people in service stay") {
    TestStore store;
    store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        people.save(agency());
        people.save(person("1"));
        Person left = person("LEFT99", "離職者");
        left.left = day("2020-01-01");
        people.save(left);
        const auto who = people.key_of(AgencyCode("SAMPLE001"), StaffNo("1"));
        EvidenceSaver evidence(transaction);
        evidence.save(rating(who, "coding", 1, "2020-12-31"));
        evidence.save(rating(who, "coding", 2, "2021-01-01"));
        evidence.save(HeldCertificate{.person = who, .certificate = CertificateId("old"), .issued = day("2019-01-01")});
        evidence.save(HeldCertificate{.person = who,
                                      .certificate = CertificateId("valid"),
                                      .issued = day("2019-01-01"),
                                      .expires = day("2029-01-01")});
    });
    CHECK(check_store(store.read(), day("2026-12-01")).warnings() == 2); // overdue, and stale
    Store open = store.write();
    const auto erased = erase_older_than(open, deed, day("2021-01-01"));
    CHECK(erased.people == 1);
    CHECK(erased.records == 2);
    const auto all = load_evidence(open);
    CHECK(all.ratings.size() == 1);
    CHECK(all.certificates[0].certificate == CertificateId("valid"));
    CHECK(hits(store, "LEFT99") == 0);
}
