#include "aitalent/store/health.h"
#include "aitalent/store/people.h"

#include "sample.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

struct Staff {
    TestStore store;
    Staff() {
        store.batch([](Transaction &transaction) {
            PeopleSaver people(transaction);
            people.save(agency());
            people.save(agency("SAMPLE002"));
            people.save(Unit{AgencyCode("SAMPLE001"), UnitCode("U1"), "資訊科"});
        });
    }
    Saved save(const Person &person) {
        Saved saved = Saved::unchanged;
        store.batch([&](Transaction &transaction) {
            PeopleSaver people(transaction);
            saved = test::save(people, person);
        });
        return saved;
    }
    std::vector<Person> people() { return load_people(store.read()); }
};

} // namespace

TEST_CASE("a person comes back as saved, with the agency's region where none is given") {
    Staff staff;
    Person saved = person("007", "範例");
    saved.title = "科員";
    saved.grade = "06";
    saved.supervisor = true;
    saved.role = RoleId("policy-planner");
    saved.entered = day("2020-02-29");
    saved.pseudonym = pseudonym_of("a1");
    CHECK(staff.save(saved) == Saved::added);
    auto people = staff.people();
    REQUIRE(people.size() == 1);
    saved.key = people[0].key;
    saved.region = "north";
    CHECK(people[0] == saved);
}

TEST_CASE("saving the same person again changes nothing, with or without region or pseudonym") {
    Staff staff;
    Person saved = person("1");
    saved.pseudonym = pseudonym_of("a1");
    staff.save(saved);
    CHECK(staff.save(saved) == Saved::unchanged);
    CHECK(staff.save(staff.people()[0]) == Saved::unchanged);
    saved.pseudonym = {};
    CHECK(staff.save(saved) == Saved::unchanged);
    saved.title = "科長";
    CHECK(staff.save(saved) == Saved::changed);
    CHECK(staff.people()[0].pseudonym == pseudonym_of("a1"));
}

TEST_CASE("a transfer keeps the person: agency and number change, the key does not") {
    Staff staff;
    staff.save(person("1"));
    Person moved = staff.people()[0];
    const PersonKey key = moved.key;
    moved.agency = AgencyCode("SAMPLE002");
    moved.staff_no = StaffNo("X9");
    CHECK(staff.save(moved) == Saved::changed);
    REQUIRE(staff.people().size() == 1);
    CHECK(staff.people()[0].key == key);
    CHECK(find_person(staff.store.read(), AgencyCode("SAMPLE002"), StaffNo("X9")).key == key);
}

TEST_CASE("a staff number is taken over by another person once its holder has left") {
    Staff staff;
    Person old = person("1", "甲");
    staff.save(old);
    old.key = staff.people()[0].key;
    old.left = day("2026-06-30");
    CHECK(staff.save(old) == Saved::changed);
    CHECK(staff.save(old) == Saved::unchanged);
    CHECK(staff.save(person("1", "乙")) == Saved::added);
    CHECK(staff.people().size() == 2);
    CHECK(staff.people()[0].key != staff.people()[1].key);
    CHECK(find_person(staff.store.read(), AgencyCode(), StaffNo("1")).name == "乙");
    const auto in_june = load_people(staff.store.read(), {.in_service_on = day("2026-06-30")});
    CHECK(in_june.size() == 2);
    CHECK(load_people(staff.store.read(), {.in_service_on = day("2026-07-01")}).size() == 1);
}

TEST_CASE("a row is matched by number and by identity, so that a takeover shows") {
    Staff staff;
    Person first = person("1", "甲"), second = person("2", "乙");
    first.pseudonym = pseudonym_of("aa");
    second.pseudonym = pseudonym_of("bb");
    staff.save(first);
    staff.save(second);
    staff.store.batch([](Transaction &transaction) {
        PeopleSaver people(transaction);
        const auto match = people.match(AgencyCode("SAMPLE001"), StaffNo("1"), pseudonym_of("bb"));
        CHECK(match.by_number->name == "甲");
        CHECK(match.by_pseudonym->name == "乙");
        CHECK_FALSE(people.match(AgencyCode("SAMPLE001"), StaffNo("3"), {}).by_pseudonym.has_value());
    });
}

TEST_CASE("nobody is saved under the number or the identity of somebody else") {
    Staff staff;
    Person first = person("1"), second = person("2");
    first.pseudonym = pseudonym_of("a1");
    staff.save(first);
    staff.save(second);
    second = staff.people()[1];
    SUBCASE("a number") {
        second.staff_no = StaffNo("1");
    }
    SUBCASE("an identity") {
        second.pseudonym = pseudonym_of("a1");
    }
    SUBCASE("an identity, somebody new") {
        second = person("3");
        second.pseudonym = pseudonym_of("a1");
    }
    CHECK_THROWS_AS(staff.save(second), Error);
    CHECK(staff.people().size() == 2);
}

TEST_CASE("a number used in several agencies is found only with its agency") {
    Staff staff;
    Person here = person("1"), there = person("1");
    there.agency = AgencyCode("SAMPLE002");
    staff.save(here);
    staff.save(there);
    CHECK_THROWS_AS(find_person(staff.store.read(), AgencyCode(), StaffNo("1")), Error);
    CHECK(find_person(staff.store.read(), AgencyCode("SAMPLE002"), StaffNo("1")).agency == AgencyCode("SAMPLE002"));
    CHECK_THROWS_AS(find_person(staff.store.read(), AgencyCode(), StaffNo("2")), Error);
}

TEST_CASE("filters choose by agency, unit and number") {
    Staff staff;
    Person other = person("2");
    other.unit = UnitCode("U2");
    staff.save(person("1"));
    staff.save(other);
    CHECK(load_people(staff.store.read(), {.unit = UnitCode("U2")}).size() == 1);
    CHECK(load_people(staff.store.read(), {.agency = AgencyCode("SAMPLE002")}).empty());
    CHECK(load_people(staff.store.read(), {.staff_no = StaffNo("1")})[0].unit == UnitCode("U1"));
}

TEST_CASE("many people that were announced are held against the agencies once, at their end") {
    constexpr std::size_t many = 3'000; // enough to be held against the agencies at the end
    const auto save_many = [](Transaction &transaction, const char *agency_of_last) {
        PeopleSaver people(transaction);
        people.expect(many);
        for (std::size_t i = 0; i < many; ++i) {
            Person one = person(std::to_string(i));
            one.pseudonym = pseudonym_of("p" + std::to_string(i));
            if (i + 1 == many) one.agency = AgencyCode(agency_of_last);
            people.add(std::move(one));
        }
        people.finish();
    };
    Staff staff;
    CHECK_THROWS_AS(staff.store.batch([&](Transaction &transaction) { save_many(transaction, "NOWHERE"); }), Error);
    CHECK(staff.people().empty());
    staff.store.batch([&](Transaction &transaction) { save_many(transaction, "SAMPLE002"); });
    CHECK(staff.people().size() == many);
    CHECK(check_store(staff.store.read(), day("2026-12-01")).empty());
    Person stray = person("stray");
    stray.agency = AgencyCode("NOWHERE");
    CHECK_THROWS_AS(staff.save(stray), Error); // references are held again
}
