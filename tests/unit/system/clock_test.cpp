#include "aitalent/system/clock.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/process.h"

#include <set>

#include <doctest/doctest.h>

using namespace aitalent;
using namespace std::chrono;

TEST_CASE("a day is the day of the store's zone, not of the machine") {
    const Moment evening = sys_days(2026y / 11 / 30) + 16h + 30min; // UTC
    CHECK(iso(day_in_zone(evening, "Asia/Taipei")) == "2026-12-01");
    CHECK(iso(day_in_zone(evening, "UTC")) == "2026-11-30");
    CHECK(iso(day_in_zone(evening, "America/New_York")) == "2026-11-30");
    CHECK_THROWS_AS(day_in_zone(evening, "Asia/Nowhere"), Error);
    CHECK(is_zone("Asia/Taipei"));
    CHECK_FALSE(is_zone(""));
}

TEST_CASE("moments are written in one way, in UTC") {
    CHECK(utc_text(sys_days(2026y / 11 / 23) + 9h + 5min + 7s) == "2026-11-23T09:05:07Z");
}

TEST_CASE("a moment kept in UTC is shown in the store's zone, marked with its offset") {
    CHECK(zone_text("2026-11-23T20:05:07Z", "Asia/Taipei") == "2026-11-24 04:05:07+08:00");
    CHECK(zone_text("2026-07-01T00:00:00Z", "America/St_Johns") == "2026-06-30 21:30:00-02:30");
    CHECK(zone_text("2026-07-01T00:00:00Z", "UTC") == "2026-07-01 00:00:00+00:00");
    CHECK(zone_text("some day", "UTC") == "some day");
}

TEST_CASE("random bytes do not repeat") {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) seen.insert(random_hex(8));
    CHECK(seen.size() == 100);
    CHECK(seen.begin()->size() == 16);
}

TEST_CASE("random text is of its alphabet, and every character comes") {
    std::set<char> seen;
    for (int i = 0; i < 100; ++i)
        for (const char c : random_text(16, "abc")) seen.insert(c);
    CHECK(seen == std::set<char>{'a', 'b', 'c'});
    CHECK(random_text(7, "abc").size() == 7);
}
