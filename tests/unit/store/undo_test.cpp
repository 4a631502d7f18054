#include "aitalent/base/hash.h"
#include "aitalent/store/batches.h"
#include "aitalent/store/health.h"
#include "sample.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

void undo(const TestStore &store, std::int64_t number) {
    Store open = store.write();
    Transaction transaction(open, {"tester", "undo", "0.1.0"});
    undo_batch(transaction, number);
    transaction.commit();
}

std::string fault_of_undo(const TestStore &store, std::int64_t number, std::string value = "") {
    try {
        undo(store, number);
    } catch (const Error &error) {
        const Fault &fault = *error.faults().begin();
        return fault.code + (value.empty() ? "" : " " + fault.value(value));
    }
    return "done";
}

std::int64_t add_people(const TestStore &store, int from, int to, const std::string &name = "範例") {
    return store.batch([&](Transaction &transaction) {
        PeopleSaver people(transaction);
        people.save(agency());
        for (int i = from; i < to; ++i) save(people, person(std::to_string(i), name));
    });
}

} // namespace

TEST_CASE("an undone batch leaves the store as if it had never been") {
    TestStore store;
    const std::string empty = digest(store.read());
    const auto first = add_people(store, 0, 5);
    const std::string before = digest(store.read());
    const auto second = add_people(store, 3, 8, "新名");
    CHECK(digest(store.read()) != before);
    undo(store, second);
    CHECK(digest(store.read()) == before);
    undo(store, first);
    CHECK(digest(store.read()) == empty);
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
    const auto batches = load_batches(store.read());
    CHECK(batches[1].records.added == 3);
    CHECK(batches[1].records.changed == 2);
    CHECK(batches[1].records.unchanged == 1);
    CHECK(batches[1].undone_at.has_value());
}

TEST_CASE("numbers of people are not used again after an undo") {
    TestStore store;
    const auto first = add_people(store, 0, 3);
    const auto last = load_people(store.read()).back().key;
    undo(store, first);
    add_people(store, 0, 1);
    CHECK(load_people(store.read())[0].key > last);
}

TEST_CASE("a batch that a later one builds on is not taken back, and the later one is named") {
    TestStore store;
    const auto first = add_people(store, 0, 3);
    SUBCASE("by changing its rows") {
        add_people(store, 0, 1, "新名");
        CHECK(fault_of_undo(store, first, "later") == "AT-STO-032 2");
    }
    SUBCASE("by pointing at its rows") {
        const auto who = load_people(store.read())[1].key;
        store.batch([&](Transaction &transaction) { EvidenceSaver(transaction).save(rating(who, "coding", 1)); });
        const std::string before = digest(store.read());
        CHECK(fault_of_undo(store, first, "later") == "AT-STO-032 2");
        CHECK(digest(store.read()) == before);
        undo(store, 2);
    }
    CHECK(fault_of_undo(store, 99) == "AT-STO-030");
    if (load_batches(store.read())[1].undone_at) {
        undo(store, first);
        CHECK(fault_of_undo(store, first) == "AT-STO-031");
    }
}

TEST_CASE("two people who exchanged numbers are told apart again") {
    TestStore store;
    add_people(store, 1, 3);
    const auto before = load_people(store.read());
    const auto swap = store.batch([&](Transaction &transaction) {
        PeopleSaver people(transaction);
        Person a = before[0], b = before[1];
        std::swap(a.staff_no, b.staff_no);
        Person aside = a;
        aside.staff_no = StaffNo("aside");
        people.save(aside);
        people.save(b);
        people.save(a);
    });
    CHECK(load_people(store.read())[0].key == before[1].key);
    undo(store, swap);
    CHECK(load_people(store.read()) == before);
}

TEST_CASE("a leaver does not come back under a number that somebody else has by now") {
    TestStore store;
    const auto save = [&](std::vector<Person> people) {
        store.batch([&](Transaction &transaction) {
            PeopleSaver saver(transaction);
            saver.save(agency());
            for (auto &one : people) saver.save(std::move(one));
        });
    };
    save({person("1", "甲")});
    Person leaver = load_people(store.read()).front();
    leaver.left = day("2026-06-30");
    save({leaver});
    save({person("1", "乙")});
    CHECK(fault_of_undo(store, 2, "later") == "AT-STO-032 3");
    undo(store, 3);
    undo(store, 2);
    CHECK(load_people(store.read()).size() == 1);
    CHECK_FALSE(load_people(store.read()).front().left);
}

TEST_CASE("removed evidence and replaced course parts come back") {
    TestStore store;
    add_people(store, 0, 1);
    const auto who = load_people(store.read())[0].key;
    Course course{.id = CourseId("A1"),
                  .name = {},
                  .tier = TierId(),
                  .provider = ProviderId("p"),
                  .lifts = {{CompetencyId("x"), Level(0), Level(1)}, {CompetencyId("y"), Level(0), Level(1)}}};
    store.batch([&](Transaction &transaction) {
        EvidenceSaver(transaction).save(rating(who, "coding", 1));
        CatalogueSaver(transaction).save(Provider{ProviderId("p"), {}, {}});
        CatalogueSaver(transaction).save(course);
    });
    const std::string before = digest(store.read());
    const auto held = load_evidence(store.read()).ratings[0];
    std::swap(course.lifts[0], course.lifts[1]);
    const auto last = store.batch([&](Transaction &transaction) {
        EvidenceSaver(transaction).remove(held);
        CatalogueSaver(transaction).save(course);
    });
    CHECK(load_evidence(store.read()).ratings.empty());
    undo(store, last);
    CHECK(digest(store.read()) == before);
}

TEST_CASE("any series of batches, taken back from the last, passes through the same digests") {
    TestStore store;
    add_people(store, 0, 6);
    const auto people = load_people(store.read());
    Random random(20261123);
    std::vector<std::pair<std::int64_t, std::string>> steps; // batch, digest before it
    for (int i = 0; i < 12; ++i) {
        const std::string before = digest(store.read());
        const auto number = store.batch([&](Transaction &transaction) {
            EvidenceSaver evidence(transaction);
            PeopleSaver saver(transaction);
            for (int row = 0; row < 10; ++row) {
                const auto &who = people[random.below(people.size())];
                const char *days[] = {"2026-01-01", "2026-02-01"};
                evidence.save(rating(who.key, random.below(2) == 0 ? "coding" : "automation",
                                     static_cast<int>(random.below(4)), days[random.below(2)]));
                Person changed = who;
                changed.title = std::to_string(random.below(3));
                saver.save(changed);
            }
            if (const auto held = load_evidence(store.read()).ratings; held.size() > 3)
                evidence.remove(held[random.below(held.size())]);
        });
        steps.emplace_back(number, before);
    }
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        undo(store, step->first);
        CHECK(digest(store.read()) == step->second);
    }
    CHECK(check_store(store.read(), day("2026-12-01")).empty());
}

TEST_CASE("the digest sees every column of the data and neither order nor keys") {
    TestStore one, other;
    add_people(one, 0, 4);
    add_people(other, 2, 4);
    add_people(other, 0, 2);
    CHECK(digest(one.read()) == digest(other.read()));
    auto rate = [](const TestStore &store, bool backwards, int level) {
        store.batch([&](Transaction &transaction) {
            EvidenceSaver evidence(transaction);
            PeopleSaver people(transaction);
            for (int i = 0; i < 4; ++i) {
                const auto who = people.key_of(AgencyCode("SAMPLE001"), StaffNo(std::to_string(backwards ? 3 - i : i)));
                evidence.save(rating(who, "coding", level));
            }
        });
    };
    rate(one, false, 2);
    rate(other, true, 2);
    CHECK(digest(one.read()) == digest(other.read()));
    rate(other, true, 3);
    CHECK(digest(one.read()) != digest(other.read()));
}

TEST_CASE("what an edit by other means did to the audit trail shows") {
    TestStore store;
    for (int i = 0; i < 5; ++i) add_people(store, i, i + 1);
    CHECK(verify_audit(store.read()).empty());
    const auto head = audit_head(store.read());
    add_people(store, 9, 10);
    CHECK(verify_audit(store.read(), head).empty());
    CHECK_FALSE(verify_audit(store.read(), AuditHead{head.entries, std::string(64, '0')}).empty());
}
