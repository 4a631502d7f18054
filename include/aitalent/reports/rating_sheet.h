#pragma once
#include "aitalent/reports/scores.h"

namespace aitalent {

/// A sheet for managers to fill in: a row a person, a column a competency that some of their roles ask, the levels to
/// choose from. Its headings and words are those `import assessments` reads, so that it comes back as it is. The scale
/// and what each role asks stand on sheets of their own. `people`: whom to rate, those without a role are left out.
Report rating_sheet_report(const Frame &frame, std::string title, std::span<const ScoredPerson> people);

} // namespace aitalent
