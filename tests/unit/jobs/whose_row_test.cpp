#include "jobs/whose_row.h"

#include <doctest/doctest.h>

using namespace aitalent;
using Is = WhoseRow::Is;

namespace {

const Date today = *parse_iso_date("2026-12-01");

std::optional<Date> day(const char *text) {
    return *text == 0 ? std::nullopt : parse_iso_date(text);
}

/// Of whom nothing but the first letter of a text is known: "" is no identity.
Pseudonym identity(const char *text) {
    return *text == 0 ? Pseudonym() : Pseudonym(hmac_sha256("sample", text));
}

struct Post {
    const char *agency = "A001", *number = "S1", *identity = "", *name = "甲例", *entered = "", *left = "";
};

Person held(int key, const Post &post) {
    return {.key = PersonKey(key),
            .agency = AgencyCode(post.agency),
            .staff_no = StaffNo(post.number),
            .name = post.name,
            .unit = UnitCode("U1"),
            .entered = day(post.entered),
            .left = day(post.left),
            .pseudonym = identity(post.identity)};
}

StaffRow row(const Post &post) {
    StaffRow row;
    row.person = {AgencyCode(post.agency), StaffNo(post.number), identity(post.identity)};
    row.name = post.name;
    row.entered = day(post.entered);
    row.left = day(post.left);
    return row;
}

/// As PeopleSaver::match finds them.
PersonMatch match(const StaffRow &row, const std::vector<Person> &people) {
    PersonMatch found;
    for (const auto &person : people) {
        if (!row.person.pseudonym.empty() && person.pseudonym == row.person.pseudonym) found.by_pseudonym = person;
        if (person.agency != row.person.agency || person.staff_no != row.person.staff_no) continue;
        if (person.left)
            found.leavers.push_back(person);
        else
            found.by_number = person;
    }
    return found;
}

/// What a row is told to be, and the key of whom it speaks of (0: somebody new), unseats or does not mean.
struct Told {
    Is is;
    int person = 0, unseated = 0, not_meant = 0;
    bool operator==(const Told &) const = default;
};

Told told(const Post &post, const std::vector<Person> &people) {
    const auto given = row(post);
    const auto found = match(given, people);
    const auto whose = whose_row(given, found, today, {});
    const auto key = [](const Person *person) { return person == nullptr ? 0 : int(person->key); };
    return {whose.is, key(whose.person), key(whose.unseated), key(whose.not_meant)};
}

} // namespace

TEST_CASE("a row without an identity number is about whoever serves under its number") {
    const std::vector<Person> people = {held(1, {})};
    CHECK(told({}, people) == Told{Is::the_same, 1});
    CHECK(told({.identity = "P1"}, people) == Told{Is::the_same, 1});
    CHECK(told({.name = "乙例"}, people) == Told{Is::other_name, 1});
    CHECK(told({.left = "2026-11-30"}, people) == Told{Is::the_same, 1});
    CHECK(told({.number = "S2"}, people) == Told{Is::somebody_new});
    CHECK(told({.agency = "B001"}, people) == Told{Is::somebody_new});
}

TEST_CASE("an identity number tells who took a number over, and who moved") {
    const std::vector<Person> people = {held(1, {.identity = "P1"}), held(2, {.number = "S2", .identity = "P2"})};
    CHECK(told({.identity = "P1"}, people) == Told{Is::the_same, 1});
    CHECK(told({.number = "", .identity = "P1"}, people) == Told{Is::the_same, 1});
    CHECK(told({.identity = "P3"}, people) == Told{Is::somebody_new, 0, 1});
    CHECK(told({.identity = "P2"}, people) == Told{Is::moved, 2, 1});
    CHECK(told({.number = "S9", .identity = "P2"}, people) == Told{Is::moved, 2});
    CHECK(told({.agency = "B001", .number = "", .identity = "P2"}, people) == Told{Is::moved, 2});
}

TEST_CASE("a row of somebody who has left makes no leaver of whoever has the number since") {
    const Post leaver = {.identity = "P9", .name = "乙例", .left = "2020-12-31"};
    CHECK(told(leaver, {held(1, {.identity = "P1"})}) == Told{Is::somebody_new});
    CHECK(told(leaver, {held(1, {})}) == Told{Is::somebody_new, 0, 0, 1});
    CHECK(told({.name = "乙例", .left = "2020-12-31"}, {held(1, {.identity = "P1"})}) ==
          Told{Is::somebody_new, 0, 0, 1});
    // The same name, and a day before the holder came: an earlier stint.
    CHECK(told({.left = "2020-12-31"}, {held(1, {.entered = "2021-01-01"})}) == Told{Is::earlier_post, 1});
    CHECK(told({.identity = "P1", .left = "2020-12-31"}, {held(1, {.identity = "P1", .entered = "2021-01-01"})}) ==
          Told{Is::earlier_post, 1});
    CHECK(told({.left = "2021-12-31"}, {held(1, {.entered = "2021-01-01"})}) == Told{Is::the_same, 1});
    // Held already: found again by the day and the name.
    const std::vector<Person> both = {held(1, {}), held(2, {.name = "乙例", .left = "2020-12-31"})};
    CHECK(told({.name = "乙例", .left = "2020-12-31"}, both) == Told{Is::the_same, 2});
    CHECK(told({.name = "乙例", .left = "2020-12-30"}, both) == Told{Is::the_same, 2});
    CHECK(told({.name = "丙例", .left = "2020-12-31"}, both) == Told{Is::somebody_new, 0, 0, 1});
}

TEST_CASE("of several who left under one number, the day and the name tell which is meant") {
    const std::vector<Person> people = {held(3, {.name = "丙例", .left = "2024-06-30"}),
                                        held(2, {.name = "乙例", .left = "2020-12-31"}),
                                        held(1, {.identity = "P1", .name = "甲例", .left = "2015-01-01"})};
    CHECK(told({.name = "乙例", .left = "2020-12-31"}, people) == Told{Is::the_same, 2});
    CHECK(told({.name = "丙例", .left = "2024-07-01"}, people) == Told{Is::the_same, 3});
    CHECK(told({.name = "", .left = "2015-01-01"}, people) == Told{Is::the_same, 1});
    CHECK(told({.name = "丁例", .left = "2020-12-31"}, people) == Told{Is::other_name, 2});
    CHECK(told({.name = "丁例", .left = "2019-12-31"}, people) == Told{Is::somebody_new});
    CHECK(told({.identity = "P8", .name = "甲例", .left = "2015-01-01"}, people) == Told{Is::somebody_new});
}

TEST_CASE("who had left and is listed again under the same number and name is back; another name is another person") {
    CHECK(told({}, {held(1, {.left = "2026-06-30"})}) == Told{Is::returned, 1});
    CHECK(told({.identity = "P1"}, {held(1, {.left = "2026-06-30"})}) == Told{Is::returned, 1});
    CHECK(told({}, {held(1, {.identity = "P1", .left = "2026-06-30"})}) == Told{Is::returned, 1});
    CHECK(told({.name = "乙例"}, {held(1, {.left = "2026-06-30"})}) == Told{Is::somebody_new});
    CHECK(told({.identity = "P2"}, {held(1, {.identity = "P1", .left = "2026-06-30"})}) == Told{Is::somebody_new});
    CHECK(told({.identity = "P1"}, {held(1, {.identity = "P1", .left = "2026-06-30"})}) == Told{Is::the_same, 1});
}

TEST_CASE("who is still to leave serves until then") {
    const std::vector<Person> people = {held(1, {.left = "2027-06-30"})};
    CHECK(told({}, people) == Told{Is::the_same, 1});
    CHECK(told({.left = "2027-12-31"}, people) == Told{Is::the_same, 1});
    CHECK(told({.left = "2026-11-30"}, people) == Told{Is::the_same, 1});
    CHECK(told({.name = "乙例"}, people) == Told{Is::somebody_new});
    CHECK(told({.name = "甲例曉", .left = "2027-06-30"}, people) == Told{Is::other_name, 1}); // the day is the same
    // The successor is there already.
    const std::vector<Person> both = {held(1, {.left = "2027-06-30"}), held(2, {.name = "乙例"})};
    CHECK(told({.left = "2027-06-30"}, both) == Told{Is::the_same, 1});
    CHECK(told({.left = "2026-11-30"}, both) == Told{Is::the_same, 1});
    CHECK(told({.name = "乙例"}, both) == Told{Is::the_same, 2});
    CHECK(told({.name = "丙例", .left = "2027-06-30"}, {held(2, {.name = "乙例"})}) == Told{Is::somebody_new, 0, 0, 2});
}

TEST_CASE("of two posts in one file the first is the person's, and somebody gone is not told of again") {
    const std::vector<Person> people = {held(1, {.identity = "P1"})};
    PeopleTold before;
    before.add(PersonKey(1));
    const auto is = [&](const Post &post, const std::vector<Person> &all) {
        const auto given = row(post);
        const auto found = match(given, all);
        return whose_row(given, found, today, before).is;
    };
    CHECK(is({.agency = "B001", .number = "S9", .identity = "P1"}, people) == Is::second_post);
    CHECK(is({.identity = "P1", .left = "2026-11-30"}, people) == Is::second_post);
    CHECK(is({.name = "乙例"}, {held(1, {})}) == Is::two_of_one_number);
    // The row before told of a post that is over.
    CHECK(is({.number = "S2", .identity = "P1"}, {held(1, {.identity = "P1", .left = "2026-11-30"})}) == Is::moved);
}

TEST_CASE("a former agency's row gives way to the post somebody holds") {
    const Post there = {.agency = "B001", .number = "S9", .identity = "P1", .entered = "2026-03-01"};
    CHECK(told({.identity = "P1", .left = "2026-02-28"}, {held(1, there)}) == Told{Is::earlier_post, 1});
    CHECK(told({.identity = "P1", .entered = "2010-01-01", .left = "2026-11-30"}, {held(1, there)}) ==
          Told{Is::earlier_post, 1});
    // Still to end, but before the post that is held begins, or where that one has no end.
    CHECK(told({.identity = "P1", .left = "2026-12-31"},
               {held(1, {.agency = "B001", .identity = "P1", .entered = "2027-01-01"})}) == Told{Is::earlier_post, 1});
    CHECK(told({.identity = "P1", .left = "2026-12-31"}, {held(1, {.agency = "B001", .identity = "P1"})}) ==
          Told{Is::earlier_or_not, 1});
    // Entered after the post that is held: that one was left before.
    CHECK(told({.identity = "P1", .entered = "2026-09-01", .left = "2026-11-30"}, {held(1, there)}) ==
          Told{Is::moved, 1});
    // Two numbers of one agency.
    CHECK(told({.number = "S5", .identity = "P1", .left = "2026-11-30"}, {held(1, {.identity = "P1"})}) ==
          Told{Is::earlier_or_not, 1});
    CHECK(told({.number = "S5", .identity = "P1", .entered = "2010-01-01", .left = "2026-11-30"},
               {held(1, {.identity = "P1", .entered = "2010-01-01"})}) == Told{Is::earlier_or_not, 1});
    // A leaver's later post stands too.
    CHECK(told({.identity = "P1", .left = "2020-01-01"},
               {held(1, {.agency = "B001", .identity = "P1", .left = "2025-01-01"})}) == Told{Is::earlier_post, 1});
}

TEST_CASE("who was known by identity number alone gets a number, and may leave under it") {
    const auto number = stand_in_number(identity("P1"));
    CHECK(number.str().size() == 18);
    const std::vector<Person> people = {held(1, {.number = number.str().c_str(), .identity = "P1"})};
    CHECK(told({.identity = "P1", .left = "2026-11-30"}, people) == Told{Is::moved, 1});
    CHECK(told({.identity = "P1"}, people) == Told{Is::moved, 1});
    // Also where the key was renewed since, and the number is of the identity before.
    const auto before = stand_in_number(identity("P0"));
    CHECK(told({.identity = "P1", .left = "2026-11-30"},
               {held(1, {.number = before.str().c_str(), .identity = "P1"})}) == Told{Is::moved, 1});
}
