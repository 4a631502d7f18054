#pragma once
#include "aitalent/reports/plans.h"

namespace aitalent {

/// "AI literacy 0→1, AI for images 1→2"; what stands before another course lifts nothing itself.
std::string closes_text(const Frame &frame, const Enrolment &enrolment);

/// The session's dates and seats; null where the plan does not know it.
const SessionOutcome *session_of(const PlanPaper &paper, const SessionId &id);

} // namespace aitalent
