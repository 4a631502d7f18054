#pragma once
#include "aitalent/base/money.h"
#include "aitalent/scoring/readiness.h"

#include <chrono>
#include <map>
#include <tuple>

namespace aitalent {

/// What it would take to close gaps with courses of the catalogue, before seats, dates and limits are looked at.
struct Closing {
    std::int64_t gaps = 0;
    std::int64_t without_course = 0; ///< no chain of courses reaches the level asked
    std::int64_t courses = 0;        ///< seats needed: courses times people
    std::chrono::minutes hours{0};
    Money cost = Money(0);
    void add(const Closing &other);
};

/// Finds, for each gap, the chain of courses that lifts from the level held (unknown counts as none) to the level
/// asked at the lowest list price, then the fewest hours, then the first ids. A course that closes two gaps of one
/// person is counted once. Prerequisites and sessions are the planner's business: this is an estimate to compare
/// editions by. Holds a reference to the catalogue. Chains are remembered, so many people cost little.
class Closer {
  public:
    explicit Closer(const Catalogue &catalogue) : catalogue_(catalogue) {}
    Closing of(const Readiness &readiness);

  private:
    using Step = std::tuple<CompetencyId, std::uint8_t, std::uint8_t>;
    struct Chain {
        bool found = false;
        std::vector<std::size_t> courses = {};
    };
    const Catalogue &catalogue_;
    std::map<Step, Chain> known_;

    const Chain &chain(const CompetencyId &competency, Level from, Level to);
    Chain cheapest(const CompetencyId &competency, Level from, Level to) const;
};

} // namespace aitalent
