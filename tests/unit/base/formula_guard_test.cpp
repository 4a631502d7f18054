#include "aitalent/base/formula_guard.h"

#include "aitalent/base/hash.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace std::string_literals;

TEST_CASE("text that a spreadsheet would run is guarded, whatever stands before the sign") {
    for (const auto &text : {"=1+1"s, "+1"s, "-1"s, "@SUM(A1)"s, "＝1"s, "＋1"s, "－1"s, "＠A"s, "\t=1"s, "\r=1"s,
                             "\n=1"s, "\0=1"s, " =1"s, "\u3000=1"s, "\ufeff=1"s, "\u200b=1"s, "'=1"s})
        CHECK(guarded(text) == "'" + text);
}

TEST_CASE("ordinary text is left alone, apostrophes and all") {
    for (const auto &text : {""s, "王小明"s, "007"s, "1E5"s, "O'Brien"s, "'tis"s, "a=b"s, "'"s})
        CHECK(guarded(text) == text);
}

TEST_CASE("import takes off exactly what export put on") {
    const std::string_view pieces[] = {"'", "=", "-", "＝", " ", "\t", "\ufeff", "a", "1", "\r"};
    Random random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto length = random.below(7); length > 0; --length) text += pieces[random.below(std::size(pieces))];
        CHECK(unguarded(guarded(text)) == text);
    }
}
