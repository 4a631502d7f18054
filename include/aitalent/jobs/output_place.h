#pragma once
#include "aitalent/system/output.h"

#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// What a command writes goes to any name the officer gives, but not where it would destroy what is kept: a store (any
/// SQLite file), a key file, the `-journal`, `-wal` or `-shm` of a file that is there, or an input of the same command.
/// Throws AT-FIL-014 (73) for these, --replace or not. To be asked before the work is done, and again by write_output.
void refuse_kept(const std::string &path, const std::vector<std::string> &inputs = {});

/// write_file, for everything but stores and keys.
Written write_output(const std::string &path, std::string_view bytes, Existing existing);

} // namespace aitalent
