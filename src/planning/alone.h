#pragma once
#include "aitalent/planning/explain.h"

#include <map>

namespace aitalent::planning {

/// What everybody else's enrolments leave for one person.
class Rest {
  public:
    Rest(const Problem &problem, const Plan &plan);

    /// The problem of one person alone, keeping the constraints up to and including `last` in the order of the reasons.
    /// Sessions keep their order; those that cannot be had are left out. `sessions` gets their places.
    Problem alone(Index person, OpenReason last, std::vector<Index> &sessions) const;
    const std::vector<Index> &taken(Index person) const;
    const Problem &problem() const { return problem_; }

  private:
    struct Count {
        std::int64_t people = 0, seats = 0;
        std::map<int, std::int64_t> outsiders; ///< seats by reserve group, of those who are not members
    };
    bool may_come(Index person, Index session, OpenReason last) const;
    bool unit_has_room(Index person, Index session) const;
    bool has_seat(Index person, Index session) const;
    bool others_need(Index session) const;
    bool reaches_minimum(Index person, Index session) const;
    std::int64_t seats_of(Index person, Index session) const;
    void add_people(Problem &alone, Index person, OpenReason last, const std::vector<Index> &sessions) const;
    void add_money(Problem &alone, Index person) const;
    bool charges(const Budget &budget, Index agency, const Session &session) const;

    const Problem &problem_;
    std::map<std::pair<Index, Index>, const PairTerms *> terms_;
    std::vector<std::vector<Index>> taken_;              ///< by person
    std::vector<Count> counts_;                          ///< by session
    std::vector<std::int64_t> spent_;                    ///< by budget
    std::vector<std::int64_t> provided_;                 ///< by provider limit
    std::map<std::pair<Index, Day>, std::int64_t> away_; ///< by unit and day
};

/// The best one person can do in a problem of one person, as places of sessions there; of equal bundles one that closes
/// the need in `preferred` (none = no preference).
std::vector<Index> best_alone(const Problem &one, Index preferred = none);

/// The level held with the sessions taken.
int level_after(const Problem &problem, const Skill &skill, const std::vector<Index> &sessions);

} // namespace aitalent::planning
