#include "import/build.h"

#include <fmt/format.h>

namespace aitalent {

void build_agency(RowFields &fields, BuiltRow &built) {
    auto &row = built.begin<AgencyRow>(fields);
    if (fields.blank(Field::agency)) fields.report_missing(Field::agency);
    row.code = AgencyCode(fields.code(Field::agency));
    row.name = fields.required_text(Field::agency_name);
    if (auto parent = fields.optional_text(Field::parent)) row.parent = AgencyCode(*parent);
    row.level = fields.optional_text(Field::agency_level);
    row.region = fields.optional_text(Field::region);
    row.effective = fields.date(Field::effective);
    row.closed = fields.date(Field::closed);
    check_order(fields, row.effective, row.closed, Field::closed);
    built.key = key_of_id(row.code.str());
    built.key_field = Field::agency;
    built.key_stands = true;
}

void build_staff(RowFields &fields, BuiltRow &built) {
    auto &row = built.begin<StaffRow>(fields);
    row.person = fields.person();
    built.key = row.person.agency.empty() ? 0 : key_of(row.person);
    built.key_field = fields.has(Field::staff_no) ? Field::staff_no : Field::identity;
    built.key_stands = true;
    fields.context().seen.foresee(built.key);
    if (row.person.agency.empty() && fields.blank(Field::agency)) fields.report_missing(Field::agency);
    row.name = fields.person_name(Field::name);
    row.unit = fields.optional_text(Field::unit);
    row.unit_code = fields.optional_text(Field::unit_code);
    if (row.unit_code)
        fields.unit_held(row.person.agency, Field::unit_code);
    else if (const auto *code = fields.unit_held(row.person.agency, Field::unit); code && *code != row.unit)
        row.unit_code = *code, row.unit.reset(); // the unit keeps the name it has
    built.namesake = key_of({row.person.agency.str(), row.unit.value_or(""), row.unit_code.value_or(""), row.name});
    fields.context().namesakes.foresee(built.namesake);
    row.title = fields.optional_text(Field::title);
    row.grade = fields.grade(Field::grade);
    row.region = fields.optional_text(Field::region);
    row.supervisor = fields.yes_no(Field::supervisor);
    row.role = fields.known<RoleId>(Field::role, fields.context().known.roles, "role");
    row.entered = fields.date(Field::entered);
    row.left = fields.date(Field::left);
    built.of_leaver = !fields.blank(Field::left);
    built.who = key_of({row.person.pseudonym.empty() ? row.name : row.person.pseudonym.bytes()}, built.key);
    check_order(fields, row.entered, row.left, Field::left);
}

void build_absence(RowFields &fields, BuiltRow &built) {
    auto &row = built.begin<AbsenceRow>(fields);
    row.person = fields.person();
    row.from = fields.required_date(Field::from);
    row.to = fields.date(Field::to).value_or(row.from);
    check_order(fields, row.from, row.to, Field::to);
    built.key = key_of({iso(row.from)}, key_of(fields, row.person));
}

void build_booking(RowFields &fields, BuiltRow &built) {
    auto &row = built.begin<BookingRow>(fields);
    row.person = fields.person();
    row.session = fields.required_known<SessionId>(Field::session, fields.context().known.sessions, "session");
    built.key = key_of({row.session.str()}, key_of(fields, row.person));
}

void build_groups(RowFields &fields, BuiltRow &built) {
    auto &row = built.begin<GroupRow>(fields);
    row.person = fields.person();
    for (Field field : {Field::sex, Field::age_band, Field::region})
        if (auto group = fields.optional_text(field)) row.groups[std::string(name(field))] = std::move(*group);
    if (auto born = fields.date(Field::birth_date)) {
        const int decade = static_cast<int>(born->year()) / 10 * 10;
        row.groups["birth_decade"] = fmt::format("{}–{}", decade, decade + 9);
    }
    built.key = key_of(fields, row.person);
}

} // namespace aitalent
