#include "world.h"

#include <algorithm>

namespace aitalent::delivery {

namespace {

bool is_of(const CourseResult &result, const SessionOutcome &session) {
    if (!result.session.empty()) return result.session == session.session;
    return result.course == session.course && result.finished >= session.starts && result.finished <= session.ends;
}

/// The last result of a seat that is in on the day.
const CourseResult *result_of(const World &world, const Learner &learner, const SessionOutcome &session) {
    const CourseResult *last = nullptr;
    for (const auto &result : learner.evidence.results)
        if (result.finished <= world.as_of() && is_of(result, session)) last = &result;
    return last;
}

void judge(const World &world, const CourseResult &result, SeatProgress &seat) {
    const auto *course = world.course(result.course);
    seat.attended = result.attended.value_or(course == nullptr ? std::chrono::minutes(0) : course->hours);
    const bool nobody_came = !result.passed && result.attended && result.attended->count() == 0;
    const bool counts =
        course == nullptr
            ? result.passed
            : scoring::course_standing(result, *course, world.request().yardstick.profile.courses) == Standing::counted;
    seat.state = nobody_came ? SeatState::absent : counts ? SeatState::completed : SeatState::not_passed;
    if (nobody_came) seat.attended = std::chrono::minutes(0);
}

bool needless(const Learner &learner, const Enrolment &seat) {
    return !seat.closes.empty() && std::all_of(seat.closes.begin(), seat.closes.end(), [&](const PlannedLift &lift) {
        return World::held(learner, lift.competency) >= lift.to;
    });
}

FreedBy freed_by(const World &world, const Learner &learner, const Enrolment &seat, const SessionOutcome &session) {
    if (learner.person->left && *learner.person->left < session.ends) return FreedBy::left;
    if (world.away(seat.person, session)) return FreedBy::away;
    if (needless(learner, seat)) return FreedBy::met;
    return FreedBy::none;
}

SeatProgress state_of(const World &world, const Enrolment &seat) {
    SeatProgress made{.seat = &seat};
    const auto *learner = world.learner(seat.person);
    const auto *outcome = world.outcome(seat.session);
    const auto *session = world.session(seat.session);
    if (learner == nullptr || outcome == nullptr) return made;
    if (const auto *result = result_of(world, *learner, *outcome))
        judge(world, *result, made);
    else if (session == nullptr || session->cancelled)
        made.state = SeatState::cancelled;
    else if (outcome->ends <= world.as_of())
        made.state = world.reported(seat.session) ? SeatState::absent : SeatState::awaiting;
    else if ((made.freed_by = freed_by(world, *learner, seat, *outcome)) != FreedBy::none)
        made.state = SeatState::freed;
    else
        made.state = outcome->starts <= world.as_of() ? SeatState::running : SeatState::upcoming;
    return made;
}

/// The course asks for another one, or for a level another planned course was to give.
bool builds_on(const Course &course, const Enrolment &before) {
    if (std::find(course.after_courses.begin(), course.after_courses.end(), before.course) !=
        course.after_courses.end())
        return true;
    return std::any_of(before.closes.begin(), before.closes.end(), [&](const PlannedLift &lift) {
        const bool entry = std::any_of(course.lifts.begin(), course.lifts.end(), [&](const Lift &next) {
            return next.competency == lift.competency && next.from.value() > 0 && next.from <= lift.to &&
                   next.from > lift.from;
        });
        return entry || std::any_of(course.after_levels.begin(), course.after_levels.end(), [&](const auto &asked) {
                   return asked.first == lift.competency && asked.second <= lift.to && asked.second > lift.from;
               });
    });
}

bool came_to_nothing(const SeatProgress &seat) {
    return !held(seat) && seat.state != SeatState::completed && seat.freed_by != FreedBy::met;
}

/// Seats of a person fall one after the other: who missed the first course cannot sit in the one that builds on it.
void free_what_follows(const World &world, std::span<SeatProgress> of_person) {
    for (auto &seat : of_person) { // in the order of their start
        if (seat.state != SeatState::upcoming) continue;
        const auto *course = world.course(seat.seat->course);
        if (course == nullptr) continue;
        for (const auto &before : of_person) {
            if (&before == &seat) break;
            if (!came_to_nothing(before) || !builds_on(*course, *before.seat)) continue;
            seat.state = SeatState::freed;
            seat.freed_by = FreedBy::prerequisite;
        }
    }
}

} // namespace

std::vector<SeatProgress> seat_states(const World &world) {
    std::vector<SeatProgress> seats;
    for (const auto &seat : world.request().plan.enrolments) seats.push_back(state_of(world, seat));
    for (std::size_t first = 0, next = 0; first < seats.size(); first = next) {
        while (next < seats.size() && seats[next].seat->person == seats[first].seat->person) ++next;
        free_what_follows(world, std::span(seats).subspan(first, next - first));
    }
    return seats;
}

} // namespace aitalent::delivery
