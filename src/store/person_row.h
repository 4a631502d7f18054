#pragma once
#include "aitalent/store/people.h"
#include "database.h"

namespace aitalent {

/// The "where" for people as `p`, and its values, bound in order.
std::string person_condition(const PeopleFilter &filter);
void bind_person_condition(Statement &statement, const PeopleFilter &filter);

} // namespace aitalent
