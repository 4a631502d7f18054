#include "aitalent/base/hash.h"
#include "aitalent/delivery/small_cells.h"

#include <functional>
#include <set>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

using Hidden = std::vector<std::vector<bool>>;

/// Goes through the tables of small counts that agree with all that is shown, sums too, until `enough` says so. A row
/// that disagrees with its own shown sum is left at once.
bool each_that_agrees(const CountTable &table, const Hidden &hidden, std::int64_t most,
                      const std::function<bool(const CountTable &)> &enough) {
    CountTable guess = table;
    auto agrees = [&](std::size_t r, std::size_t c) { return hidden[r][c] || guess.at(r, c) == table.at(r, c); };
    std::function<bool(std::size_t)> fill = [&](std::size_t at) -> bool {
        const auto r = at / table.columns(), c = at % table.columns();
        if (c == 0 && r > 0 && !agrees(r - 1, table.columns())) return false;
        if (r == table.rows()) {
            for (std::size_t column = 0; column <= table.columns(); ++column)
                if (!agrees(table.rows(), column)) return false;
            return enough(guess);
        }
        if (!hidden[r][c]) return fill(at + 1);
        bool done = false;
        for (std::int64_t value = 0; value <= most && !done; ++value) guess.counts[r][c] = value, done = fill(at + 1);
        guess.counts[r][c] = table.counts[r][c];
        return done;
    };
    return fill(0);
}

/// Whether some hidden cell has the same value in every table that agrees with what is shown.
bool can_be_worked_out(const CountTable &table, const Hidden &hidden, std::int64_t most) {
    std::vector<std::set<std::int64_t>> values((table.rows() + 1) * (table.columns() + 1));
    return !each_that_agrees(table, hidden, most, [&](const CountTable &guess) {
        bool all_uncertain = true;
        for (std::size_t r = 0; r <= table.rows(); ++r)
            for (std::size_t c = 0; c <= table.columns(); ++c) {
                auto &seen = values[r * (table.columns() + 1) + c];
                if (seen.size() < 2) seen.insert(guess.at(r, c));
                all_uncertain = all_uncertain && (!hidden[r][c] || seen.size() == 2);
            }
        return all_uncertain;
    });
}

} // namespace

TEST_CASE("counts under five are hidden, and a table without any is shown whole") {
    const auto all_shown = hidden_cells({{{9, 8}, {7, 6}}});
    for (const auto &row : all_shown)
        for (const bool cell : row) CHECK_FALSE(cell);
    const auto hidden = hidden_cells({{{9, 3}, {7, 6}}});
    CHECK(hidden[0][1]);
}

TEST_CASE("a second cell in the row and one in the column keep a small count from being subtracted out") {
    const auto hidden = hidden_cells({{{9, 3, 20}, {7, 6, 30}, {12, 15, 40}}});
    CHECK(hidden[0][0]); // the smallest beside it
    CHECK(hidden[1][1]);
    CHECK(hidden[1][0]);
    CHECK_FALSE(hidden[0][2]);
    CHECK_FALSE(hidden[3][3]);
}

TEST_CASE("hiding the small counts alone would give them away: the check sees it") {
    const CountTable table{{{9, 3}, {7, 6}}};
    const Hidden naive{{false, true, false}, {false, false, false}, {false, false, false}};
    CHECK(can_be_worked_out(table, naive, 10));
}

TEST_CASE("two zeros that add up to a shown zero are not thought hidden") {
    const CountTable table{{{0, 0, 9}, {9, 9, 9}}};
    CHECK_FALSE(can_be_worked_out(table, hidden_cells(table), 12));
}

TEST_CASE("no hidden cell of 300 random tables can be worked out from what is shown") {
    Random random(20261201);
    for (int trial = 0; trial < 300; ++trial) {
        CountTable table{{{0, 0, 0}, {0, 0, 0}}};
        for (auto &row : table.counts)
            for (auto &count : row) count = std::int64_t(random.below(9));
        const auto hidden = hidden_cells(table);
        std::size_t shown = 0;
        for (const auto &row : hidden)
            for (const bool cell : row) shown += cell ? 0u : 1u;
        if (shown == 0) continue; // nothing is shown, nothing to work it out from
        INFO(trial);
        CHECK_FALSE(can_be_worked_out(table, hidden, 9));
    }
}
