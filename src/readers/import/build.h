#pragma once
#include "import/row_fields.h"

#include <span>
#include <vector>

namespace aitalent {

/// What no two rows of a file may both have, in 64 bits; 0 where it is not known.
using RowKey = std::uint64_t;

/// The records one source row gives, and by what it may not be there twice (0 where a fault makes it unknown). Keys
/// that are known early are foreseen by the tables they will be sought in (SeenRows::foresee).
struct BuiltRow {
    std::vector<ImportRecord> records;
    RowKey key = 0, namesake = 0;      ///< `namesake`: what two people rarely share
    Field key_field = Field::staff_no; ///< the cell a double is reported at
    bool key_stands = false;           ///< the key is right whatever is wrong with the other cells
    /// Of the key and the person it is told of, where a key may be told of somebody and of others who left (of_leaver)
    /// before; else 0.
    RowKey who = 0;
    bool of_leaver = false;

    /// Its first record, to be filled in.
    template<class Record>
    Record &begin(const RowFields &fields) {
        auto &record = std::get<Record>(records.emplace_back(std::in_place_type<Record>));
        record.row = fields.number();
        return record;
    }
    /// For the next row, with the memory of this one.
    void clear() {
        records.clear();
        key = namesake = who = 0;
        key_field = Field::staff_no;
        key_stands = of_leaver = false;
    }
};

/// Reports what is wrong with the row and goes on; `built` is empty before.
void build_row(ImportKind kind, RowFields &fields, BuiltRow &built);

/// Fields whose values are in the row's key: however they are spelled, two rows of one key say the same there.
std::span<const Field> fields_in_key(ImportKind kind);

// One builder a kind.
void build_agency(RowFields &fields, BuiltRow &built);
void build_staff(RowFields &fields, BuiltRow &built);
void build_assessments(RowFields &fields, BuiltRow &built);
void build_certificate(RowFields &fields, BuiltRow &built);
void build_course(RowFields &fields, BuiltRow &built);
void build_session(RowFields &fields, BuiltRow &built);
void build_result(RowFields &fields, BuiltRow &built);
void build_budget(RowFields &fields, BuiltRow &built);
void build_absence(RowFields &fields, BuiltRow &built);
void build_booking(RowFields &fields, BuiltRow &built);
void build_groups(RowFields &fields, BuiltRow &built);

/// A key of several parts, none of which can run into the next; `before`: a key they are added to.
RowKey key_of(std::initializer_list<std::string_view> parts, RowKey before = 0);
RowKey key_of(const PersonRef &person);
RowKey key_of(const RowFields &fields, const PersonRef &person); ///< of somebody held the same, however told
RowKey key_of_id(std::string_view id);                           ///< 0 for an empty one
/// Reports the later date's cell where it is before the earlier one.
void check_order(RowFields &fields, std::optional<Date> earlier, std::optional<Date> later, Field later_field);
/// The session's own id, or course and term.
SessionId session_of(RowFields &fields, const CourseId &course);

} // namespace aitalent
