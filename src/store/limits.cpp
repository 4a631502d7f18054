#include "aitalent/store/limits.h"

#include "person_row.h"
#include "upsert.h"

namespace aitalent {

std::vector<Budget> load_budgets(const Store &store) {
    std::vector<Budget> budgets;
    Statement rows(store.database(), "select agency, from_day, to_day, source, amount from budget "
                                     "order by agency, from_day, to_day, source");
    while (rows.next()) budgets.push_back({rows.id<AgencyCode>(), rows.date(), rows.date(), rows.text(), rows.money()});
    return budgets;
}

static std::string of_people(const std::string &select, const PeopleFilter &filter, const char *order) {
    return select + " e where e.person in (select p.key from person p " + person_condition(filter) + ") order by " +
           order;
}

std::vector<Absence> load_absences(const Store &store, const PeopleFilter &filter) {
    std::vector<Absence> absences;
    Statement rows(store.database(), of_people("select e.person, e.from_day, e.to_day from absence", filter,
                                               "e.person, e.from_day, e.to_day"));
    bind_person_condition(rows, filter);
    while (rows.next()) absences.push_back({static_cast<PersonKey>(rows.integer()), rows.date(), rows.date()});
    return absences;
}

std::vector<Booking> load_bookings(const Store &store, const PeopleFilter &filter) {
    std::vector<Booking> bookings;
    Statement rows(store.database(),
                   of_people("select e.person, e.session from booking", filter, "e.person, e.session"));
    bind_person_condition(rows, filter);
    while (rows.next()) bookings.push_back({static_cast<PersonKey>(rows.integer()), rows.id<SessionId>()});
    return bookings;
}

struct LimitsSaver::Statements {
    explicit Statements(Transaction &transaction)
        : budget(transaction,
                 {.name = "budget", .key = {"agency", "from_day", "to_day", "source"}, .compared = {"amount"}}),
          absence(transaction, {.name = "absence", .key = {"person", "from_day", "to_day"}, .compared = {}}),
          booking(transaction, {.name = "booking", .key = {"person", "session"}, .compared = {}}),
          without_budget(transaction, "budget", "agency = ? and from_day = ? and to_day = ? and source = ?"),
          without_absence(transaction, "absence", "person = ? and from_day = ? and to_day = ?"),
          without_booking(transaction, "booking", "person = ? and session = ?") {}

    Upsert budget, absence, booking;
    Removal without_budget, without_absence, without_booking;
};

LimitsSaver::LimitsSaver(Transaction &transaction)
    : transaction_(transaction), statements_(std::make_unique<Statements>(transaction)) {}
LimitsSaver::~LimitsSaver() = default;

Saved LimitsSaver::save(const Budget &budget) {
    const Saved saved = statements_->budget.save(budget.agency, budget.from, budget.to, budget.source, budget.amount);
    return transaction_.tally(saved), saved;
}

Saved LimitsSaver::save(const Absence &absence) {
    const Saved saved = statements_->absence.save(absence.person, absence.from, absence.to);
    return transaction_.tally(saved), saved;
}

Saved LimitsSaver::save(const Booking &booking) {
    const Saved saved = statements_->booking.save(booking.person, booking.session);
    return transaction_.tally(saved), saved;
}

void LimitsSaver::remove(const Budget &budget) {
    if (statements_->without_budget.remove(budget.agency, budget.from, budget.to, budget.source) > 0)
        transaction_.tally_removed();
}

void LimitsSaver::remove(const Absence &absence) {
    if (statements_->without_absence.remove(absence.person, absence.from, absence.to) > 0) transaction_.tally_removed();
}

void LimitsSaver::remove(const Booking &booking) {
    if (statements_->without_booking.remove(booking.person, booking.session) > 0) transaction_.tally_removed();
}

} // namespace aitalent
