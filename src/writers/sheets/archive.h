#pragma once
#include <string>
#include <utility>
#include <vector>

namespace aitalent {

/// A ZIP archive of (path, content) in that order, the same bytes every time: no clock, no user. The first entry is
/// stored as it is, as OpenDocument asks of its `mimetype`; the others are deflated. Throws AT-WRT-003 (74).
std::string zip_archive(const std::vector<std::pair<std::string, std::string>> &entries);

} // namespace aitalent
