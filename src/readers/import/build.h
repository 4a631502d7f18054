#pragma once
#include "import/row_fields.h"

#include <vector>

namespace aitalent {

/// The records one source row gives, and by what it may not be there twice (empty where a fault makes it unknown).
struct BuiltRow {
    std::vector<ImportRecord> records;
    std::string key;
    Field key_field = Field::staff_no; ///< the cell a double is reported at
    bool key_stands = false;           ///< the key is right whatever is wrong with the other cells
};

BuiltRow build_row(ImportKind kind, RowFields &fields);

// One builder a kind; all of them report what they find and go on.
BuiltRow build_agency(RowFields &fields);
BuiltRow build_staff(RowFields &fields);
BuiltRow build_assessments(RowFields &fields);
BuiltRow build_certificate(RowFields &fields);
BuiltRow build_course(RowFields &fields);
BuiltRow build_session(RowFields &fields);
BuiltRow build_result(RowFields &fields);
BuiltRow build_budget(RowFields &fields);
BuiltRow build_absence(RowFields &fields);
BuiltRow build_booking(RowFields &fields);
BuiltRow build_groups(RowFields &fields);

/// Parts of a key, none of which can run into the next.
std::string key_of(std::initializer_list<std::string_view> parts);
std::string key_of(const PersonRef &person);
/// Reports the later date's cell where it is before the earlier one.
void check_order(RowFields &fields, std::optional<Date> earlier, std::optional<Date> later, Field later_field);
/// The session's own id, or course and term.
SessionId session_of(RowFields &fields, const CourseId &course);

} // namespace aitalent
