#include "aitalent/store/plans.h"

#include "database.h"
#include "run_rows.h"

#include <map>

namespace aitalent {

namespace {

constexpr Level unknown_level(255);

std::optional<Level> known(Level level) {
    return level == unknown_level ? std::nullopt : std::optional(level);
}

void save_totals(Transaction &transaction, std::int64_t run, const TrainingPlan &plan) {
    Statement(
        transaction.database(),
        "insert into plan (run, mandatory, other, bound_mandatory, bound_other, gap_ppm, optimal, asked_mandatory, "
        "asked_other, largest_gap_mandatory, largest_gap_other, waiting_mandatory, waiting_other, cost) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(run, plan.worth.mandatory, plan.worth.other, plan.bound.mandatory, plan.bound.other, plan.gap_ppm,
              plan.optimal, plan.asked.mandatory, plan.asked.other, plan.largest_gap_first.mandatory,
              plan.largest_gap_first.other, plan.longest_waiting_first.mandatory, plan.longest_waiting_first.other,
              plan.cost)
        .run();
}

void load_totals(Database &database, std::int64_t run, TrainingPlan &plan) {
    Statement row(database, "select mandatory, other, bound_mandatory, bound_other, asked_mandatory, asked_other, "
                            "largest_gap_mandatory, largest_gap_other, waiting_mandatory, waiting_other, gap_ppm, "
                            "optimal, cost from plan where run = ?");
    if (!row.bind(run).next()) return;
    for (auto *worth : {&plan.worth, &plan.bound, &plan.asked, &plan.largest_gap_first, &plan.longest_waiting_first})
        *worth = {row.integer(), row.integer()};
    plan.gap_ppm = row.integer();
    plan.optimal = row.flag();
    plan.cost = row.money();
}

std::int64_t save_enrolments(Transaction &transaction, std::int64_t run, const TrainingPlan &plan) {
    Statement save(transaction.database(), "insert into enrolment (run, place, person, session, course, cost, booked) "
                                           "values (?, ?, ?, ?, ?, ?, ?)");
    Statement save_lift(transaction.database(), "insert into enrolment_lift (run, enrolment, place, competency, "
                                                "from_level, to_level, worth) values (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto &seat : plan.enrolments) {
        save.bind(run, place, seat.person, seat.session, seat.course, seat.cost, seat.booked).run();
        std::int64_t number = 0;
        for (const auto &lift : seat.closes)
            save_lift
                .bind(run, place, number++, lift.competency, lift.was_unknown ? unknown_level : lift.from, lift.to,
                      lift.worth)
                .run();
        ++place;
    }
    return place;
}

PlannedLift lift_at(Statement &row) {
    auto competency = row.id<CompetencyId>();
    const auto from = known(row.level());
    const auto to = row.level();
    return {std::move(competency), from.value_or(Level(0)), to, row.integer(), !from};
}

void load_enrolments(Database &database, std::int64_t run, TrainingPlan &plan) {
    std::map<std::int64_t, std::size_t> index_of; // by place: erased people leave holes
    Statement rows(database, "select place, person, session, course, cost, booked from enrolment where run = ? "
                             "order by place");
    for (rows.bind(run); rows.next();) {
        index_of[rows.integer()] = plan.enrolments.size();
        plan.enrolments.push_back({.person = static_cast<PersonKey>(rows.integer()),
                                   .session = rows.id<SessionId>(),
                                   .course = rows.id<CourseId>(),
                                   .cost = rows.money(),
                                   .booked = rows.flag()});
    }
    Statement lifts(database, "select enrolment, competency, from_level, to_level, worth from enrolment_lift "
                              "where run = ? order by enrolment, place");
    for (lifts.bind(run); lifts.next();)
        if (const auto found = index_of.find(lifts.integer()); found != index_of.end())
            plan.enrolments[found->second].closes.push_back(lift_at(lifts));
}

std::int64_t save_open_needs(Transaction &transaction, std::int64_t run, const TrainingPlan &plan) {
    Statement save(transaction.database(), "insert into open_need (run, place, person, competency, have, need, worth, "
                                           "reason, course, session) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto &open : plan.open)
        save.bind(run, place++, open.person, open.competency, open.have.value_or(unknown_level), open.need, open.worth,
                  open.reason, open.course, open.session)
            .run();
    return place;
}

void load_open_needs(Database &database, std::int64_t run, TrainingPlan &plan) {
    Statement rows(database, "select person, competency, have, need, worth, reason, course, session from open_need "
                             "where run = ? order by place");
    for (rows.bind(run); rows.next();)
        plan.open.push_back({.person = static_cast<PersonKey>(rows.integer()),
                             .competency = rows.id<CompetencyId>(),
                             .have = known(rows.level()),
                             .need = rows.level(),
                             .worth = rows.integer(),
                             .reason = rows.one_of<OpenReason>(9),
                             .course = rows.id<CourseId>(),
                             .session = rows.id<SessionId>()});
}

void save_sessions(Transaction &transaction, std::int64_t run, const TrainingPlan &plan) {
    Statement save(transaction.database(),
                   "insert into session_outcome (run, place, session, course, starts, ends, runs, "
                   "enrolled, seats, cost, seat_price) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto &session : plan.sessions)
        save.bind(run, place++, session.session, session.course, session.starts, session.ends, session.runs,
                  session.enrolled, session.seats, session.cost, session.seat_price)
            .run();
}

void load_sessions(Database &database, std::int64_t run, TrainingPlan &plan) {
    Statement rows(database, "select session, course, starts, ends, runs, enrolled, seats, cost, seat_price "
                             "from session_outcome where run = ? order by place");
    for (rows.bind(run); rows.next();)
        plan.sessions.push_back({.session = rows.id<SessionId>(),
                                 .course = rows.id<CourseId>(),
                                 .starts = rows.date(),
                                 .ends = rows.date(),
                                 .runs = rows.flag(),
                                 .enrolled = rows.integer(),
                                 .seats = rows.integer(),
                                 .cost = rows.money(),
                                 .seat_price = rows.integer()});
}

void save_budgets(Transaction &transaction, std::int64_t run, const TrainingPlan &plan) {
    Statement save(transaction.database(),
                   "insert into budget_use (run, place, name, amount, used, thousand_price) values (?, ?, ?, ?, ?, ?)");
    std::int64_t place = 0;
    for (const auto &budget : plan.budgets)
        save.bind(run, place++, budget.key, budget.amount, budget.used, budget.thousand_price).run();
}

void load_budget_uses(Database &database, std::int64_t run, TrainingPlan &plan) {
    Statement rows(database, "select name, amount, used, thousand_price from budget_use where run = ? order by place");
    for (rows.bind(run); rows.next();)
        plan.budgets.push_back({rows.text(), rows.money(), rows.money(), rows.integer()});
}

} // namespace

void save_plan(Transaction &transaction, std::int64_t run, const TrainingPlan &plan) {
    save_totals(transaction, run, plan);
    const auto seats = save_enrolments(transaction, run, plan);
    const auto open = save_open_needs(transaction, run, plan);
    save_sessions(transaction, run, plan);
    save_budgets(transaction, run, plan);
    count_run_rows(transaction, run, seats + open);
    transaction.note_count("enrolments", seats);
    transaction.note_count("open_needs", open);
}

TrainingPlan load_plan(const Store &store, std::int64_t number) {
    load_run(store, RunKind::plan, number);
    TrainingPlan plan;
    load_totals(store.database(), number, plan);
    load_enrolments(store.database(), number, plan);
    load_open_needs(store.database(), number, plan);
    load_sessions(store.database(), number, plan);
    load_budget_uses(store.database(), number, plan);
    return plan;
}

} // namespace aitalent
