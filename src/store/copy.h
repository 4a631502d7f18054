#pragma once

namespace aitalent {

class Database;

/// Copies a whole store into another, as of one moment, while others may read and write it.
void copy_pages(Database &from, Database &to);

} // namespace aitalent
