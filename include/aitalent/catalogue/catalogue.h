#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/id.h"
#include "aitalent/base/level.h"
#include "aitalent/base/money.h"
#include "aitalent/base/text.h"
#include "aitalent/framework/framework.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace aitalent {

struct Provider {
    ProviderId id;
    LocalText name = {};
    Provenance provenance = {};
};

/// What a course does for one competency: it takes a person who holds at least `from` to `to`.
struct Lift {
    CompetencyId competency;
    Level from; ///< entry level; 0 = anybody, known or not
    Level to;
    friend bool operator==(const Lift &, const Lift &) = default;
};

enum class Delivery : std::uint8_t { online, classroom, blended };
std::string_view name(Delivery delivery); ///< "online", "classroom", "blended"
std::optional<Delivery> parse_delivery(std::string_view word);

struct Course {
    CourseId id;
    LocalText name = {};
    TierId tier = {};
    ProviderId provider = {};
    std::vector<Lift> lifts = {};
    std::chrono::minutes hours{0};
    Money price = Money(0); ///< per seat, unless the session says otherwise
    Delivery delivery = Delivery::classroom;
    std::vector<CourseId> after_courses = {};                      ///< each must be finished before
    std::vector<std::pair<CompetencyId, Level>> after_levels = {}; ///< each must be held before
    Provenance provenance = {};
};

/// Who may come to a session.
enum class OpenTo : std::uint8_t { everyone, region, agency };
std::string_view name(OpenTo open_to); ///< "everyone", "region", "agency"
std::optional<OpenTo> parse_open_to(std::string_view word);

/// One run of a course.
struct Session {
    SessionId id;
    CourseId course = {};
    Date starts;
    Date ends;                                             ///< not before `starts`
    std::chrono::minutes from_time{std::chrono::hours(9)}; ///< each day of it, since midnight
    std::chrono::minutes to_time{std::chrono::hours(17)};
    int seats = 0;
    int minimum_enrolment = 0; ///< fewer than this: the session is not run
    std::optional<Money> price_per_seat = {};
    Money price_per_session = Money(0); ///< paid once if it runs
    std::string place = {};
    std::string region = {};
    OpenTo open_to = OpenTo::everyone;
    AgencyCode agency = AgencyCode(); ///< for OpenTo::agency
    bool cancelled = false;
    Provenance provenance = {};
};

struct Catalogue {
    std::string id;
    std::string edition = {};
    LocalText name = {};
    LocalText note = {};
    std::vector<std::string> scale = {}; ///< words the document uses for levels 1 … n; empty = it uses numbers
    std::vector<Source> sources = {};
    std::vector<Provider> providers = {};
    std::vector<Course> courses = {};   ///< ordered by id
    std::vector<Session> sessions = {}; ///< ordered by id
    Provenance provenance = {};

    const Course *find(const CourseId &id) const;
    /// Courses made up for samples: nothing to plan real training with.
    std::size_t invented() const;
};

} // namespace aitalent
