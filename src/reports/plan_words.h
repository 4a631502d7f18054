#pragma once
#include "aitalent/reports/plans.h"

namespace aitalent {

/// Worth of all orders in one text: the mandatory order first.
std::string worth_text(const PlanWorth &worth);
/// A price of that plan in weight units, with two decimals; of must-haves where it reaches one of theirs.
std::string price_text(const Frame &frame, const PlanPaper &paper, std::int64_t price);
/// "AI literacy 0→1, AI for images 1→2"; what stands before another course lifts nothing itself.
std::string closes_text(const Frame &frame, const Enrolment &enrolment);

/// Null where the plan does not know them.
const Person *person_of(const PlanPaper &paper, PersonKey key);
const SessionOutcome *session_of(const PlanPaper &paper, const SessionId &id);

} // namespace aitalent
