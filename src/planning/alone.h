#pragma once
#include "aitalent/planning/explain.h"

#include <map>
#include <optional>
#include <span>

namespace aitalent::planning {

/// What everybody else's enrolments leave for one person.
class Rest {
  public:
    Rest(const Problem &problem, const Plan &plan);

    const Problem &problem() const { return problem_; }
    const std::vector<Index> &taken(Index person) const { return taken_[static_cast<std::size_t>(person)]; }
    const std::vector<Index> &sessions_of(Index course) const { return by_course_[static_cast<std::size_t>(course)]; }
    /// The highest level any session lifts that competency to.
    int highest(Index competency) const;
    bool is_booked(Index person, Index session) const;
    bool has_finished(Index person, Index course) const;
    std::span<const Absence> absences(Index person) const;
    std::span<const Booking> bookings(Index person) const;
    std::span<const PeriodMinutes> period_minutes(Index person) const;
    const PairTerms *terms(Index person, Index session) const;

    /// The first constraint that alone keeps the person out of the session: eligibility, unit limit, seats, minimum.
    std::optional<OpenReason> refusal(Index person, Index session) const;
    /// Does somebody's session fall below its minimum if the person leaves it?
    bool others_need(Index session) const;
    /// How many more of the person's unit may be away that day, the person counted as present.
    std::int64_t unit_room(Index person, Day day) const;
    /// Budgets of that agency (none: those of no agency).
    const std::vector<Index> &budgets_of(Index agency) const;
    /// Money left in a budget, and seats at each provider limit, with what the person takes given back.
    Dollars money_left(Index budget, Index person) const;
    std::vector<std::int64_t> provider_left(Index person) const;
    /// What the person in that session is charged to a budget, the run included where nobody else is in it.
    Dollars charge(Index budget, Index person, Index session) const;
    std::int64_t seats_of(Index person, Index session) const;
    std::int64_t others_in(Index person, Index session) const;

  private:
    struct Count {
        std::int64_t people = 0, seats = 0;
    };
    bool unit_has_room(Index person, Index session) const;
    bool has_seat(Index person, Index session) const;
    bool has_taken(Index person, Index session) const;
    bool charges(const Budget &budget, Index agency, const Session &session) const;
    bool counts(const ProviderLimit &limit, const Session &session) const;
    void enter(const Enrolment &enrolment);

    const Problem &problem_;
    std::vector<std::vector<Index>> by_course_; ///< sessions
    std::map<Index, int> highest_;
    std::map<std::pair<Index, Index>, const PairTerms *> terms_;
    std::map<Index, std::vector<Index>> reserves_;       ///< by session
    std::map<Index, std::vector<Index>> budgets_;        ///< by agency
    std::map<Index, int> unit_limits_;                   ///< by unit, the tightest
    std::vector<Booking> bookings_;                      ///< ordered
    std::vector<bool> has_booking_;                      ///< by session
    std::vector<Finished> finished_;                     ///< ordered
    std::vector<Absence> absences_;                      ///< ordered by person
    std::vector<PeriodMinutes> period_minutes_;          ///< likewise
    std::vector<std::vector<Index>> taken_;              ///< by person
    std::vector<Count> counts_;                          ///< by session
    std::vector<std::int64_t> outsiders_;                ///< by reserve: seats of those it is not kept for
    std::vector<Dollars> spent_;                         ///< by budget
    std::vector<std::int64_t> provided_;                 ///< by provider limit
    std::map<std::pair<Index, Day>, std::int64_t> away_; ///< by unit and day
};

/// The level held with the sessions taken.
int level_after(const Problem &problem, const Skill &skill, const std::vector<Index> &sessions);
/// What they are worth to that person.
OrderedWorth worth_to(const Problem &problem, Index person, const std::vector<Index> &sessions);

} // namespace aitalent::planning
