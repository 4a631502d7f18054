#include "readers/import/memo.h"
#include "readers/import/seen.h"

#include <doctest/doctest.h>

using namespace aitalent;

TEST_CASE("a row is known again by its key, with the row it was met in first and whether it said the same") {
    SeenRows seen;
    const auto key = [](std::uint32_t row) { return hash_of({"key", std::to_string(row)}); };
    for (std::uint32_t row = 1; row <= 20'000; ++row) CHECK(seen.meet(key(row), 1, row).second);
    for (std::uint32_t row = 1; row <= 20'000; row += 777) {
        const auto [first, is_new] = seen.meet(key(row), 2, 99'999);
        CHECK_FALSE(is_new);
        CHECK(first.row == row);
        CHECK(first.content == 1);
    }
}

TEST_CASE("a memo reads a text once, and forgets rather than grow without end") {
    Memo<std::size_t> memo;
    int readings = 0;
    const auto length = [&](std::string_view text) { return ++readings, text.size(); };
    CHECK(memo.of("資訊室", length) == 9);
    CHECK(memo.of("資訊室", length) == 9);
    CHECK(readings == 1);
    for (int i = 0; i < 100'000; ++i) CHECK(memo.of(std::to_string(i), length) == std::to_string(i).size());
    CHECK(memo.of("資訊室", length) == 9);
    CHECK(readings == 100'002);
}
