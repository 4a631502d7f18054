#pragma once
#include <string>

namespace bench {

/// The UK Government Digital and Data framework (skills.csv and roles.csv of `folder`) and 10,000 invented staff, each
/// against every role grade: times, and how many of the best roles differ from what the explaining code gives.
void uk(const std::string &folder);

} // namespace bench
