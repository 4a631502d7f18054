#pragma once
#include "aitalent/store/store.h"

#include <string>

namespace aitalent {

/// What is wrong with the key file and with the folders it and the store stand in; nothing if all is well: AT-KEY-001
/// missing, 002 no key, 003 its mode, 004 another store's, AT-FIL-013 a folder others may write to.
Faults check_key(const Store &store, const std::string &db_path);

} // namespace aitalent
