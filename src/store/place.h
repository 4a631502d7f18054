#pragma once
#include "aitalent/store/store.h"

#include <string>

namespace aitalent {

/// A store is published only where SQLite finds nothing to roll into it: AT-STO-021 (73) where a journal of another
/// store lies under the name.
void refuse_beside_journal(const std::string &path);
/// The same for a place where no store may stand: AT-STO-006 (73) where one does, AT-FIL-008 (73) for a link that leads
/// nowhere.
void refuse_taken_place(const std::string &path);
/// A file under two names is read beside one journal and written beside another. A second name that a broken off
/// publication left is removed; whether there is still one.
bool has_second_name(const std::string &path);
/// AT-STO-023: refused (65) for who writes, a warning for who reads.
Fault second_name(const std::string &path, Severity severity);

} // namespace aitalent
