#include "aitalent/delivery/progress.h"

#include "world.h"

#include <algorithm>
#include <set>

namespace aitalent {

namespace {

using delivery::World;

/// Adds seats up; a session's own price counts once.
class Adder {
  public:
    explicit Adder(const World &world) : world_(world) {}

    void add(const SeatProgress &seat, std::chrono::minutes hours) {
        people_.insert(seat.seat->person);
        ++sum_.seats;
        sum_.hours += hours;
        sum_.cost += seat.seat->cost;
        if (const auto *session = world_.session(seat.seat->session);
            session != nullptr && sessions_.insert(session->id).second)
            sum_.cost += session->price_per_session;
    }
    Amounts sum() {
        sum_.people = std::int64_t(people_.size());
        return sum_;
    }

  private:
    const World &world_;
    std::set<PersonKey> people_;
    std::set<SessionId> sessions_;
    Amounts sum_;
};

void add_up(const World &world, Progress &progress) {
    Adder planned(world), due(world), done(world);
    for (const auto &seat : progress.seats) {
        const auto hours = world.hours(seat.seat->course);
        const auto *outcome = world.outcome(seat.seat->session);
        planned.add(seat, hours);
        if (outcome != nullptr && outcome->ends <= world.as_of()) due.add(seat, hours);
        if (seat.state == SeatState::completed || seat.state == SeatState::not_passed) done.add(seat, seat.attended);
        if (seat.state != SeatState::absent) continue;
        ++progress.absent.seats;
        progress.absent.hours += hours;
        progress.absent.cost += seat.seat->cost;
    }
    std::set<PersonKey> absent;
    for (const auto &seat : progress.seats)
        if (seat.state == SeatState::absent) absent.insert(seat.seat->person);
    progress.absent.people = std::int64_t(absent.size());
    progress.planned = planned.sum();
    progress.due = due.sum();
    progress.done = done.sum();
}

std::vector<SessionProgress> sessions_of(const World &world, std::span<const SeatProgress> seats) {
    std::map<SessionId, SessionProgress> by_id;
    for (const auto &outcome : world.request().plan.sessions)
        if (outcome.runs) by_id[outcome.session].session = &outcome;
    for (const auto &seat : seats)
        if (const auto found = by_id.find(seat.seat->session); found != by_id.end())
            ++found->second.seats[std::size_t(seat.state)];
    std::vector<SessionProgress> list;
    for (auto &[id, one] : by_id) {
        const auto *session = world.session(id);
        const bool open = session != nullptr && !session->cancelled && one.session->starts > world.as_of();
        if (open) one.free = std::max<std::int64_t>(0, session->seats - one.seats[std::size_t(SeatState::upcoming)]);
        list.push_back(one);
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const auto &a, const auto &b) { return a.session->starts < b.session->starts; });
    return list;
}

SessionId next_of(const CourseId &course, const SessionId &lost, std::span<const SessionProgress> sessions) {
    for (const auto &one : sessions)
        if (one.free > 0 && one.session->course == course && one.session->session != lost) return one.session->session;
    return SessionId();
}

std::vector<LostNeed> lost_needs(const Progress &progress) {
    std::vector<LostNeed> lost;
    for (const auto &seat : progress.seats) {
        if (delivery::held(seat) || seat.state == SeatState::completed || seat.freed_by == FreedBy::met ||
            seat.freed_by == FreedBy::left)
            continue;
        for (const auto &lift : seat.seat->closes)
            lost.push_back({seat.seat->person, lift, seat.seat->session, seat.state, seat.freed_by,
                            next_of(seat.seat->course, seat.seat->session, progress.sessions)});
    }
    return lost;
}

} // namespace

Progress progress(const ProgressRequest &request) {
    const World world(request);
    Progress made;
    made.seats = delivery::seat_states(world);
    made.sessions = sessions_of(world, made.seats);
    add_up(world, made);
    made.waiting = delivery::waiting_orders(world, made.seats, made.sessions);
    made.lost = lost_needs(made);
    return made;
}

} // namespace aitalent
