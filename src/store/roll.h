#pragma once
#include "aitalent/base/by_hash.h"
#include "aitalent/workforce/people.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace aitalent {

class Database;

/// Who is held, by what a row of a personnel file can name a person by: so that a row about somebody new needs no
/// search in the store. 16 bytes an entry, two entries a person. Entries are hashes: what is found must be compared
/// with the person it leads to.
class Roll {
  public:
    /// `more`: people who are to come beside those held.
    Roll(Database &database, std::size_t more);

    struct Found {
        PersonKey by_number = PersonKey::none, by_pseudonym = PersonKey::none;
        bool has_leavers = false; ///< of that number
    };
    /// Who serves under that number, and who has that identity.
    Found find(const AgencyCode &agency, const StaffNo &staff_no, const Pseudonym &pseudonym) const;
    /// Asks memory for what find() will read soon.
    void foresee(const AgencyCode &agency, const StaffNo &staff_no, const Pseudonym &pseudonym) const;
    PersonKey in_service(const AgencyCode &agency, const StaffNo &staff_no) const;
    /// Who left, or is to leave, under that number; who was entered last comes first.
    std::vector<PersonKey> leavers(const AgencyCode &agency, const StaffNo &staff_no) const;

    /// Gives who stood there before: under the number, and with the identity.
    std::pair<PersonKey, PersonKey> enter(const Person &person);
    /// Before a person is written over.
    void strike(const Person &person);

  private:
    struct Entry {
        std::uint64_t hash;
        PersonKey key; ///< none: struck off
    };
    using Entries = ByHash<Entry>;
    static PersonKey find(const Entries &entries, std::uint64_t hash);
    static PersonKey put(Entries &entries, std::uint64_t hash, PersonKey key);

    Entries entries_; ///< numbers in service, and identities
    struct Leavers {
        std::uint64_t hash; ///< of the number
        std::size_t last;   ///< its last leaver's place in `left_`, from 1
    };
    struct Left {
        PersonKey key; ///< none: struck off
        std::size_t before;
    };
    ByHash<Leavers> leavers_; ///< few beside the others: a search for somebody new stays in the processor's own memory
    std::vector<Left> left_;
};

} // namespace aitalent
