#pragma once
#include "aitalent/store/transaction.h"
#include "aitalent/workforce/people.h"

#include <memory>
#include <optional>
#include <vector>

namespace aitalent {

/// Whom to load; empty fields choose everybody.
struct PeopleFilter {
    AgencyCode agency = AgencyCode();
    UnitCode unit = UnitCode();
    StaffNo staff_no = StaffNo();
    std::optional<Date> in_service_on = {}; ///< leaves out those who left before that day or enter after it
};

/// Ordered by code.
std::vector<Agency> load_agencies(const Store &store);
/// Ordered by agency, then code.
std::vector<Unit> load_units(const Store &store);
/// Ordered by agency, staff number, key. `region` is the person's own or the agency's.
std::vector<Person> load_people(const Store &store, const PeopleFilter &filter = {});
std::optional<Person> load_person(const Store &store, PersonKey key);
/// The one person of that staff number in service, else the one who left last; AT-STO-035 (66) where there is none or,
/// without an agency, where several agencies use the number.
Person find_person(const Store &store, const AgencyCode &agency, const StaffNo &staff_no);

/// Who a row of a personnel file may be.
struct PersonMatch {
    std::optional<Person> by_number;    ///< in service in that agency under that staff number
    std::optional<Person> by_pseudonym; ///< the same identity, wherever he or she serves or served
};

/// Saves agencies, units and people. Every agency and unit named must be saved in the same transaction at the latest.
class PeopleSaver {
  public:
    explicit PeopleSaver(Transaction &transaction);
    ~PeopleSaver();

    Saved save(const Agency &agency);
    Saved save(const Unit &unit);
    /// Looks for the person a row speaks of; a number taken over and an identity that moved show as a difference
    /// between the two. Read inside the transaction, so rows saved before are seen.
    PersonMatch match(const AgencyCode &agency, const StaffNo &staff_no, const std::string &pseudonym);
    /// With a key: writes over that person (a transfer changes agency and staff number). Without: over the person in
    /// service under agency and staff number, else adds one. An empty pseudonym leaves the one that is held. A person
    /// who has left and is saved without a key is the one of that agency and number who left on that day.
    Saved save(const Person &person);
    /// Key of the person in service under that number; none where there is none.
    PersonKey key_of(const AgencyCode &agency, const StaffNo &staff_no);

  private:
    Saved save_over(const Person &person);
    Saved save_by_number(const Person &person);
    PersonKey leaver(const Person &person);
    std::string own_region(const Person &person);
    struct Statements;
    Transaction &transaction_;
    std::unique_ptr<Statements> statements_;
};

} // namespace aitalent
