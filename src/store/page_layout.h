#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace aitalent {

/// The layout of a page with a checksum, and the arithmetic; bytes only, no file and no SQLite.
///
/// SQLite leaves the last 32 bytes of each page alone (reserved bytes, header byte 20). They hold:
///
///   bytes  page 1                                       every other page
///   0–3    "aiC1"                                       0
///   4–7    file change counter as of our last write     0
///   8–15   a random value of this file's own            0
///   16–23  sum of the checksums of all other pages;     0
///          0 while it is not final
///   24–31  checksum                                     checksum
///
/// Numbers are little-endian, but for the counter, which is a copy of bytes 24–27 of the SQLite header. The checksum is
/// taken over the page without its last eight bytes, seeded with the file's value and the page's number: a page of
/// another store, of a backup, or of another place does not fit. An earlier version of a page fits, but not the sum.
inline constexpr int reserved_bytes = 32;

/// Of SQLite's header, at the start of page 1.
inline constexpr std::size_t file_header_bytes = 100, change_counter_at = 24, first_trunk_at = 32;

std::uint32_t big_endian(const char *bytes);
/// The page size a file header says; 0 where it is none.
std::size_t page_size_of(const char *header);
/// Whether the header gives each page the reserved bytes.
bool has_reserved_bytes(const char *header);

/// The file's own value in the reserved bytes of a first page; nothing where they hold none.
std::optional<std::uint64_t> file_value(std::string_view reserved);
/// The sum in the reserved bytes of a first page.
std::uint64_t sum_in(std::string_view reserved);
/// Whether the change counter of a first page is not the one our last write left there.
bool is_written_by_others(std::string_view first_page);

/// The checksum in a page, and the one that belongs there. Pages are whole, reserved bytes included.
std::uint64_t checksum_in(std::string_view page);
std::uint64_t checksum_for(std::string_view page, std::uint64_t number, std::uint64_t value);
/// Whether a page is the one of that number in the file of that value.
bool fits_checksum(std::string_view page, std::uint64_t number, std::uint64_t value);

/// A trunk of the list of free pages: the next trunk (0: none), and the pages it lists, which hold nothing.
struct TrunkPage {
    std::uint32_t next = 0;
    std::vector<std::uint32_t> leaves;
};
TrunkPage trunk_page(std::string_view page);

/// Fills in the reserved bytes of a page. `sum` is for page 1 only.
void seal_page(char *page, std::size_t size, std::uint64_t number, std::uint64_t value, std::uint64_t sum);

} // namespace aitalent
