#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/id.h"
#include "aitalent/base/pseudonym.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aitalent {

struct Agency {
    AgencyCode code; ///< "379680000A"
    std::string name;
    AgencyCode parent = AgencyCode();
    std::string level = {};
    std::string region = {};
    std::optional<Date> effective = {};
    std::optional<Date> closed = {};
    friend bool operator==(const Agency &, const Agency &) = default;
};

struct Unit {
    AgencyCode agency;
    UnitCode code; ///< the name where the source has no code
    std::string name;
    friend bool operator==(const Unit &, const Unit &) = default;
};

/// A person inside one store: a number that never leaves it and is never reused. 0 = none.
enum class PersonKey : std::int64_t { none = 0 };

/// What the store knows of a person. No identity number, birth date, sex or address has a place here.
struct Person {
    PersonKey key = PersonKey::none;
    AgencyCode agency;
    StaffNo staff_no; ///< unique inside the agency among people in service; what people are shown by
    std::string name;
    UnitCode unit;
    std::string title = {};
    std::string grade = {}; ///< 官職等 code: "06"
    bool supervisor = false;
    RoleId role = RoleId();           ///< role assigned by the agency; empty = by the profile's rules
    std::optional<Date> entered = {}; ///< service began
    std::optional<Date> left = {};    ///< service ended; kept, not counted
    Pseudonym pseudonym = {};
    std::string region = {}; ///< of the agency, unless the person's own is given
    friend bool operator==(const Person &, const Person &) = default;
};

} // namespace aitalent
