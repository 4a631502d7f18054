#pragma once
#include "aitalent/delivery/progress.h"

namespace aitalent::delivery {

/// The request with what is looked up in it again and again.
class World {
  public:
    explicit World(const ProgressRequest &request);

    const ProgressRequest &request() const { return request_; }
    Date as_of() const { return request_.as_of; }
    const Learner *learner(PersonKey key) const;
    const Session *session(const SessionId &id) const;
    const SessionOutcome *outcome(const SessionId &id) const;
    const Course *course(const CourseId &id) const { return request_.yardstick.catalogue.find(id); }
    std::chrono::minutes hours(const CourseId &id) const;
    /// Is somebody's result of that session in?
    bool reported(const SessionId &id) const { return reported_.contains(id); }
    /// An absence of the person covers a day of the session.
    bool away(PersonKey person, const SessionOutcome &session) const;
    /// The level held; unknown counts as none.
    static Level held(const Learner &learner, const CompetencyId &competency);

  private:
    const ProgressRequest &request_;
    std::map<PersonKey, const Learner *> learners_;
    std::map<SessionId, const Session *> sessions_;
    std::map<SessionId, const SessionOutcome *> outcomes_;
    std::map<PersonKey, std::vector<const Absence *>> absences_;
    std::map<SessionId, bool> reported_;
};

/// The state of every seat, as the plan's enrolments.
std::vector<SeatProgress> seat_states(const World &world);
/// The waiting orders; `sessions` says what is free.
std::vector<Waiting> waiting_orders(const World &world, std::span<const SeatProgress> seats,
                                    std::span<const SessionProgress> sessions);

/// Somebody still holds it: it may yet be completed.
inline bool held(const SeatProgress &seat) {
    return seat.state == SeatState::upcoming || seat.state == SeatState::running || seat.state == SeatState::awaiting;
}

} // namespace aitalent::delivery
