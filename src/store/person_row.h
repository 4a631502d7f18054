#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/store/people.h"
#include "database.h"

namespace aitalent {

/// The "where" for people as `p`, and its values, bound in order.
std::string person_condition(const PeopleFilter &filter);
void bind_person_condition(Statement &statement, const PeopleFilter &filter);

/// "select … from person p …" without a condition, and one row of it.
extern const char *const person_columns;
Person read_person(Statement &row);
/// The first row, if there is one; the statement is ready for the next values.
std::optional<Person> first_person(Statement &rows);
/// AT-STO-035
Error unknown_person(const AgencyCode &agency, const StaffNo &staff_no);

} // namespace aitalent
