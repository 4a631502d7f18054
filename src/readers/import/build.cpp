#include "import/build.h"

#include "aitalent/base/by_hash.h"

#include <fmt/format.h>

namespace aitalent {

void build_row(ImportKind kind, RowFields &fields, BuiltRow &built) {
    fields.refuse_stray_identity();
    switch (kind) {
    case ImportKind::agencies:
        return build_agency(fields, built);
    case ImportKind::staff:
        return build_staff(fields, built);
    case ImportKind::assessments:
        return build_assessments(fields, built);
    case ImportKind::certificates:
        return build_certificate(fields, built);
    case ImportKind::courses:
        return build_course(fields, built);
    case ImportKind::sessions:
        return build_session(fields, built);
    case ImportKind::results:
        return build_result(fields, built);
    case ImportKind::budgets:
        return build_budget(fields, built);
    case ImportKind::absences:
        return build_absence(fields, built);
    case ImportKind::bookings:
        return build_booking(fields, built);
    case ImportKind::groups:
        return build_groups(fields, built);
    }
}

std::span<const Field> fields_in_key(ImportKind rows) {
    using F = Field;
    static constexpr F of_rating[] = {F::agency, F::staff_no, F::identity, F::kind, F::on, F::competency},
                       of_certificate[] = {F::agency, F::staff_no, F::identity, F::issued, F::certificate},
                       of_result[] = {F::agency, F::staff_no, F::identity, F::finished, F::course, F::session, F::term},
                       of_absence[] = {F::agency, F::staff_no, F::identity, F::from},
                       of_person[] = {F::agency, F::staff_no, F::identity, F::session},
                       of_budget[] = {F::agency, F::year, F::from, F::to};
    switch (rows) {
    case ImportKind::assessments:
        return of_rating;
    case ImportKind::certificates:
        return of_certificate;
    case ImportKind::results:
        return of_result;
    case ImportKind::absences:
        return of_absence;
    case ImportKind::bookings:
    case ImportKind::groups:
        return of_person;
    case ImportKind::budgets:
        return of_budget;
    default:
        return {};
    }
}

RowKey key_of(std::initializer_list<std::string_view> parts, RowKey before) {
    return hash_of(parts, before);
}

RowKey key_of_id(std::string_view id) {
    return id.empty() ? 0 : key_of({id});
}

RowKey key_of(const PersonRef &person) {
    if (person.staff_no.empty() && person.pseudonym.empty()) return 0;
    return person.staff_no.empty() ? key_of({"", person.pseudonym.bytes()})
                                   : key_of({person.agency.str(), person.staff_no.str()});
}

RowKey key_of(const RowFields &fields, const PersonRef &person) {
    if (fields.person_held() == PersonKey::none) return key_of(person);
    return key_of({std::to_string(static_cast<std::int64_t>(fields.person_held()))});
}

void check_order(RowFields &fields, std::optional<Date> earlier, std::optional<Date> later, Field later_field) {
    if (earlier && later && *later < *earlier)
        fields.report(fields.fault("AT-IMP-023", later_field).with("expected", iso(*earlier)));
}

SessionId session_of(RowFields &fields, const CourseId &course) {
    const auto &known = fields.context().known.sessions;
    if (!fields.blank(Field::session)) return SessionId(fields.code_held(Field::session, known));
    const auto term = fields.code(Field::term);
    if (term.empty() || course.empty()) return SessionId();
    return SessionId(fmt::format("{}-{}", course.str(), term));
}

} // namespace aitalent
