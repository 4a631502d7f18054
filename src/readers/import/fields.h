#pragma once
#include "aitalent/readers/import_profile.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace aitalent {

/// Every field any kind may have; the words are the keys of profiles and of --map.
enum class Field : std::uint8_t {
    agency,
    agency_name,
    parent,
    agency_level,
    region,
    effective,
    closed,
    staff_no,
    identity,
    name,
    unit,
    unit_code,
    title,
    grade,
    supervisor,
    role,
    entered,
    left,
    competency,
    level,
    kind,
    on,
    rater,
    certificate,
    issued,
    expires,
    course,
    course_name,
    course_name_en,
    tier,
    provider,
    lifts,
    hours,
    price,
    delivery,
    after_courses,
    after_levels,
    session,
    term,
    starts,
    ends,
    from_time,
    to_time,
    seats,
    minimum_enrolment,
    price_per_seat,
    price_per_session,
    place,
    open_to,
    cancelled,
    finished,
    passed,
    score,
    attended,
    online_hours,
    classroom_hours,
    year,
    from,
    to,
    source,
    amount,
    sex,
    birth_date,
    age_band
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::age_band) + 1;

std::string_view name(Field field);
/// As an officer reads it: "員工編號".
std::string_view zh_label(Field field);
/// AT-IMP-006, with the fields the kind has and the nearest of them.
Fault no_such_field(std::string_view word, ImportKind kind);
/// By key or by name in either language: "staff_no", "員工編號", "staff number". Only fields the kind has.
std::optional<Field> parse_field(std::string_view word, ImportKind kind);

/// Kinds whose rows speak of people: a staff number or an identity number must be there.
bool speaks_of_people(ImportKind kind);

} // namespace aitalent
