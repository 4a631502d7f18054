#include "aitalent/base/date.h"
#include "aitalent/base/fault.h"
#include "aitalent/base/hash.h"
#include "aitalent/base/money.h"
#include "aitalent/base/ratio.h"

#include <set>

#include <doctest/doctest.h>

using namespace aitalent;
using std::chrono::minutes;

TEST_CASE("money is read exactly or not at all") {
    CHECK(parse_money("NT$1,200") == Money(1200));
    CHECK(parse_money(" 1200元 ") == Money(1200));
    CHECK(parse_money("1200.00") == Money(1200));
    for (auto wrong : {"", "12,00", "1200.50", "-5", "1e3", "１２"}) CHECK_FALSE(parse_money(wrong).has_value());
    CHECK(grouped(-1234567) == "-1,234,567");
    CHECK(grouped(999) == "999");
}

TEST_CASE("a ratio is rounded once, half up, and compared exactly") {
    CHECK(Ratio{1, 3}.per_mille() == 333);
    CHECK(Ratio{1, 16}.per_mille() == 63);
    CHECK(Ratio{0, 0}.per_mille() == 1000);
    CHECK(Ratio{1, 3} == Ratio{2, 6});
    CHECK(Ratio{333, 1000} < Ratio{1, 3});
    CHECK(percent_of_per_mille(725) == "72.5%");
}

TEST_CASE("dates know leap years, month ends and the Minguo calendar") {
    CHECK(parse_iso_date("2024-02-29").has_value());
    CHECK_FALSE(parse_iso_date("2023-02-29").has_value());
    CHECK_FALSE(parse_iso_date("2024-2-9").has_value());
    CHECK(iso(plus_months(*parse_iso_date("2024-01-31"), 1)) == "2024-02-29");
    CHECK(minguo(*parse_iso_date("2026-11-23")) == "115/11/23");
    CHECK(from_day_number(day_number(*parse_iso_date("1969-12-31"))) == *parse_iso_date("1969-12-31"));
}

TEST_CASE("clock times and hours are exact") {
    CHECK(parse_clock("0900") == minutes(540));
    CHECK(parse_clock("9:30") == minutes(570));
    CHECK_FALSE(parse_clock("24:01").has_value());
    CHECK_FALSE(parse_clock("9").has_value());
    CHECK(parse_hours("1.5") == minutes(90));
    CHECK_FALSE(parse_hours("0.33").has_value());
    CHECK(hours_text(minutes(90)) == "1.5");
    CHECK(hours_text(minutes(1080)) == "18");
}

TEST_CASE("hashes agree with the published test vectors") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Blake2b blake;
    blake.add("a"), blake.add("bc");
    CHECK(blake.hex() == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(hex_of(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("the seeded generator gives the same fair numbers everywhere") {
    Random random(1);
    CHECK(random.next() == 0x910a2dec89025cc1u);
    std::set<std::uint64_t> seen;
    for (int i = 0; i < 200; ++i) seen.insert(random.below(7));
    CHECK(seen.size() == 7);
}

TEST_CASE("faults are counted by severity and ordered by place") {
    Faults faults;
    faults.add(Fault("AT-X-002").at({.file = "b", .line = 1}));
    faults.add(Fault("AT-X-001", Severity::warning).at({.file = "a", .line = 9}).with("found", "x"));
    CHECK(faults.errors() == 1);
    CHECK(faults.warnings() == 1);
    faults.sort_by_place();
    CHECK(faults.begin()->value("found") == "x");
    CHECK(faults.begin()->value("none").empty());
}
