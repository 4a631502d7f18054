#include "import/seen.h"

#include <algorithm>
#include <functional>

namespace aitalent {

std::pair<SeenRows::Row, bool> SeenRows::meet(std::string_view key, std::string_view content, std::uint32_t row) {
    const std::uint64_t wanted = std::max<std::uint64_t>(std::hash<std::string_view>{}(key), 1);
    if ((used_ + 1) * 4 > rows_.size() * 3) grow();
    Row &place = place_of(wanted);
    if (place.key != 0) return {place, false};
    ++used_;
    return {place = {wanted, hash_of_content(content), row}, true};
}

std::uint32_t SeenRows::hash_of_content(std::string_view content) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(content) >> 32);
}

SeenRows::Row &SeenRows::place_of(std::uint64_t key) {
    const auto mask = rows_.size() - 1;
    auto at = key & mask;
    while (rows_[at].key != 0 && rows_[at].key != key) at = (at + 1) & mask;
    return rows_[at];
}

void SeenRows::grow() {
    const auto before = std::exchange(rows_, std::vector<Row>(rows_.size() * 2));
    for (const auto &row : before)
        if (row.key != 0) place_of(row.key) = row;
}

} // namespace aitalent
