#pragma once
#include "aitalent/base/fault.h"

#include <string>

namespace aitalent {

/// The error for a system call that failed, from errno as it stands. `code` is one of AT-FIL-001, 003, 004, 006, 009;
/// where descriptors or memory have run out, it becomes AT-FIL-010 or AT-CLI-091 (71).
Error system_error(const char *code, const std::string &path);
Error system_error(const char *code, const std::string &path, int number);

} // namespace aitalent
