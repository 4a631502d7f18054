#include "aitalent/writers/calendar.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace std::chrono_literals;

namespace {

constexpr Date day(int number) {
    return {std::chrono::year(2027), std::chrono::March, std::chrono::day(static_cast<unsigned>(number))};
}

/// Folded lines joined again, as RFC 5545 3.1 says: a line break and one space are taken out.
std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

Agenda agenda_with(AgendaEntry entry) {
    return {"計畫", day(1), {std::move(entry)}};
}

} // namespace

TEST_CASE("a calendar says when, where and what, in the zone of Taipei") {
    const auto text = write_calendar(agenda_with({"A1-01", day(10), day(12), 9h, 16h + 30min, "AI 素養", "臺北"}));
    CHECK(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    CHECK(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    for (const auto *line :
         {"UID:A1-01@aitalent.invalid\r\n", "DTSTAMP:20270301T000000Z\r\n",
          "DTSTART;TZID=Asia/Taipei:20270310T090000\r\n", "DTEND;TZID=Asia/Taipei:20270310T163000\r\n",
          "RRULE:FREQ=DAILY;COUNT=3\r\n", "SUMMARY:AI 素養\r\n", "LOCATION:臺北\r\n"})
        CHECK(text.find(line) != std::string::npos);
}

TEST_CASE("text is escaped, and what would end a line is not let through") {
    const auto text = write_calendar(agenda_with({"x", day(1), day(1), 9h, 10h, "a,b;c\\d\ne\rEND:VEVENT"}));
    CHECK(text.find("SUMMARY:a\\,b\\;c\\\\d\\neEND:VEVENT\r\n") != std::string::npos);
}

TEST_CASE("long lines are folded at 75 octets, never inside a character, and unfold to what they were") {
    std::string title;
    for (int length = 60; length < 120; ++length) {
        title = std::string(static_cast<std::size_t>(length % 5), 'x');
        for (int i = 0; i < length; ++i) title += "訓";
        const auto text = write_calendar(agenda_with({"x", day(1), day(1), 9h, 10h, title}));
        std::size_t begin = 0;
        for (auto end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", begin)) {
            CHECK(end - begin <= 75);
            CHECK(is_utf8(std::string_view(text).substr(begin, end - begin)));
            begin = end + 2;
        }
        CHECK(begin == text.size());
        CHECK(unfolded(text).find("SUMMARY:" + title + "\r\n") != std::string::npos);
    }
}
