#pragma once

namespace aitalent {

class Database;

/// A store in which something was deleted for good is written anew, page by page; until that is done a setting says
/// that it is due, so that an interruption does not leave it undone.
void mark_rewrite_due(Database &database);
bool rewrite_is_due(Database &database);
void rewrite(Database &database);

} // namespace aitalent
