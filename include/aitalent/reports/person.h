#pragma once
#include "aitalent/reports/plans.h"
#include "aitalent/scoring/explain.h"
#include "aitalent/workforce/limits.h"

namespace aitalent {

/// The one page of a person: profile against role, gaps, why, the development plan with dates to sign, how to object.
/// `paper` may be null.
Report person_report(const Frame &frame, const Person &person, const ScoreExplanation &explanation,
                     const PlanPaper *paper);

/// One stored result that speaks of a person.
struct HeldResult {
    std::int64_t run = 0;
    std::string kind; ///< key of a label: "score", "selection", "plan"
    Date as_of;
    std::string about; ///< role or plan
    std::string what;  ///< in the report's language: "28.4 % – 40.2 %", "chosen, rank 3"
};

/// Everything a store holds of one person. Holds references: what they show must outlive it.
struct PersonHoldings {
    const Person &person;
    std::string agency; ///< name
    PersonEvidence evidence;
    std::vector<Absence> absences = {};
    std::vector<Booking> bookings = {};
    std::vector<std::pair<std::string, std::string>> groups = {}; ///< attribute, group: read by the audit only
    std::vector<HeldResult> results = {};
    std::int64_t earlier_versions = 0; ///< of these rows, kept so that an import can be taken back
};

/// A person's own copy of all that is held, with where each piece came from.
Report person_copy(const Frame &frame, const PersonHoldings &held);

} // namespace aitalent
