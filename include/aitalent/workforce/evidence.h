#pragma once
#include "aitalent/base/level.h"
#include "aitalent/framework/profile.h"
#include "aitalent/workforce/people.h"

namespace aitalent {

/// Where a piece of evidence came from: batch number in the store, file name, sheet, row.
struct SourceRow {
    std::int64_t batch = 0;
    std::string file = {};
    std::string sheet = {};
    std::uint32_t row = 0;
    friend bool operator==(const SourceRow &, const SourceRow &) = default;
};

/// A rating of one competency: by the person, the manager, an assessor, or in a practical lab.
struct Rating {
    std::int64_t key = 0; ///< the store's number of this piece of evidence
    PersonKey person = PersonKey::none;
    CompetencyId competency;
    EvidenceKind kind = EvidenceKind::self; ///< self, manager, assessor or practical
    Level level;
    Date on;
    std::string rater = {}; ///< staff number or office of who rated; may be empty
    SourceRow source = {};
};

/// A certificate a person holds. Which levels it shows is the profile's business.
struct HeldCertificate {
    std::int64_t key = 0;
    PersonKey person = PersonKey::none;
    CertificateId certificate;
    Date issued;
    std::optional<Date> expires = {};
    SourceRow source = {};
};

/// The result of a course attended. Whether and what it shows is the profile's and the catalogue's business.
struct CourseResult {
    std::int64_t key = 0;
    PersonKey person = PersonKey::none;
    CourseId course;
    SessionId session = SessionId(); ///< empty where the source names none
    Date finished;
    bool passed = false;
    std::optional<int> score = {}; ///< 0 … 100
    std::optional<std::chrono::minutes> attended = {};
    SourceRow source = {};
};

/// All evidence of a set of people. Each list is ordered by person, then date, then key.
struct Evidence {
    std::vector<Rating> ratings;
    std::vector<HeldCertificate> certificates;
    std::vector<CourseResult> results;
};

} // namespace aitalent
