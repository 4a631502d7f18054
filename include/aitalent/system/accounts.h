#pragma once
#include <string>

/// To whom files and folders belong, and who else may touch them.
namespace aitalent {

/// Whether the file is there and belongs to the account the process runs as; of a link, what it points to.
bool file_is_callers(const std::string &path);
/// Whether accounts other than its owner may put files into a folder, or replace those of others there: it is writable
/// by group or everybody and not sticky as /tmp is.
bool others_may_write_in(const std::string &folder);

} // namespace aitalent
