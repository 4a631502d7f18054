#include "aitalent/store/batches.h"
#include "aitalent/store/health.h"
#include "aitalent/store/plans.h"
#include "aitalent/store/scores.h"
#include "aitalent/store/selections.h"
#include "sample.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace aitalent::test;

namespace {

struct Office {
    TestStore store;
    std::vector<Person> people;
    Office() {
        store.batch([](Transaction &transaction) {
            PeopleSaver saver(transaction);
            saver.save(agency());
            for (auto number : {"1", "2", "3"}) saver.save(person(number));
        });
        people = load_people(store.read());
    }
    std::int64_t keep(RunKind kind, const std::function<void(Transaction &, std::int64_t)> &rows,
                      const std::string &name = "") {
        Store open = store.write();
        Transaction transaction(open, {"tester", "plan make", "0.1.0"});
        const auto number = save_run(transaction, {.kind = kind,
                                                   .name = name,
                                                   .as_of = day("2026-12-01"),
                                                   .framework = "moda-ai-talent@115v3.0",
                                                   .seed = ~std::uint64_t{0},
                                                   .options = "seats=3"});
        rows(transaction, number);
        transaction.commit();
        return number;
    }
    void approve(std::int64_t run) {
        Store open = store.write();
        Transaction transaction(open, {"tester", "plan approve", "0.1.0"});
        approve_run(transaction, run, "王科長");
        transaction.commit();
    }
    TrainingPlan plan() const {
        TrainingPlan plan;
        plan.enrolments = {
            {.person = people[0].key,
             .session = SessionId("A1-01"),
             .course = CourseId("A1"),
             .cost = Money(500),
             .booked = true,
             .closes = {{CompetencyId("coding"), Level(0), Level(1), 7},
                        {CompetencyId("automation"), Level(1), Level(2), 3}}},
            {.person = people[1].key, .session = SessionId("A1-01"), .course = CourseId("A1"), .cost = Money(0)}};
        plan.open = {{.person = people[2].key,
                      .competency = CompetencyId("coding"),
                      .have = Level(1),
                      .need = Level(3),
                      .worth = 14,
                      .reason = OpenReason::minimum,
                      .course = CourseId("B1")}};
        plan.sessions = {
            {SessionId("A1-01"), CourseId("A1"), day("2027-03-01"), day("2027-03-02"), true, 2, 30, Money(500), 9}};
        plan.budgets = {{"SAMPLE001 2027", Money(1000), Money(500), 12}};
        plan.worth = {1, 2};
        plan.bound = {3, 4};
        plan.gap_ppm = 5;
        plan.asked = {6, 7};
        plan.largest_gap_first = {8, 9};
        plan.longest_waiting_first = {10, 11};
        plan.cost = Money(500);
        return plan;
    }
};

} // namespace

TEST_CASE("a run says from what it was made, by whom, and whether it is approved") {
    Office office;
    const auto first = office.keep(
        RunKind::plan, [&](auto &t, auto run) { save_plan(t, run, office.plan()); }, "甲案");
    const auto second = office.keep(
        RunKind::plan, [&](auto &t, auto run) { save_plan(t, run, office.plan()); }, "乙案");
    CHECK(newest_run(office.store.read(), RunKind::plan)->number == second);
    CHECK(newest_run(office.store.read(), RunKind::plan, "甲案")->number == first);
    CHECK_FALSE(newest_run(office.store.read(), RunKind::score).has_value());
    const Run run = load_run(office.store.read(), RunKind::plan, first);
    CHECK(run.seed == ~std::uint64_t{0});
    CHECK(run.options == "seats=3");
    CHECK(run.who == "tester");
    CHECK(run.version == "0.1.0");
    CHECK(run.approved_by.empty());
    office.approve(first);
    office.approve(second);
    CHECK(approved_run(office.store.read(), RunKind::plan)->number == second);
    CHECK(load_run(office.store.read(), RunKind::plan, first).approved_by.empty());
    CHECK_THROWS_AS(load_run(office.store.read(), RunKind::score, first), Error);
    CHECK_THROWS_AS(load_run(office.store.read(), RunKind::plan, 99), Error);
}

TEST_CASE("a plan comes back as saved") {
    Office office;
    const auto run = office.keep(RunKind::plan, [&](auto &t, auto number) { save_plan(t, number, office.plan()); });
    CHECK(load_plan(office.store.read(), run) == office.plan());
    CHECK(check_store(office.store.read(), day("2026-12-01")).empty());
}

TEST_CASE("scores come back in their order, without the terms that evidence gives again") {
    Office office;
    std::vector<Readiness> scores = {{.person = office.people[0].key, .role = RoleId("developer")},
                                     {.person = office.people[0].key, .role = RoleId("all-staff")}};
    scores[0].low = {3, 12};
    scores[0].high = {5, 12};
    scores[0].must_haves = 2;
    scores[0].must_haves_met = 1;
    scores[0].must_haves_unknown = 1;
    scores[0].unknown = 4;
    scores[1].ready = true;
    const auto run = office.keep(RunKind::score, [&](auto &t, auto number) { save_scores(t, number, scores); });
    for (const auto &read :
         {load_scores(office.store.read(), run), load_scores_of(office.store.read(), office.people[0].key)}) {
        REQUIRE(read.size() == 2);
        CHECK(read[0].role == RoleId("developer"));
        CHECK(read[0].low.part == 3);
        CHECK(read[0].high == Ratio{5, 12});
        CHECK(read[0].must_haves_unknown == 1);
        CHECK(read[0].unknown == 4);
        CHECK_FALSE(read[0].ready);
        CHECK(read[1].ready);
    }
    CHECK(load_scores_of(office.store.read(), office.people[1].key).empty());
}

TEST_CASE("a selection comes back with its request, its reasons and its overrides") {
    Office office;
    KeptSelection kept;
    kept.request = {
        .role = RoleId("developer"), .as_of = day("2026-12-01"), .seats = 1, .seed = "2026-12-01 developer"};
    kept.request.eligibility = {{.field = "years", .at_least = 1, .at_most = 30}};
    kept.request.priorities = {{.field = "unit", .any_of = {"U1", "資訊科"}}};
    kept.request.reserves = {{.who = {.field = "supervisor", .any_of = {"yes"}}, .seats = 1}};
    kept.selection.role = kept.request.role;
    kept.selection.seats = 1;
    kept.selection.seed = kept.request.seed;
    kept.selection.reserves = {{.reserve = 0,
                                .filled = 1,
                                .brought_in = {office.people[0].key},
                                .left_out = {office.people[2].key, office.people[1].key},
                                .need_lost = -3,
                                .need_whole = 12}};
    kept.selection.placements = {
        {.person = office.people[0].key,
         .outcome = Outcome::chosen,
         .reason = Reason::by_reserve,
         .rank = 2,
         .decided_by = Criterion::lottery,
         .reserve = 0,
         .need = {7, 12},
         .last_trained = day("2025-01-01"),
         .lottery = "00ff"},
        {.person = office.people[1].key,
         .outcome = Outcome::not_eligible,
         .reason = Reason::rule,
         .failed_rules = {0, 2},
         .priority = 0,
         .borderline = true,
         .changes = {{.more_seats = 1}, {.steps = 2, .last_trained = day("2024-01-01"), .rules_waived = {0}}}}};
    const auto run = office.keep(RunKind::selection, [&](auto &t, auto number) { save_selection(t, number, kept); });
    const auto read = load_selection(office.store.read(), run);
    CHECK(read.request.as_of == kept.request.as_of);
    CHECK(read.request.seed == kept.request.seed);
    CHECK(read.request.eligibility == kept.request.eligibility);
    CHECK(read.request.priorities == kept.request.priorities);
    CHECK(read.request.reserves == kept.request.reserves);
    REQUIRE(read.selection.placements.size() == 2);
    const Placement &first = read.selection.placements[0], &second = read.selection.placements[1];
    CHECK(first.reason == Reason::by_reserve);
    CHECK(first.reserve == 0);
    CHECK(first.need == Ratio{7, 12});
    CHECK(first.lottery == "00ff");
    CHECK(second.failed_rules == std::vector<std::size_t>{0, 2});
    CHECK(second.borderline);
    CHECK(second.changes == kept.selection.placements[1].changes);
    REQUIRE(read.selection.reserves.size() == 1);
    CHECK(read.selection.reserves[0].left_out == kept.selection.reserves[0].left_out);
    CHECK(read.selection.reserves[0].need_lost == -3);
    {
        Store open = office.store.write();
        Transaction transaction(open, deed);
        save_override(transaction, run, {office.people[1].key, true, "專案需要", "王科長"});
        save_override(transaction, run, {office.people[0].key, false, "借調", "王科長"});
        transaction.commit();
    }
    const auto overrides = load_overrides(office.store.read(), run);
    REQUIRE(overrides.size() == 2);
    CHECK(overrides[0].reason == "專案需要");
    CHECK(check_store(office.store.read(), day("2026-12-01")).empty());
}

TEST_CASE("runs go with the people of an undone batch, unless they are approved") {
    Office office;
    const std::string before = digest(office.store.read());
    const auto run = office.keep(RunKind::plan, [&](auto &t, auto number) { save_plan(t, number, office.plan()); });
    CHECK(digest(office.store.read()) == before);
    auto undo = [&] {
        Store open = office.store.write();
        Transaction transaction(open, {"tester", "undo", "0.1.0"});
        undo_batch(transaction, 1);
        transaction.commit();
    };
    SUBCASE("a proposal") {
        undo();
        CHECK(load_plan(office.store.read(), run).enrolments.empty());
        CHECK(load_run(office.store.read(), RunKind::plan, run).rows_gone == 3);
    }
    SUBCASE("a decision") {
        office.approve(run);
        CHECK_THROWS_WITH_AS(undo(), "AT-STO-033", Error);
        CHECK(load_plan(office.store.read(), run) == office.plan());
    }
    CHECK(check_store(office.store.read(), day("2026-12-01")).empty());
}
