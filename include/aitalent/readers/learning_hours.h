#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/catalogue/catalogue.h"

namespace aitalent {

/// How many hours a person is to learn in a calendar year, and how many of them in courses that are prescribed.
struct LearningHours {
    std::string id;
    LocalText name = {};
    LocalText note = {};
    std::chrono::minutes a_year{0};
    std::chrono::minutes prescribed{0};
    std::vector<CourseId> prescribed_courses = {}; ///< empty: not said, so not reckoned
};

/// Reads a document `aitalent: learning-hours/1`; nothing where it has faults.
std::optional<LearningHours> read_learning_hours(std::string_view text, const std::string &file, Faults &faults);

/// The rule in the binary (data/rules/learning-hours.yaml).
const LearningHours &learning_hours();

} // namespace aitalent
