#include "aitalent/planning/formulate.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace std::chrono_literals;

namespace {

constexpr Date day(int month, int number) {
    return {std::chrono::year(2027), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(number))};
}

const CompetencyId literacy("ai-literacy"), tools("document-tools");

/// Three clerks of one unit lack two steps of literacy and one of document tools; one course for each step.
struct Office {
    Framework framework;
    Profile profile;
    Catalogue catalogue;
    RoleProfile clerk;
    std::vector<Person> people;
    std::vector<PersonLevels> levels;
    std::vector<Trainee> trainees;

    Office() {
        clerk.id = RoleId("clerk");
        clerk.requirements = {{literacy, Level(2), 5, true}, {tools, Level(1), 2, false}};
        add_course("A1", literacy, 0, 1);
        add_course("A2", literacy, 1, 2);
        add_course("T1", tools, 0, 1);
        for (int i = 1; i <= 3; ++i)
            people.push_back({.key = PersonKey{i},
                              .agency = AgencyCode("X"),
                              .staff_no = StaffNo("S" + std::to_string(i)),
                              .name = "",
                              .unit = UnitCode("U")}),
                levels.push_back({PersonKey{i}, {{.competency = tools, .level = std::nullopt}}});
    }
    void add_course(const std::string &id, const CompetencyId &competency, int from, int to) {
        Course course;
        course.id = CourseId(id), course.hours = 6h, course.price = Money(1000);
        course.lifts = {{competency, Level(static_cast<std::uint8_t>(from)), Level(static_cast<std::uint8_t>(to))}};
        catalogue.courses.push_back(course);
    }
    void add_session(const std::string &id, Date on, int seats) {
        Session session;
        session.id = SessionId(id), session.course = CourseId(id.substr(0, 2)), session.starts = session.ends = on;
        session.seats = seats;
        catalogue.sessions.push_back(session);
    }
    PlanRequest request() {
        trainees.clear();
        for (std::size_t i = 0; i < people.size(); ++i) trainees.push_back({&people[i], &clerk, &levels[i]});
        return {.yardstick = {framework, profile, catalogue},
                .from = day(1, 1),
                .to = day(12, 31),
                .policy = {},
                .trainees = trainees};
    }
    TrainingPlan plan(const PlanRequest &asked) const {
        Faults faults;
        auto made = make_plan(asked, {.threads = 1}, faults);
        CHECK(faults.empty());
        return made;
    }
};

} // namespace

TEST_CASE("a plan says who goes where, which gap each seat closes and what it costs") {
    Office office;
    office.add_session("A1-01", day(3, 1), 3);
    office.add_session("A2-01", day(4, 1), 3);
    office.add_session("T1-01", day(5, 3), 3);
    const auto plan = office.plan(office.request());
    REQUIRE(plan.enrolments.size() == 9);
    CHECK(
        plan.enrolments[0] ==
        Enrolment{
            PersonKey{1}, SessionId("A1-01"), CourseId("A1"), Money(1000), false, {{literacy, Level(0), Level(1), 5}}});
    CHECK(plan.enrolments[1].closes == std::vector<PlannedLift>{{literacy, Level(1), Level(2), 5}});
    CHECK(plan.worth == PlanWorth{30, 6});
    CHECK(plan.asked == plan.worth);
    CHECK(plan.optimal);
    CHECK(plan.open.empty());
    CHECK(plan.cost == Money(9000));
}

TEST_CASE("an open need names the first constraint that keeps it open") {
    Office office;
    office.add_session("A1-01", day(3, 1), 3);
    office.add_session("A2-01", day(4, 1), 3);
    office.add_session("T1-01", day(5, 3), 2);
    auto request = office.request();

    SUBCASE("two seats for three people") {
        const auto plan = office.plan(request);
        REQUIRE(plan.open.size() == 1);
        CHECK(plan.open[0].reason == OpenReason::seats);
        CHECK(plan.open[0].session == SessionId("T1-01"));
        CHECK(plan.sessions[2].seat_price <= 2'010'000);
    }
    SUBCASE("money for eight seats: the mandatory ones come first") {
        request.budgets = {{AgencyCode("X"), day(1, 1), day(12, 31), "", Money(7500)}};
        const auto plan = office.plan(request);
        CHECK(plan.worth == PlanWorth{30, 2});
        REQUIRE(plan.open.size() == 2);
        CHECK(plan.open[0].reason == OpenReason::budget);
        REQUIRE(plan.budgets.size() == 1);
        CHECK(plan.budgets[0].used == Money(7000));
    }
    SUBCASE("no money outside the time a budget covers") {
        request.budgets = {{AgencyCode("X"), day(1, 1), day(4, 30), "", Money(100'000)}};
        CHECK(office.plan(request).worth == PlanWorth{30, 0});
    }
    SUBCASE("twelve hours each are taken by what is mandatory") {
        request.policy.hours_per_person = 12h;
        const auto plan = office.plan(request);
        REQUIRE(plan.open.size() == 3);
        for (const auto &need : plan.open) CHECK(need.reason == OpenReason::hours);
    }
    SUBCASE("an absence meets the only session") {
        request.absences = {{PersonKey{2}, day(3, 1), day(3, 2)}};
        const auto plan = office.plan(request);
        const auto &need = plan.open.front();
        CHECK(need.person == PersonKey{2});
        CHECK(need.competency == literacy);
        CHECK(need.reason == OpenReason::clash);
    }
    SUBCASE("one of the unit away at once") {
        request.policy.unit_away_per_mille = 400;
        for (const auto &need : office.plan(request).open) CHECK(need.reason == OpenReason::unit_limit);
    }
}

TEST_CASE("needs without a course, and courses that open too late, are told apart") {
    Office office;
    office.add_session("A2-01", day(3, 1), 3);
    office.add_session("A1-01", day(4, 1), 3);
    const auto plan = office.plan(office.request());
    REQUIRE(plan.open.size() == 6);
    CHECK(plan.open[0].competency == literacy);
    CHECK(plan.open[0].have == Level(1));
    CHECK(plan.open[0].reason == OpenReason::prerequisite);
    CHECK(plan.open[1].competency == tools);
    CHECK(plan.open[1].reason == OpenReason::no_course);
}

TEST_CASE("a booking stays whatever it costs, and its seat is gone for others") {
    Office office;
    office.add_session("T1-01", day(5, 3), 1);
    auto request = office.request();
    request.bookings = {{PersonKey{3}, SessionId("T1-01")}};
    request.budgets = {{AgencyCode("X"), day(1, 1), day(12, 31), "", Money(0)}};
    const auto plan = office.plan(request);
    REQUIRE(plan.enrolments.size() == 1);
    CHECK(plan.enrolments[0].person == PersonKey{3});
    CHECK(plan.enrolments[0].booked);
}

TEST_CASE("a session with too few people for its minimum is not run") {
    Office office;
    office.add_session("T1-01", day(5, 3), 10);
    office.catalogue.sessions[0].minimum_enrolment = 4;
    const auto plan = office.plan(office.request());
    CHECK(plan.enrolments.empty());
    CHECK(!plan.sessions[0].runs);
    REQUIRE(plan.open.size() == 6);
    CHECK(plan.open[1].reason == OpenReason::minimum);
}

TEST_CASE("a policy limits what is used: ways of teaching, places, hours of a part of the year, people of a unit, "
          "providers") {
    Office office;
    office.add_session("A1-01", day(3, 1), 3);
    office.add_session("A2-01", day(4, 1), 3);
    office.add_session("T1-01", day(5, 3), 3);
    auto request = office.request();

    SUBCASE("only classroom courses, and there are none") {
        for (auto &course : office.catalogue.courses) course.delivery = Delivery::online;
        request.policy.limits.delivery = {"classroom"};
        CHECK(office.plan(request).sessions.empty());
    }
    SUBCASE("only in the north") {
        office.catalogue.sessions[2].region = "north";
        request.policy.limits.regions = {"north"};
        CHECK(office.plan(request).worth == PlanWorth{0, 6});
    }
    SUBCASE("six hours until the end of April") {
        request.policy.limits.period_hours = {{day(1, 1), day(4, 30), 6h}};
        CHECK(office.plan(request).worth == PlanWorth{15, 6});
    }
    SUBCASE("two of the unit away, whatever the share says") {
        request.policy.limits.unit_away = {{UnitCode("U"), 2}};
        CHECK(office.plan(request).worth == PlanWorth{20, 4});
    }
    SUBCASE("four seats at the provider") {
        for (auto &course : office.catalogue.courses) course.provider = ProviderId("P");
        request.policy.limits.provider_seats = {{ProviderId("P"), 4}};
        CHECK(office.plan(request).enrolments.size() == 4);
    }
    SUBCASE("two seats of each session are kept for the ninth grade, and one person has it") {
        office.people[1].grade = "09";
        request.policy.limits.reserves = {{.course = CourseId("T1"), .grades = {"09"}, .seats = 2}};
        CHECK(office.plan(request).worth == PlanWorth{30, 4});
    }
    SUBCASE("what if each session of a course had more seats") {
        office.catalogue.sessions[2].seats = 1;
        request.more_seats[CourseId("T1")] = 1;
        CHECK(office.plan(request).worth == PlanWorth{30, 4});
    }
}

TEST_CASE("a source of money pays what it is for and nothing else; the rest is paid from all others together") {
    Office office;
    office.add_session("A1-01", day(3, 1), 3);
    office.add_session("A2-01", day(4, 1), 3);
    office.add_session("T1-01", day(5, 3), 3);
    auto request = office.request();
    request.policy.limits.paid_from = {{.source = "grant", .courses = {CourseId("T1")}}};
    request.budgets = {{AgencyCode("X"), day(1, 1), day(12, 31), "grant", Money(2000)},
                       {AgencyCode("X"), day(1, 1), day(12, 31), "own", Money(1000)},
                       {AgencyCode("X"), day(1, 1), day(12, 31), "gift", Money(3000)}};
    const auto plan = office.plan(request);
    CHECK(plan.worth == PlanWorth{20, 4}); // two seats of tools by the grant, four of literacy by the rest
    REQUIRE(plan.budgets.size() == 2);
    CHECK(plan.budgets[0].used + plan.budgets[1].used == Money(6000));
}

TEST_CASE("a booked session that has begun is a fact: it uses hours, and nobody else joins") {
    Office office;
    office.add_session("A1-01", day(3, 1), 3);
    office.add_session("A2-01", day(4, 1), 3);
    office.add_session("T1-01", day(5, 3), 3);
    auto request = office.request();
    request.bookings = {{PersonKey{1}, SessionId("A1-01")}};
    request.from = day(3, 15);
    request.since = day(1, 1);
    request.policy.hours_per_person = 12h;
    const auto plan = office.plan(request);
    CHECK(plan.worth == PlanWorth{10, 4}); // the booked one goes on with the second course; the others only lack tools
    for (const auto &seat : plan.enrolments)
        if (seat.session == SessionId("A1-01")) CHECK(seat.person == PersonKey{1});
}
