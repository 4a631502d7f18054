#include "plan_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

std::string worth_text(const PlanWorth &worth) {
    if (worth.mandatory == 0) return grouped(worth.other);
    const bool less = worth.other < 0; // of a difference
    return grouped(worth.mandatory) + (less ? " − " : " + ") + grouped(less ? -worth.other : worth.other);
}

std::string price_text(const Frame &frame, const PlanPaper &paper, std::int64_t price) {
    const auto must_haves = must_have_price(paper.plan, price);
    const auto hundredths = (must_haves.value_or(price) + 5'000) / 10'000;
    return fmt::format("{}.{:02}{}", grouped(hundredths / 100), hundredths % 100,
                       must_haves ? frame.say(" 必備", " of must-haves") : "");
}

std::string closes_text(const Frame &frame, const Enrolment &enrolment) {
    std::string text;
    for (const auto &lift : enrolment.closes)
        text += fmt::format("{}{} {}→{}", text.empty() ? "" : frame.say("、", ", "), frame.name(lift.competency),
                            lift.was_unknown ? "?" : std::to_string(lift.from.value()), lift.to.value());
    return text.empty() ? frame.say("先修課程", "prerequisite") : text;
}

const Person *person_of(const PlanPaper &paper, PersonKey key) {
    const auto found = paper.people.find(key);
    return found == paper.people.end() ? nullptr : &found->second;
}

const SessionOutcome *session_of(const PlanPaper &paper, const SessionId &id) {
    const auto found = std::find_if(paper.plan.sessions.begin(), paper.plan.sessions.end(),
                                    [&](const auto &one) { return one.session == id; });
    return found == paper.plan.sessions.end() ? nullptr : &*found;
}

} // namespace aitalent
