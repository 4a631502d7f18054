#include "aitalent/store/people.h"

#include "sample.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

struct Roll {
    TestStore store;
    Roll() {
        store.batch([](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            people.save(agency("SAMPLE002"));
            people.save(Unit{AgencyCode("SAMPLE001"), UnitCode("U1"), "資訊科"});
        });
    }
    Saved save(const Person &person) {
        Saved saved = Saved::unchanged;
        store.batch([&](Transaction &transaction) { saved = PeopleSaver(transaction).save(person); });
        return saved;
    }
    std::vector<Person> people() { return load_people(store.read()); }
};

} // namespace

TEST_CASE("a person comes back as saved, with the agency's region where none is given") {
    Roll roll;
    Person saved = person("007", "範例");
    saved.title = "科員";
    saved.grade = "06";
    saved.supervisor = true;
    saved.role = RoleId("policy-planner");
    saved.entered = day("2020-02-29");
    saved.pseudonym = "a1";
    CHECK(roll.save(saved) == Saved::added);
    auto people = roll.people();
    REQUIRE(people.size() == 1);
    saved.key = people[0].key;
    saved.region = "north";
    CHECK(people[0] == saved);
}

TEST_CASE("saving the same person again changes nothing, with or without key, region or pseudonym") {
    Roll roll;
    Person saved = person("1");
    saved.pseudonym = "a1";
    roll.save(saved);
    CHECK(roll.save(saved) == Saved::unchanged);
    CHECK(roll.save(roll.people()[0]) == Saved::unchanged);
    saved.pseudonym.clear();
    CHECK(roll.save(saved) == Saved::unchanged);
    saved.title = "科長";
    CHECK(roll.save(saved) == Saved::changed);
    CHECK(roll.people()[0].pseudonym == "a1");
}

TEST_CASE("a transfer keeps the person: agency and number change, the key does not") {
    Roll roll;
    roll.save(person("1"));
    Person moved = roll.people()[0];
    const PersonKey key = moved.key;
    moved.agency = AgencyCode("SAMPLE002");
    moved.staff_no = StaffNo("X9");
    CHECK(roll.save(moved) == Saved::changed);
    REQUIRE(roll.people().size() == 1);
    CHECK(roll.people()[0].key == key);
    CHECK(find_person(roll.store.read(), AgencyCode("SAMPLE002"), StaffNo("X9")).key == key);
}

TEST_CASE("a staff number is taken over by another person once its holder has left") {
    Roll roll;
    Person old = person("1", "甲");
    roll.save(old);
    old.left = day("2026-06-30");
    CHECK(roll.save(old) == Saved::changed);
    CHECK(roll.save(old) == Saved::unchanged);
    CHECK(roll.save(person("1", "乙")) == Saved::added);
    CHECK(roll.people().size() == 2);
    CHECK(roll.people()[0].key != roll.people()[1].key);
    CHECK(find_person(roll.store.read(), AgencyCode(), StaffNo("1")).name == "乙");
    const auto in_june = load_people(roll.store.read(), {.in_service_on = day("2026-06-30")});
    CHECK(in_june.size() == 2);
    CHECK(load_people(roll.store.read(), {.in_service_on = day("2026-07-01")}).size() == 1);
}

TEST_CASE("a row is matched by number and by identity, so that a takeover shows") {
    Roll roll;
    Person first = person("1", "甲"), second = person("2", "乙");
    first.pseudonym = "aa";
    second.pseudonym = "bb";
    roll.save(first);
    roll.save(second);
    roll.store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        const auto match = people.match(AgencyCode("SAMPLE001"), StaffNo("1"), "bb");
        CHECK(match.by_number->name == "甲");
        CHECK(match.by_pseudonym->name == "乙");
        CHECK_FALSE(people.match(AgencyCode("SAMPLE001"), StaffNo("3"), "").by_pseudonym.has_value());
    });
}

TEST_CASE("a number used in several agencies is found only with its agency") {
    Roll roll;
    Person here = person("1"), there = person("1");
    there.agency = AgencyCode("SAMPLE002");
    roll.save(here);
    roll.save(there);
    CHECK_THROWS_AS(find_person(roll.store.read(), AgencyCode(), StaffNo("1")), Error);
    CHECK(find_person(roll.store.read(), AgencyCode("SAMPLE002"), StaffNo("1")).agency == AgencyCode("SAMPLE002"));
    CHECK_THROWS_AS(find_person(roll.store.read(), AgencyCode(), StaffNo("2")), Error);
}

TEST_CASE("filters choose by agency, unit and number") {
    Roll roll;
    Person other = person("2");
    other.unit = UnitCode("U2");
    roll.save(person("1"));
    roll.save(other);
    CHECK(load_people(roll.store.read(), {.unit = UnitCode("U2")}).size() == 1);
    CHECK(load_people(roll.store.read(), {.agency = AgencyCode("SAMPLE002")}).empty());
    CHECK(load_people(roll.store.read(), {.staff_no = StaffNo("1")})[0].unit == UnitCode("U1"));
}
