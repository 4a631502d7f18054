#pragma once
#include "aitalent/store/store.h"

#include <memory>
#include <string>

namespace aitalent {

class Database;

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

/// The earlier backup of the store `now` that is to be replaced, held so that nobody begins a journal beside its name
/// meanwhile. AT-STO-022 (73) for anything else: its last audit entry must be one of this store's, so a copy that has
/// gone on by itself is none.
std::unique_ptr<Database> hold_earlier(Database &now, const std::string &path);

} // namespace aitalent
