#include "aitalent/privacy/free_text.h"
#include "aitalent/privacy/identity.h"
#include "aitalent/privacy/sensitive.h"

#include <string>

#include <doctest/doctest.h>

using namespace aitalent;

TEST_CASE("an identity number is known by form and checksum") {
    CHECK(check_identity("A123456789") == IdentityCheck::valid);
    CHECK(check_identity(" ａ１２３４５６７８９ ") == IdentityCheck::valid);
    CHECK(check_identity("A123456788") == IdentityCheck::wrong_checksum);
    CHECK(check_identity("A12345678") == IdentityCheck::wrong_form);
    CHECK(check_identity("A323456789") == IdentityCheck::wrong_form);
    CHECK(check_identity("1123456789") == IdentityCheck::wrong_form);
    CHECK(check_identity("") == IdentityCheck::wrong_form);
}

TEST_CASE("for every beginning exactly one last digit is right, residents' numbers included") {
    for (char letter = 'A'; letter <= 'Z'; ++letter)
        for (char second : std::string("1289ABCD")) {
            int right = 0;
            for (char last = '0'; last <= '9'; ++last) {
                const std::string number = std::string{letter, second} + "7654321" + last;
                right += check_identity(number) == IdentityCheck::valid ? 1 : 0;
            }
            CHECK(right == 1);
        }
}

TEST_CASE("a pseudonym depends on the key and the plain number, and holds neither") {
    const auto one = pseudonym("key", "A123456789");
    CHECK(one.hex().size() == 64);
    CHECK(one == pseudonym("key", " ａ123456789"));
    CHECK(one == pseudonym("key", "A123-456-789"));
    CHECK(one != pseudonym("other key", "A123456789"));
    CHECK(one.hex().find("123456789") == std::string::npos);
}

TEST_CASE("text that could be an identity number is recognised inside other text") {
    CHECK(looks_like_identity("A123456788"));
    CHECK(looks_like_identity("王小明(A123456789)"));
    for (auto grouped : {"A123-456-789",
                         "乙 A 123456789",
                         "a123 456 789",
                         "A12345\u200b6789",
                         "A123-456-789 0912-345-678",
                         "A-123456789 note",
                         "A123,456,789",
                         "A123，456，789",
                         "A1234:56789",
                         "A12345、6789",
                         "A,1,2,3,4,5,6,7,8,9",
                         "A：1：2：3：4：5：6：7：8：9",
                         "A-1-2-3-4-5-6-7-8-9",
                         "A1-23456789",
                         "A1 23456789",
                         "A1 2345 6789",
                         "A123–456–789",
                         "A123‑456‑789",
                         "A123—456—789",
                         "A123 - 456 - 789",
                         "A123--456789",
                         "A123\t456789",
                         "A①②③④⑤⑥⑦⑧⑨",
                         "A¹²³⁴⁵⁶⁷⁸⁹",
                         "A₁₂₃₄₅₆₇₈₉",
                         "𝐀𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
                         "A123・456・789"}) {
        INFO(std::string(grouped));
        CHECK(looks_like_identity(grouped));
        CHECK(holds_identity(grouped));
        CHECK(masked(grouped).find("789") == std::string::npos);
    }
    for (auto other : {"A123-456-788", "A1 2345-6789-0", "C1-2025-0107", "B2 2025-03-13", "A123-456-789-1",
                       "BA123-456-789", "分機 A12 3456", "A123,456,788", "A123,456,789,1", "A123、456、789、1",
                       "A123,456:789", "A123,456-789", "A1,23456789", "A123, 456, 789", "B2-20261130", "C1 20261231",
                       "B2 2026-1130", "A123 - - - 456789", "A1-2345-6789"})
        CHECK_FALSE(looks_like_identity(other));
    for (auto neither : {"A123, 456, 789", "A1,23456789", "A123,456:789", "A1-2345-6789"}) {
        CHECK_FALSE(looks_like_identity(neither));
        CHECK(check_identity(neither) == IdentityCheck::wrong_form); // what is read as a number is one in remarks too
    }
    for (auto both : {"A123-456-789", "A123 456 789", "a123,456,789", "A：1：2：3：4：5：6：7：8：9", "A-123456789",
                      "A1 23456789", "A123 - 456 - 789"})
        CHECK(check_identity(both) == IdentityCheck::valid);
    CHECK(check_identity("A123-456-788") == IdentityCheck::wrong_checksum);
    CHECK_FALSE(looks_like_identity("S0001"));
    CHECK_FALSE(looks_like_identity("1140722"));
}

TEST_CASE(
    "a text to be kept may not hold a right identity number; what only has its form, or is hexadecimal, may stay") {
    for (auto held :
         {"A123456789", "a123456789", "Ａ１２３４５６７８９", "王小明A123456789調職", "A123-456-789", "2027 A123456789",
          "計畫_A123456789", "planA123456789", "id: A123456789 # note", "1A123456789", "115A123456789",
          "20270101A123456789", "FA123456789", "A123:456:789", "A123,456,789", "A123456789,B223456789", "A123456789:1"})
        CHECK(holds_identity(held));
    for (auto other : {"",
                       "A123456788",
                       "A1234567890",
                       "S0001",
                       "2027",
                       "C1-2025-0107",
                       "0912-345-678",
                       "beefa123456789cafe",
                       "3f2504e0-4f89-11d3-9a0c-a123456789ab",
                       "BA123-456-789",
                       "115 年度訓練計畫 20270101",
                       "DEADBEEFA123456789",
                       "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6a123456789a",
                       "1A1234567890",
                       "S0042, 2026-11-30",
                       "S1042,2026-11-30",
                       "S1042, 2026-11-30 09:30:15",
                       "S1042:09:30",
                       "2026-11-30T12:30:45.123",
                       "S0042、S0043、S1044",
                       "A1,2,3,4,5,6,7,8,9",
                       "A123,B456,789",
                       "unit=資訊科:3,預算 1,234,567,890"})
        CHECK_FALSE(holds_identity(other));
    // Times with milliseconds whose digits fit the checksum; with other digits, or no day, they are none.
    for (auto time : {"20261130T195656999", "2026-11-30T195656999Z", "report-20261130t195656999.csv", "T195656.999",
                      "T195656,999", "T19:56:56:999", "2026-11-30T19:56:56.999Z"}) {
        CHECK_FALSE(holds_identity(time));
        CHECK_FALSE(looks_like_identity(time));
        CHECK(masked(time) == time);
    }
    CHECK(check_identity("T195656999") == IdentityCheck::valid);
    for (auto held : {"T195656999", "20261330T195656999", "1234567T195656999", "T195-656-999", "T-195656999"})
        CHECK(holds_identity(held));
}

TEST_CASE("columns that may not be collected are named with the reason") {
    for (auto heading : {"行動不便", "*生日", "性別(*)", "原住民", "素食", "聯絡 電話", "E-mail", "機關地址", "Gender"})
        CHECK(sensitive_column(heading).has_value());
    CHECK(sensitive_column("出生日期") == "birth");
    for (auto heading : {"員工編號", "姓名", "職稱", "課程代碼", "身分證字號", "percentage", "session", "上課地點"})
        CHECK_FALSE(sensitive_column(heading).has_value());
}

TEST_CASE("a further generation of the key renews a pseudonym without the number") {
    const std::string first(64, 'a'), second(64, 'b');
    const auto old = pseudonym(first, "A123456789");
    CHECK(pseudonym(first + "\n" + second, "a123456789") == renewed_pseudonym(second, old));
    CHECK(renewed_pseudonym(second, old) != pseudonym(second, "A123456789"));
}

TEST_CASE("what may not be shown is masked wherever it stands in a text, and nothing else is touched") {
    CHECK(masked("王小明(A123456789)、a223456781") == "王小明(**********)、**********");
    CHECK(masked("A123456789,B223456789") == "**********,**********");
    CHECK(masked("sA123456789") == "s**********"); // "SA12345678" has the form too, and a wrong checksum
    CHECK(masked("sA123456788") == "***********");
    CHECK(masked("1A123456789") == "1**********");
    CHECK(masked("A123456789A123-456-789") == "**********************");
    CHECK(masked("A123,456,789、A123456789") == "************、**********");
    CHECK(masked("Ａ１２３４５６７８９") == "**********");
    CHECK(masked("電話 0912-345-678 或 0912345678") == "電話 ************ 或 **********");
    for (const auto *plain :
         {"", "S0042", "115/11/01", "20270101123456", "10912345678", "預算 1,500,000", "XY12345678"})
        CHECK(masked(plain) == plain);
}
