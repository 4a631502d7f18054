#pragma once
#include "aitalent/readers/records.h"
#include "aitalent/store/people.h"

#include <vector>

namespace aitalent {

/// People by key.
class PeopleTold {
  public:
    bool contains(PersonKey key) const { return place(key) < told_.size() && told_[place(key)]; }
    void add(PersonKey key) {
        if (place(key) >= told_.size()) told_.resize(2 * place(key) + 1);
        told_[place(key)] = true;
    }

  private:
    static std::size_t place(PersonKey key) { return static_cast<std::size_t>(key); }
    std::vector<bool> told_;
};

/// Whom a row of a staff file speaks of, told from the people the store knows its number and identity by: no cell says
/// it. What a row tells of a past post gives way to the post somebody holds; nobody in service is made a leaver by a
/// row that may be about another person.
struct WhoseRow {
    enum class Is : std::uint8_t {
        somebody_new,      ///< nobody held; may be one who had the number before its holder
        the_same,          ///< held under that agency and number
        moved,             ///< held in another agency or under another number
        returned,          ///< left under that number, and has its name
        other_name,        ///< held under that number alone, by another name
        earlier_post,      ///< of somebody who holds another post since: not to be used
        earlier_or_not,    ///< the same where no day says that the post is the earlier one
        second_post,       ///< of somebody of whom the file has told already: not to be used
        two_of_one_number, ///< of another name than the file has given the number before: not to be used
    };
    Is is = Is::somebody_new;
    const Person *person = nullptr; ///< of the match; null for somebody new
    /// Has the number until this row, unless the one it gives it to is about to leave.
    const Person *unseated = nullptr;
    /// Serves under the number of somebody new who has left or is about to; only the names tell the two apart.
    const Person *not_meant = nullptr;

    bool is_unused() const { return is >= Is::earlier_post; }
};

/// `match`: of the row's agency, number and identity; the answer points into it. `as_of`: who has left by then is gone.
/// `told`: whom rows of the file before this one spoke of.
WhoseRow whose_row(const StaffRow &row, const PersonMatch &match, Date as_of, const PeopleTold &told);

bool is_gone(const StaffRow &row, Date as_of);
bool serves(const Person &person, Date as_of); ///< may be about to leave

inline constexpr std::size_t shortest_stand_in = 16;
/// For layouts that know people by identity number alone: the same number for the same person, telling nothing. The
/// more digits, the fewer have it.
StaffNo stand_in_number(const Pseudonym &pseudonym, std::size_t digits = shortest_stand_in);

} // namespace aitalent
