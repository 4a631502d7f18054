#pragma once
#include "checked_file.h"

namespace aitalent {

class Database;

/// A checksum in every page of a store, so that a spoilt byte is noticed by whoever reads it.
///
/// Stores are read and written through a file system layer ("VFS") named page_checksum_vfs, a thin one over SQLite's
/// own. The layer fills in the checksum whenever a page is written and compares it whenever one is read. It also keeps
/// the sum of all checksums, which is brought up to what the file holds before each sync, also when a broken-off
/// transaction is taken back: so an earlier version of a page is noticed too. Another SQLite program leaves the
/// reserved bytes as they were: page 1 no longer fits, and its counter tells why. Where the bytes stand is said in
/// page_layout.h; what is done for one file, in checked_file.h.
///
/// Files without these bytes (earlier versions, journals, databases in memory) are passed through as they are.
inline constexpr const char *page_checksum_vfs = "aitalent";

/// Makes the layer known to SQLite, once.
void register_page_checksums();

/// Whether the file's pages carry checksums, as of the last reading of its first page.
bool has_checksums(const Database &database);
/// A file that holds nothing yet: all its pages will carry checksums, with a new value of the file's own.
void begin_checksums(Database &database);
/// Gives every page of a file its checksum. The file has the reserved bytes, and this connection an exclusive
/// transaction in which it has written nothing; it must write something afterwards, so that others look again. What it
/// does stands on the disk when it returns, the first page last.
void add_checksums(Database &database);

/// What the last page that did not fit was.
PageFinding last_page_finding(const Database &database);

/// Holds the sum of all checksums against what the first page says; a read or write transaction must be open. Throws
/// AT-STO-004 or AT-STO-015 (65). Reads eight bytes a page: about 0.5 ms for 1,000 pages.
void verify_sum(Database &database);

} // namespace aitalent
