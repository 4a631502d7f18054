#pragma once
#include "aitalent/workforce/people.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace aitalent {

class Database;

/// Who is held, by what a row of a personnel file can name a person by: so that a row about somebody new needs no
/// search in the store. 16 bytes an entry, two entries a person. Entries are hashes: what is found must be compared
/// with the person it leads to.
class Roll {
  public:
    explicit Roll(Database &database);

    PersonKey in_service(const AgencyCode &agency, const StaffNo &staff_no) const;
    PersonKey left(const AgencyCode &agency, const StaffNo &staff_no, Date on) const;
    PersonKey of_pseudonym(std::string_view pseudonym) const;
    std::size_t people() const { return people_; }

    void enter(const Person &person);
    /// Before a person is written over.
    void strike(const Person &person);

  private:
    struct Entry {
        std::uint64_t hash = 0; ///< 0: free
        PersonKey key = PersonKey::none;
    };
    static std::uint64_t posting(const AgencyCode &agency, const StaffNo &staff_no, std::optional<Date> left);
    PersonKey find(std::uint64_t hash) const;
    void put(std::uint64_t hash, PersonKey key);
    void grow();

    std::vector<Entry> entries_ = std::vector<Entry>(1024);
    std::size_t used_ = 0, people_ = 0;
};

} // namespace aitalent
