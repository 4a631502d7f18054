#pragma once
#include "aitalent/delivery/progress.h"
#include "office.h"

#include <vector>

namespace aitalent {

/// Everybody held, in service or not, by key, with levels on the as-of date. Owns what learners point at.
class Everybody {
  public:
    explicit Everybody(Office &office);
    Everybody(const Everybody &) = delete;
    Everybody &operator=(const Everybody &) = delete;
    const std::vector<Learner> &learners() const { return learners_; }

  private:
    std::vector<Person> people_;
    Evidence evidence_;
    std::vector<PersonLevels> levels_;
    std::vector<Learner> learners_;
};

} // namespace aitalent
