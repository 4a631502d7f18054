#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/planning/explain.h"
#include "aitalent/planning/training_plan.h"
#include "aitalent/scoring/readiness.h"

#include <map>
#include <span>

namespace aitalent {

/// Money for one agency (all agencies where empty) and a stretch of days. A source named in the limits' `paid_from`
/// pays what it is for and nothing else; all other sources of an agency are spent together.
struct TrainingBudget {
    AgencyCode agency = AgencyCode();
    Date from, to; ///< both days included
    std::string source = {};
    Money amount;
    friend bool operator==(const TrainingBudget &, const TrainingBudget &) = default;
};

struct PersonAbsence {
    PersonKey person = PersonKey::none;
    Date from, to; ///< both days included
    friend bool operator==(const PersonAbsence &, const PersonAbsence &) = default;
};

struct SessionBooking {
    PersonKey person = PersonKey::none;
    SessionId session;
    friend bool operator==(const SessionBooking &, const SessionBooking &) = default;
};

/// `seats` of each session of a course (of every session where empty) are kept for people who fit.
struct SeatReserve {
    CourseId course = CourseId();
    AgencyCode agency = AgencyCode();     ///< with `unit`
    UnitCode unit = UnitCode();           ///< empty = any
    std::vector<std::string> grades = {}; ///< empty = any
    int seats = 0;
    friend bool operator==(const SeatReserve &, const SeatReserve &) = default;
};

/// At most `seats` at one provider in the whole plan.
struct ProviderCap {
    ProviderId provider;
    int seats = 0;
    friend bool operator==(const ProviderCap &, const ProviderCap &) = default;
};

/// A person to be planned for.
struct Trainee {
    const Person *person = nullptr;
    const RoleProfile *role = nullptr; ///< null: nothing is asked; bookings stay
    const PersonLevels *levels = nullptr;
    std::vector<CourseId> finished = {};   ///< courses finished and passed
    std::optional<Date> last_trained = {}; ///< empty = never
};

/// Everything a plan is made from. Holds references and spans: what they show must outlive it.
struct PlanRequest {
    Yardstick yardstick;
    Date from, to;                  ///< sessions starting in this time are planned
    std::optional<Date> since = {}; ///< booked sessions starting from this day on count as taken; else from `from` on
    PlanningPolicy policy;
    std::span<const Trainee> trainees = {};
    std::vector<TrainingBudget> budgets = {};
    std::vector<PersonAbsence> absences = {};
    std::vector<SessionBooking> bookings = {};
    std::vector<SeatReserve> reserves = {}; ///< at most 32 different groups
    std::vector<ProviderCap> provider_caps = {};
    std::map<CourseId, int> more_seats = {}; ///< what if each session of the course had so many more seats
    std::string seed = {};                   ///< of the lottery that breaks ties between people
};

/// The dense problem, and what its indices stand for.
struct Formulation {
    planning::Problem problem;
    std::vector<PersonKey> people;
    std::vector<CompetencyId> competencies;
    std::vector<const Course *> courses;
    std::vector<const Session *> sessions;
    std::vector<Money> seat_prices;        ///< by session
    std::vector<std::string> sources = {}; ///< of money; sessions and budgets of the problem refer to them
    Faults faults; ///< AT-PLN-001 … 004: material that does not fit together; the rest is formulated
};

/// Domain values → problem. Levels not known count as none. The worth of a step is the requirement's weight times the
/// role's priority; must-haves are mandatory, or count `must_have_factor` times where the policy sets no order. Ties
/// between people go to the longer wait, then to a lottery keyed by seed, agency and staff number.
Formulation formulate(const PlanRequest &request);

/// The problem solved, from an earlier plan where one is given, and checked: a plan that fails the check is our bug
/// (throws Error).
planning::Plan solve_checked(const planning::Problem &problem, const planning::Effort &effort,
                             std::span<const planning::Enrolment> earlier = {});

/// A plan in the field's words as the problem's indices, with its worth counted anew; seats that the problem does not
/// know are left out.
planning::Plan dense_plan(const Formulation &formulation, const TrainingPlan &plan);

/// A solved plan in the field's words. `why` gives the open needs; the two plain plans are for comparison.
TrainingPlan describe(const Formulation &formulation, const planning::Plan &plan, std::span<const planning::Unmet> why,
                      const planning::Plan &largest_gap_first, const planning::Plan &longest_waiting_first);

/// The same with reasons and comparison found.
TrainingPlan describe(const Formulation &formulation, const planning::Plan &plan);

/// All of it: formulate, solve, check, reasons, comparison. Faults of the material go to `faults`.
TrainingPlan make_plan(const PlanRequest &request, const planning::Effort &effort, Faults &faults);

} // namespace aitalent
