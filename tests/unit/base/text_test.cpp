#include "aitalent/base/text.h"

#include <doctest/doctest.h>

using namespace aitalent;

TEST_CASE("Chinese characters take two columns and line up with Latin ones") {
    CHECK(display_width("AI素養") == 6);
    CHECK(padded("素養", 6) == "素養  ");
    CHECK(padded("12", 6, Align::right) == "    12");
    CHECK(shortened("人工智慧素養", 7) == "人工智…");
}

TEST_CASE("headings fold over width, case, blanks and zero-width characters") {
    CHECK(folded("Ａ I\u3000素\u200b養") == folded("ai素養"));
    CHECK(folded("身分證字號（*）") == folded("身分證字號(*)"));
}

TEST_CASE("blanks of every kind are trimmed") {
    CHECK(trimmed("\u3000 \ufeff王小明\u00a0\t") == "王小明");
    CHECK(trimmed(" \u200b ").empty());
}

TEST_CASE("control, escape and bidirectional characters are shown, not obeyed") {
    CHECK(printable("a\x1b[31mb") == "a\\u{1b}[31mb");
    CHECK(printable("x\u202ey") == "x\\u{202e}y");
    CHECK(printable("two\nlines") == "two lines");
}

TEST_CASE("the first byte that is not UTF-8 is found") {
    CHECK_FALSE(first_bad_utf8("臺北市").has_value());
    CHECK(first_bad_utf8("ab\xa5\x78").value() == 2);
    CHECK(first_bad_utf8("臺\xe5\x8c").value() == 3);
    CHECK_FALSE(is_utf8("\xed\xa0\x80"));
}

TEST_CASE("an unknown word is answered with the nearest known one, if any is near") {
    const std::string known[] = {"ai-literacy", "ai-governance", "automation"};
    CHECK(nearest("ai-literasy", known) == "ai-literacy");
    CHECK(nearest("AI_literacy", known) == "ai-literacy");
    CHECK(nearest("zebra", known).empty());
}

TEST_CASE("a language tag is read in the forms people write") {
    CHECK(parse_lang("zh_TW") == Lang::zh_tw);
    CHECK(parse_lang("EN") == Lang::en);
    CHECK_FALSE(parse_lang("zh").has_value());
}
