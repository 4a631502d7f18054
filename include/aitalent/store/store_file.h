#pragma once
#include <string>

namespace aitalent {

/// Whether a file of SQLite's stands there, this program's or another's. False where there is none or it is empty.
bool is_sqlite_file(const std::string &path);
/// Whether SQLite would take a file of this name for the journal of a database that stands beside it: `X-journal`,
/// `X-wal` or `X-shm` where X is a file of SQLite's. It would roll it in, or remove it.
bool is_name_of_journal(const std::string &path);
/// AT-FIL-014 (73) for such a name.
void refuse_name_of_journal(const std::string &path);

} // namespace aitalent
