#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/id.h"
#include "aitalent/base/level.h"
#include "aitalent/base/money.h"
#include "aitalent/workforce/people.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace aitalent {

/// A plan in the field's own words: what store keeps and reports show. The dense problem and its solver stay behind
/// planning/formulate.h.

/// One competency of one person lifted by one enrolment.
struct PlannedLift {
    CompetencyId competency;
    Level from;             ///< held before (unknown was counted as none)
    Level to;               ///< reached, at most what the role requires
    std::int64_t worth = 0; ///< weight × steps closed
    bool was_unknown = false;
    friend bool operator==(const PlannedLift &, const PlannedLift &) = default;
};

/// One seat: a person in a session.
struct Enrolment {
    PersonKey person = PersonKey::none;
    SessionId session;
    CourseId course;
    Money cost;                           ///< of the seat; a session's own price is in SessionOutcome
    bool booked = false;                  ///< was fixed before the plan was made
    std::vector<PlannedLift> closes = {}; ///< empty: taken as a prerequisite only
    friend bool operator==(const Enrolment &, const Enrolment &) = default;
};

/// Why a need stays open: the first that binds, with everybody else's plan as it is.
enum class OpenReason : std::uint8_t {
    no_course,    ///< no course lifts it to the level required
    prerequisite, ///< what the course asks for before cannot be had in time
    hours,        ///< the person's hours are used up
    clash,        ///< every session meets another one, an absence or a booking
    not_eligible, ///< the sessions are for other agencies or regions
    unit_limit,   ///< too many of the unit would be away at once
    seats,        ///< the seats are worth more to others
    budget,       ///< the money is worth more elsewhere
    minimum       ///< too few people for the session to run
};
std::string_view name(OpenReason reason); ///< "no_course", …

/// A need the plan does not close.
struct OpenNeed {
    PersonKey person = PersonKey::none;
    CompetencyId competency;
    std::optional<Level> have; ///< reached with the plan; none: unknown, and the plan has nothing for it
    Level need;
    std::int64_t worth = 0; ///< weight × steps left open
    OpenReason reason = OpenReason::no_course;
    CourseId course = CourseId();    ///< the course that would close it, where there is one
    SessionId session = SessionId(); ///< and the session the reason is about
    friend bool operator==(const OpenNeed &, const OpenNeed &) = default;
};

struct SessionOutcome {
    SessionId session;
    CourseId course;
    Date starts, ends;
    bool runs = false;
    std::int64_t enrolled = 0;
    std::int64_t seats = 0;
    Money cost;                  ///< seats taken and, if it runs, the session's own price
    std::int64_t seat_price = 0; ///< what one more seat would bring at most, see must_have_price
    friend bool operator==(const SessionOutcome &, const SessionOutcome &) = default;
};

struct BudgetUse {
    std::string key; ///< "SAMPLE001 2027 一般預算"
    Money amount;
    Money used;
    std::int64_t thousand_price = 0; ///< what NT$1,000 more would bring at most, see must_have_price
    friend bool operator==(const BudgetUse &, const BudgetUse &) = default;
};

/// Worth in the two orders: needs of must-have requirements outrank all others where the policy says so.
struct PlanWorth {
    std::int64_t mandatory = 0;
    std::int64_t other = 0;
    friend bool operator==(const PlanWorth &, const PlanWorth &) = default;
};

struct TrainingPlan {
    std::vector<Enrolment> enrolments;    ///< by person, then start of the session, then session
    std::vector<OpenNeed> open;           ///< by person, then competency
    std::vector<SessionOutcome> sessions; ///< every session considered, by id
    std::vector<BudgetUse> budgets;
    PlanWorth worth;
    PlanWorth bound;          ///< no plan can be worth more
    std::int64_t gap_ppm = 0; ///< (bound − worth) / bound, in millionths
    bool optimal = false;
    PlanWorth asked;             ///< what closing every need would be worth
    PlanWorth largest_gap_first; ///< what the plain rule reaches, for comparison
    PlanWorth longest_waiting_first;
    Money cost;
    friend bool operator==(const TrainingPlan &, const TrainingPlan &) = default;
};

/// A price is what one more seat, or NT$1,000, would bring at most, in millionths of a weight unit. Where must-haves go
/// first, one weight unit of theirs counts as asked.other + 1. A price that reaches such a unit, in millionths of
/// weight units of must-haves; else nothing.
std::optional<std::int64_t> must_have_price(const TrainingPlan &plan, std::int64_t price);

/// Levels not known count as none in planning; here what is said of them is put right: `is_unknown(person, competency)`
/// tells them.
template<class IsUnknown>
void say_unknown(OpenNeed &open, const IsUnknown &is_unknown) {
    if (open.have == Level(0) && is_unknown(open.person, open.competency)) open.have.reset();
}
template<class IsUnknown>
void say_unknown(TrainingPlan &plan, const IsUnknown &is_unknown) {
    for (auto &open : plan.open) say_unknown(open, is_unknown);
    for (auto &enrolment : plan.enrolments)
        for (auto &lift : enrolment.closes)
            lift.was_unknown = lift.from == Level(0) && is_unknown(enrolment.person, lift.competency);
}

} // namespace aitalent
