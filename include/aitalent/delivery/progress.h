#pragma once
#include "aitalent/planning/training_plan.h"
#include "aitalent/scoring/readiness.h"
#include "aitalent/workforce/limits.h"

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace aitalent {

/// What became of a planned seat on a day.
enum class SeatState : std::uint8_t {
    completed,  ///< a result that counts as evidence by the profile's rules
    not_passed, ///< came, and the result does not count: not passed, or too few hours
    absent,     ///< no hours attended and not passed; or results of the session came in and none is this person's
    awaiting,   ///< the session is over and none of its results has come in
    cancelled,  ///< the session is cancelled
    freed,      ///< not over yet, and the person cannot or need not come: see FreedBy
    running,
    upcoming
};
std::string_view name(SeatState state); ///< "completed", …

/// Why a seat that is not used up is free again; the first that holds.
enum class FreedBy : std::uint8_t {
    none,
    left,         ///< left service
    away,         ///< an absence covers a day of it
    prerequisite, ///< a planned course it builds on was not completed
    met           ///< every level it was to lift is held already
};
std::string_view name(FreedBy reason);

struct SeatProgress {
    const Enrolment *seat = nullptr;
    SeatState state = SeatState::upcoming;
    FreedBy freed_by = FreedBy::none;
    std::chrono::minutes attended{0}; ///< as reported; the course's length where a result reports none
};

/// Seats, different people, hours and money of a set of seats. Money: the seats' cost and, once each, the price of
/// sessions that run.
struct Amounts {
    std::int64_t people = 0;
    std::int64_t seats = 0;
    std::chrono::minutes hours{0};
    Money cost;
};

struct SessionProgress {
    const SessionOutcome *session = nullptr;
    std::array<std::int64_t, 8> seats = {}; ///< by SeatState
    std::int64_t free = 0;                  ///< places nobody holds; 0 once it has begun
};

/// One person on the waiting order of a session.
struct Waiting {
    PersonKey person = PersonKey::none;
    SessionId session;
    std::int64_t place = 0;     ///< 1, 2, 3 …
    bool offered = false;       ///< a free place is this person's to take
    std::int64_t mandatory = 0; ///< worth the course would close of must-haves
    std::int64_t other = 0;
    std::optional<Date> last_trained = {};
};

/// A need the plan was to close by a seat that came to nothing.
struct LostNeed {
    PersonKey person = PersonKey::none;
    PlannedLift lift;
    SessionId session;
    SeatState state = SeatState::absent;
    FreedBy freed_by = FreedBy::none;
    SessionId next = SessionId(); ///< earliest later session of the course with a free place; empty = none
};

struct Progress {
    std::vector<SeatProgress> seats;       ///< as the plan's enrolments
    std::vector<SessionProgress> sessions; ///< those that run, by start, then id
    Amounts planned;                       ///< the whole plan
    Amounts due;                           ///< of sessions that are over
    Amounts done;                          ///< seats with a result: completed or not passed
    Amounts absent;                        ///< paid, and nobody came
    std::vector<Waiting> waiting;          ///< by session as above, then place
    std::vector<LostNeed> lost;            ///< by person, then session, then competency
};

/// One person in the plan's reach, as of the day.
struct Learner {
    const Person *person = nullptr;
    const RoleProfile *role = nullptr; ///< null: not measured, never on a waiting order
    const PersonLevels *levels = nullptr;
    PersonEvidence evidence;
};

struct ProgressRequest {
    const TrainingPlan &plan;
    std::string plan_name; ///< seeds the lottery
    Yardstick yardstick;
    std::span<const Learner> learners; ///< everybody, in service or not, by key
    std::span<const Absence> absences;
    Date as_of;
    std::size_t waiting_at_most = 20; ///< names a session
};

/// A plan against what was delivered. A result belongs to a seat by its session; one without a session by the course,
/// if it ended while the session ran.
///
/// The waiting order of a session that has not begun and has free places: everybody in service, with a role, who may
/// come, is not away, has no planned seat on those days or in that course, holds its entry level and what it asks for
/// before, has the hours left, and for whom it closes something the seats still held do not; ordered by the worth of
/// must-haves it closes, then of other needs, then longest without training, then a lottery seeded by plan and
/// session: never by name or number. Sessions are gone through by start, then id; who is offered a place in one is
/// taken as holding it in the next.
/// Cost: people × sessions with free places.
Progress progress(const ProgressRequest &request);

} // namespace aitalent
