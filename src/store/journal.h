#pragma once

namespace aitalent {

class Database;

/// SQLite rolls any whole journal that lies beside a file into it, also one of another file: of the store over which a
/// backup was copied, or of an earlier day. AT-STO-018 (65) for a journal that was not begun on this state of this
/// file, which is told by the page checksums in it, by the file change counter and by the sum of checksums. To be
/// called before anything is read through SQLite. A journal of a writer at work, and files without checksums, are let
/// be. Cost: a few bytes of each page of the file and of the journal, none where there is no journal.
void refuse_foreign_journal(Database &database);

} // namespace aitalent
