#pragma once
#include "aitalent/readers/records.h"
#include "aitalent/store/people.h"

namespace aitalent {

/// Whom a row of a staff file speaks of, told from the people the store knows its number and identity by: no cell says
/// it. What a row tells of a past post gives way to the post somebody holds; nobody in service is made a leaver by a
/// row that may be about another person.
struct WhoseRow {
    enum class Is : std::uint8_t {
        somebody_new,   ///< nobody held; may be one who had the number before its holder
        the_same,       ///< held under that agency and number
        moved,          ///< held in another agency or under another number
        returned,       ///< left under that number, and has its name
        other_name,     ///< held under that number alone, by another name
        earlier_post,   ///< of somebody who holds another post since: not to be used
        earlier_or_not, ///< the same where no day says that the post is the earlier one
    };
    Is is = Is::somebody_new;
    const Person *person = nullptr; ///< of the match; null for somebody new
    /// Holds the number until this row, which gives it to another.
    const Person *unseated = nullptr;
    /// Serves under the number of a leaver who is somebody new; only names or days tell the two apart.
    const Person *not_meant = nullptr;
};

/// `match`: of the row's agency, number and identity; the answer points into it. `as_of`: who has left by then is gone.
WhoseRow whose_row(const StaffRow &row, const PersonMatch &match, Date as_of);

bool is_gone(const StaffRow &row, Date as_of);
bool serves(const Person &person, Date as_of); ///< may be about to leave

/// For layouts that know people by identity number alone: the same number for the same person, telling nothing. The
/// more digits, the fewer have it; at least 16.
StaffNo stand_in_number(const Pseudonym &pseudonym, std::size_t digits = 16);

} // namespace aitalent
