#pragma once
#include "aitalent/store/people.h"
#include "aitalent/store/transaction.h"
#include "aitalent/workforce/limits.h"

#include <memory>
#include <vector>

namespace aitalent {

/// Ordered by agency, first day, last day, source.
std::vector<Budget> load_budgets(const Store &store);
/// Of the people chosen, ordered by person, then first day.
std::vector<Absence> load_absences(const Store &store, const PeopleFilter &filter = {});
/// Of the people chosen, ordered by person, then session.
std::vector<Booking> load_bookings(const Store &store, const PeopleFilter &filter = {});

/// Saves what limits a plan. A budget is known by agency, span and source; an absence by person and span; a booking by
/// person and session.
class LimitsSaver {
  public:
    explicit LimitsSaver(Transaction &transaction);
    ~LimitsSaver();

    Saved save(const Budget &budget);
    Saved save(const Absence &absence);
    Saved save(const Booking &booking);
    /// Takes one away; one that is not there is no failure.
    void remove(const Budget &budget);
    void remove(const Absence &absence);
    void remove(const Booking &booking);

  private:
    struct Statements;
    Transaction &transaction_;
    std::unique_ptr<Statements> statements_;
};

} // namespace aitalent
