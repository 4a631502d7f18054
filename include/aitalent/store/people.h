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
bool holds_people(const Store &store); ///< anybody at all, in service or not
/// The one person of that staff number in service, else the one who left last; AT-STO-035 (66) where there is none or,
/// without an agency, where several agencies use the number.
Person find_person(const Store &store, const AgencyCode &agency, const StaffNo &staff_no);

std::optional<Unit> load_unit(const Store &store, const AgencyCode &agency, const UnitCode &code);

/// Everybody's key by staff number (those in service on the day) and by pseudonym, for rows that speak of people by the
/// million.
class Postings {
  public:
    enum class Identified : std::uint8_t { take, leave_out };
    /// Who serves under that number; who is about to leave only where nobody else does. None where nobody fits or,
    /// without an agency, where several agencies use the number. `leave_out` passes people
    /// over whose identity is held: for a row that gives another one.
    PersonKey of_number(const AgencyCode &agency, const StaffNo &staff_no,
                        Identified identified = Identified::take) const;
    PersonKey of_pseudonym(const Pseudonym &pseudonym) const;

  private:
    friend Postings load_postings(const Store &store, Date as_of);
    struct Posting {
        StaffNo staff_no;
        AgencyCode agency;
        PersonKey key;
        bool identified;
    };
    std::vector<Posting> by_number_; ///< in order
    std::vector<std::pair<Pseudonym, PersonKey>> by_pseudonym_;
};
Postings load_postings(const Store &store, Date as_of);

/// Who a row of a personnel file may be.
struct PersonMatch {
    std::optional<Person> by_number;    ///< in service in that agency under that staff number, no end in sight
    std::optional<Person> by_pseudonym; ///< the same identity, wherever he or she serves or served
    std::vector<Person>
        leavers; ///< who left, or are to leave, under that number, the last first; where no identity fits
};

class Roll;

/// Saves agencies, units and people; one saver of people at a time. Every agency and unit named must be saved in the
/// same transaction at the latest.
class PeopleSaver {
  public:
    explicit PeopleSaver(Transaction &transaction);
    ~PeopleSaver();

    Saved save(const Agency &agency);
    Saved save(const Unit &unit);
    /// Asks memory for what a match soon after will read.
    void foresee(const AgencyCode &agency, const StaffNo &staff_no, const Pseudonym &pseudonym);
    /// Looks for the person a row speaks of; a number taken over and an identity that moved show as a difference
    /// between the two. Rows saved before by this saver are seen.
    PersonMatch match(const AgencyCode &agency, const StaffNo &staff_no, const Pseudonym &pseudonym);
    /// Writes over the person of that key (a transfer changes agency and staff number); without a key, adds one. An
    /// empty pseudonym leaves the one that is held.
    Saved save(Person person);
    /// Adds somebody new, in service or not; nobody else may serve under the number or have the identity.
    Saved add(Person &&person);
    /// Key of the person in service under that number; none where there is none.
    PersonKey key_of(const AgencyCode &agency, const StaffNo &staff_no);
    PersonKey last_key() const { return last_key_; } ///< of the person saved last

    /// Says that about so many people are to come. They may then wait for one another, and be held against the agencies
    /// once for all by finish().
    void expect(std::size_t people);
    /// The same without waiting, for agencies beside many people.
    void hold_references_at_the_end();
    /// Ends what `expect` began; must come before the commit and before anything reads or points at the people saved.
    /// The agencies of people who were announced must be saved by then.
    void finish();

  private:
    void flush();
    Saved save_over(const Person &person);
    std::optional<Person> person_at(PersonKey key);
    std::vector<Person> leavers_of(const AgencyCode &agency, const StaffNo &staff_no);
    const std::string &region_of(const AgencyCode &agency);
    std::string own_region(const Person &person);
    void enter(const Person &person);
    void refuse_unknown_agencies();
    Roll &roll();
    struct Statements;
    struct Pending;
    Transaction &transaction_;
    std::unique_ptr<Statements> statements_;
    std::unique_ptr<Pending> pending_;
    std::unique_ptr<Roll> roll_; ///< read at the first person
    PersonKey last_key_ = PersonKey::none;
    std::size_t expected_ = 0;
};

} // namespace aitalent
