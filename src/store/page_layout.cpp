#include "page_layout.h"

#include "aitalent/base/checksum.h"

#include <algorithm>
#include <cstring>

namespace aitalent {

namespace {

constexpr std::size_t tail_size = reserved_bytes, checksum_size = 8;
constexpr std::size_t counter_in_tail = 4, value_in_tail = 8, sum_in_tail = 16;
constexpr std::string_view tail_mark = "aiC1";
constexpr std::size_t reserved_at = 20, smallest_page = 512, largest_page = 65536;

std::uint64_t little_endian(const char *bytes) {
    std::uint64_t value = 0;
    for (int i = 7; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

void put_little_endian(char *bytes, std::uint64_t value) {
    for (int i = 0; i < 8; ++i, value >>= 8) bytes[i] = static_cast<char>(value & 0xff);
}

} // namespace

std::uint32_t big_endian(const char *bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::size_t page_size_of(const char *header) {
    if (std::memcmp(header, "SQLite format 3", 16) != 0) return 0;
    const auto high = static_cast<unsigned char>(header[16]), low = static_cast<unsigned char>(header[17]);
    const std::size_t size = high == 0 && low == 1 ? largest_page : std::size_t(high) << 8 | low;
    return size >= smallest_page && (size & (size - 1)) == 0 ? size : 0;
}

bool has_reserved_bytes(const char *header) {
    return header[reserved_at] == char(reserved_bytes);
}

std::optional<std::uint64_t> file_value(std::string_view reserved) {
    if (reserved.size() != tail_size || !reserved.starts_with(tail_mark)) return std::nullopt;
    return little_endian(reserved.data() + value_in_tail);
}

std::uint64_t sum_in(std::string_view reserved) {
    return little_endian(reserved.data() + sum_in_tail);
}

bool is_written_by_others(std::string_view first_page) {
    const auto tail = first_page.substr(first_page.size() - tail_size);
    return !tail.starts_with(tail_mark) ||
           big_endian(tail.data() + counter_in_tail) != big_endian(first_page.data() + change_counter_at);
}

std::uint64_t checksum_in(std::string_view page) {
    return little_endian(page.data() + page.size() - checksum_size);
}

std::uint64_t checksum_for(std::string_view page, std::uint64_t number, std::uint64_t value) {
    return checksum(page.substr(0, page.size() - checksum_size), value + number * 0x9e3779b97f4a7c15u);
}

bool fits_checksum(std::string_view page, std::uint64_t number, std::uint64_t value) {
    return checksum_in(page) == checksum_for(page, number, value);
}

TrunkPage trunk_page(std::string_view page) {
    TrunkPage trunk{.next = big_endian(page.data()), .leaves = {}};
    const std::size_t most = (page.size() - tail_size) / 4 - 2;
    const std::size_t count = std::min<std::size_t>(big_endian(page.data() + 4), most);
    for (std::size_t leaf = 0; leaf < count; ++leaf) trunk.leaves.push_back(big_endian(page.data() + 8 + leaf * 4));
    return trunk;
}

void seal_page(char *page, std::size_t size, std::uint64_t number, std::uint64_t value, std::uint64_t sum) {
    char *tail = page + size - tail_size;
    std::memset(tail, 0, tail_size);
    if (number == 1) {
        std::memcpy(tail, tail_mark.data(), tail_mark.size());
        std::memcpy(tail + counter_in_tail, page + change_counter_at, 4);
        put_little_endian(tail + value_in_tail, value);
        put_little_endian(tail + sum_in_tail, sum);
    }
    put_little_endian(tail + tail_size - checksum_size, checksum_for({page, size}, number, value));
}

} // namespace aitalent
