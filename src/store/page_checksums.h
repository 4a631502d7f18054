#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace aitalent {

class Database;

/// A checksum in every page of a store, so that a spoilt byte is noticed by whoever reads it.
///
/// Stores are read and written through a file system layer ("VFS") named page_checksum_vfs, a thin one over SQLite's
/// own. SQLite leaves the last 32 bytes of each page alone (reserved bytes, header byte 20); the layer fills them in
/// whenever a page is written and compares them whenever one is read:
///
///   bytes  page 1                                       every other page
///   0–3    "aiC1"                                       0
///   4–7    file change counter as of our last write     0
///   8–15   a random value of this file's own            0
///   16–23  sum of the checksums of all other pages      0
///   24–31  checksum                                     checksum
///
/// Numbers are little-endian, but for the counter, which is a copy of bytes 24–27 of the SQLite header. The checksum is
/// taken over the page without its last eight bytes, seeded with the file's value and the page's number: a page of
/// another store, of a backup, or of another place does not fit. An earlier version of a page fits, but not the sum,
/// which is brought up to what the file holds before each sync, also when a broken-off transaction is taken back.
/// Another SQLite program leaves the reserved bytes as they were: page 1 no longer fits, and its counter tells why.
///
/// Files without these bytes (earlier versions, journals, databases in memory) are passed through as they are.
inline constexpr const char *page_checksum_vfs = "aitalent";
inline constexpr int reserved_bytes = 32;

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

/// The file's own value in the reserved bytes of a first page; nothing where they hold none.
std::optional<std::uint64_t> file_value(std::string_view reserved);
/// Whether a page, reserved bytes included, is the one of that number in the file of that value.
bool fits_checksum(std::string_view page, std::uint64_t number, std::uint64_t value);

/// What the last page that did not fit was.
struct PageFinding {
    std::uint32_t page = 0;          ///< 0: none
    bool by_another_program = false; ///< the change counter moved without us
};
PageFinding last_page_finding(const Database &database);

/// Holds the sum of all checksums against what the first page says; a read or write transaction must be open. Throws
/// AT-STO-004 or AT-STO-015 (65). Reads eight bytes a page: about 0.5 ms for 1,000 pages.
void verify_sum(Database &database);

} // namespace aitalent
