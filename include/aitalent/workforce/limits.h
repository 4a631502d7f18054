#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/id.h"
#include "aitalent/base/money.h"
#include "aitalent/workforce/people.h"

#include <string>

namespace aitalent {

/// Money an agency may spend on training that starts in a span of days.
struct Budget {
    AgencyCode agency;
    Date from, to;           ///< both included
    std::string source = {}; ///< where the money comes from
    Money amount = Money(0);
    friend bool operator==(const Budget &, const Budget &) = default;
};

/// Days on which a person cannot be in class. Why is nobody's business here.
struct Absence {
    PersonKey person = PersonKey::none;
    Date from, to; ///< both included
    friend bool operator==(const Absence &, const Absence &) = default;
};

/// A seat already promised to a person.
struct Booking {
    PersonKey person = PersonKey::none;
    SessionId session;
    friend bool operator==(const Booking &, const Booking &) = default;
};

} // namespace aitalent
