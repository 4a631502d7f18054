#pragma once

namespace aitalent {

class Database;

/// Gives a store of an earlier version page checksums: writes it anew with room for them, then fills them in and
/// changes the header's counter. An interruption leaves a store that still lacks them (has_checksums), whole and to be
/// opened by the same call again. Cost: the store is written twice.
void convert_to_checksums(Database &database);

} // namespace aitalent
