// Three courses in a row of two: B takes prompting to 2; A takes coding from 1 to 2. Sessions: A-past (over), A-next,
// B-next (both ahead). Today is 2027-03-01.
#include "aitalent/delivery/progress.h"
#include "unit/scoring/small_world.h"

#include <algorithm>

#include <doctest/doctest.h>

using namespace aitalent;
using namespace small_world;

namespace {

const Date today = day("2027-03-01");

Session session(const char *id, const char *course, const char *starts, const char *ends, int seats = 2) {
    Session made{.id = SessionId(id), .course = CourseId(course), .starts = day(starts), .ends = day(ends)};
    made.seats = seats;
    made.price_per_session = Money(1000);
    return made;
}

SessionOutcome outcome(const Session &session) {
    return {.session = session.id,
            .course = session.course,
            .starts = session.starts,
            .ends = session.ends,
            .runs = true,
            .enrolled = 0,
            .seats = session.seats,
            .cost = Money(0),
            .seat_price = 0};
}

/// An agency of `people` persons who all hold coding 1 and need coding 2 (must-have) and prompting 2.
struct SmallAgency {
    World world;
    std::vector<Person> people;
    RoleProfile role{.id = RoleId("analyst"), .name = {}};
    std::vector<Absence> absences;
    TrainingPlan plan;

    explicit SmallAgency(int count) {
        role.requirements = {{competency("coding"), Level(2), 3, true, {}},
                             {competency("prompting"), Level(2), 1, false, {}}};
        world.catalogue.sessions = {session("A-next", "A", "2027-03-10", "2027-03-11"),
                                    session("A-past", "A", "2027-02-01", "2027-02-02"),
                                    session("B-next", "B", "2027-03-20", "2027-03-20")};
        for (const auto &one : world.catalogue.sessions) plan.sessions.push_back(outcome(one));
        for (int i = 1; i <= count; ++i) {
            Person person;
            person.key = PersonKey{i};
            person.agency = AgencyCode("X");
            person.staff_no = StaffNo("S" + std::to_string(i));
            people.push_back(person);
            auto known = rating(EvidenceKind::manager, "2027-01-05", 1);
            known.person = person.key;
            world.evidence.ratings.push_back(known);
        }
    }

    void seat(int person, const char *session, const char *course, const char *lifts, int from, int to) {
        plan.enrolments.push_back(
            {.person = PersonKey{person},
             .session = SessionId(session),
             .course = CourseId(course),
             .cost = Money(500),
             .booked = false,
             .closes = {{competency(lifts), Level(std::uint8_t(from)), Level(std::uint8_t(to)), 3}}});
    }
    void result(int person, const char *session, const char *course, const char *on, bool passed, int hours_attended) {
        world.evidence.results.push_back({.person = PersonKey{person},
                                          .course = CourseId(course),
                                          .session = SessionId(session),
                                          .finished = day(on),
                                          .passed = passed,
                                          .attended = hours(hours_attended)});
    }

    Progress now() {
        levels_.clear();
        learners_.clear();
        auto by_person = [](const auto &a, const auto &b) { return a.person < b.person; };
        std::stable_sort(world.evidence.results.begin(), world.evidence.results.end(), by_person);
        for (const auto &person : people)
            levels_.push_back(levels_of(evidence_of(world.evidence, person.key), world.yardstick(), today));
        for (std::size_t i = 0; i < people.size(); ++i)
            learners_.push_back({&people[i], &role, &levels_[i], evidence_of(world.evidence, people[i].key)});
        return progress({.plan = plan,
                         .plan_name = "p",
                         .yardstick = world.yardstick(),
                         .learners = learners_,
                         .absences = absences,
                         .as_of = today});
    }

  private:
    std::vector<PersonLevels> levels_;
    std::vector<Learner> learners_;
};

std::vector<Waiting> for_session(const Progress &progress, const char *id) {
    std::vector<Waiting> list;
    for (const auto &wait : progress.waiting)
        if (wait.session == SessionId(id)) list.push_back(wait);
    return list;
}

} // namespace

TEST_CASE("a seat is completed only by a result that counts as evidence by the profile's rules") {
    SmallAgency agency(4);
    for (int i = 1; i <= 4; ++i) agency.seat(i, "A-past", "A", "coding", 1, 2);
    agency.result(1, "A-past", "A", "2027-02-02", true, 12);
    agency.result(2, "A-past", "A", "2027-02-02", true, 3); // of 12 hours: too few
    agency.result(3, "A-past", "A", "2027-02-02", false, 0);
    const auto now = agency.now();
    CHECK(now.seats[0].state == SeatState::completed);
    CHECK(now.seats[1].state == SeatState::not_passed);
    CHECK(now.seats[2].state == SeatState::absent);
    CHECK(now.seats[3].state == SeatState::absent); // others' results are in, this one's is not
}

TEST_CASE("before any result of a session is in, its seats wait for results") {
    SmallAgency agency(1);
    agency.seat(1, "A-past", "A", "coding", 1, 2);
    CHECK(agency.now().seats[0].state == SeatState::awaiting);
}

TEST_CASE("people, hours and money are added up once, and a session's own price once") {
    SmallAgency agency(3);
    for (int i = 1; i <= 3; ++i) agency.seat(i, "A-past", "A", "coding", 1, 2);
    agency.seat(1, "B-next", "B", "prompting", 0, 2);
    std::stable_sort(agency.plan.enrolments.begin(), agency.plan.enrolments.end(),
                     [](const auto &a, const auto &b) { return a.person < b.person; });
    agency.result(1, "A-past", "A", "2027-02-02", true, 11);
    agency.result(2, "A-past", "A", "2027-02-02", false, 6);
    const auto now = agency.now();
    CHECK(now.planned.people == 3);
    CHECK(now.planned.seats == 4);
    CHECK(now.planned.hours == hours(3 * 12 + 9));
    CHECK(now.planned.cost == Money(4 * 500 + 2 * 1000));
    CHECK(now.due.seats == 3);
    CHECK(now.done.seats == 2);
    CHECK(now.done.hours == hours(17));
    CHECK(now.done.cost == Money(2 * 500 + 1000));
    CHECK(now.absent.seats == 1);
    CHECK(now.absent.cost == Money(500));
}

TEST_CASE("leaving, an absence and a need already met free a seat that lies ahead") {
    SmallAgency agency(4);
    for (int i = 1; i <= 4; ++i) agency.seat(i, "A-next", "A", "coding", 1, 2);
    agency.people[0].left = day("2027-02-15");
    agency.absences = {{PersonKey{2}, day("2027-03-11"), day("2027-03-12")}};
    auto better = rating(EvidenceKind::manager, "2027-02-20", 2);
    better.person = PersonKey{3};
    agency.world.evidence.ratings.insert(agency.world.evidence.ratings.begin() + 3, better);
    const auto now = agency.now();
    CHECK(now.seats[0].freed_by == FreedBy::left);
    CHECK(now.seats[1].freed_by == FreedBy::away);
    CHECK(now.seats[2].freed_by == FreedBy::met);
    CHECK(now.seats[3].state == SeatState::upcoming);
    CHECK(now.sessions[1].session->session == SessionId("A-next"));
    CHECK(now.sessions[1].free == 1); // two seats, one still held
}

TEST_CASE("who missed the first course loses the seat in the one that builds on it, and both needs are to plan anew") {
    SmallAgency agency(2);
    agency.world.catalogue.courses[1].after_courses = {CourseId("A")};
    agency.seat(1, "A-past", "A", "coding", 1, 2);
    agency.seat(1, "B-next", "B", "prompting", 0, 2);
    agency.result(1, "A-past", "A", "2027-02-02", false, 0);
    const auto now = agency.now();
    CHECK(now.seats[1].freed_by == FreedBy::prerequisite);
    REQUIRE(now.lost.size() == 2);
    CHECK(now.lost[0].next == SessionId("A-next"));
    CHECK(now.lost[1].next.empty()); // B has no other session
}

TEST_CASE("free places go to the waiting order: worth first, then who waited longest") {
    SmallAgency agency(4);
    agency.seat(1, "A-past", "A", "coding", 1, 2);
    agency.result(1, "A-past", "A", "2027-02-02", true, 12);
    agency.world.catalogue.sessions[0].seats = 1;
    agency.plan.sessions[0].seats = 1;
    agency.result(2, "", "old", "2026-05-01", true, 2);
    agency.result(3, "", "old", "2025-05-01", true, 2);
    agency.result(4, "", "old", "2026-09-01", true, 2);
    const auto order = for_session(agency.now(), "A-next");
    REQUIRE(order.size() == 3); // the first has completed the course
    CHECK(order[0].person == PersonKey{3});
    CHECK(order[1].person == PersonKey{2});
    CHECK(order[2].person == PersonKey{4});
    CHECK(order[0].offered);
    CHECK_FALSE(order[1].offered);
    CHECK(order[0].mandatory == 3);
}

TEST_CASE("the lottery, not the staff number, orders equals, and the order of people changes nothing") {
    SmallAgency agency(9);
    const auto order = for_session(agency.now(), "A-next");
    REQUIRE(order.size() == 9);
    std::vector<int> by_number, found;
    for (int i = 1; i <= 9; ++i) by_number.push_back(i);
    for (const auto &wait : order) found.push_back(int(wait.person));
    CHECK(found != by_number);
    CHECK(std::is_permutation(found.begin(), found.end(), by_number.begin()));
}

TEST_CASE("who is offered a place in one session is not offered another of the course") {
    SmallAgency agency(2);
    agency.world.catalogue.sessions[1] = session("A-past", "A", "2027-04-01", "2027-04-02"); // now ahead as well
    agency.plan.sessions[1] = outcome(agency.world.catalogue.sessions[1]);
    const auto now = agency.now();
    CHECK(for_session(now, "A-next").size() == 2);
    CHECK(for_session(now, "A-past").empty());
}

TEST_CASE("nobody waits who is away, has no hours left, lacks the entry level or may not come") {
    SmallAgency agency(4);
    agency.absences = {{PersonKey{1}, day("2027-03-10"), day("2027-03-10")}};
    agency.world.evidence.ratings[1].level = Level(0); // the course starts from 1
    agency.people[2].agency = AgencyCode("Y");
    agency.world.catalogue.sessions[0].open_to = OpenTo::agency;
    agency.world.catalogue.sessions[0].agency = AgencyCode("X");
    CHECK(for_session(agency.now(), "A-next").size() == 1);
    agency.world.profile.planning.hours_per_person = hours(11);
    CHECK(for_session(agency.now(), "A-next").empty());
}
