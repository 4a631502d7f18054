#pragma once
#include "aitalent/base/text.h"

#include <string>
#include <string_view>

namespace aitalent {

/// The label of a column key or of a fixed word ("staff_no", "met", "manager") in a language: one word per thing,
/// everywhere. A key without a label gives itself, and a test holds that reports use none such.
std::string label(std::string_view key, Lang lang);
bool has_label(std::string_view key);

/// "advice for training, never appraisal …": stands on every score, selection and plan.
std::string_view advice_notice(Lang lang);

} // namespace aitalent
