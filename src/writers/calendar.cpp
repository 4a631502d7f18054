#include "aitalent/writers/calendar.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr std::size_t most_octets = 75; // RFC 5545, 3.1, without the line break

bool continues(char octet) {
    return (static_cast<unsigned char>(octet) & 0xc0U) == 0x80U;
}

/// A content line, folded where it is too long, never inside a character.
void add_line(std::string &out, std::string_view line) {
    std::size_t room = most_octets;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 0 && continues(line[cut])) --cut;
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = most_octets - 1; // the space that folds is one of the octets
    }
    out.append(line).append("\r\n");
}

/// TEXT of 3.3.11; control characters have no place in it.
std::string escaped_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',')
            out += {'\\', c};
        else if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            out += c;
    }
    return out;
}

std::string date_text(Date date) {
    std::string text = iso(date);
    std::erase(text, '-');
    return text;
}
std::string moment_text(Date date, std::chrono::minutes at) {
    return fmt::format("{}T{:02}{:02}00", date_text(date), at.count() / 60, at.count() % 60);
}

void add_entry(std::string &out, const Agenda &agenda, const AgendaEntry &entry) {
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + escaped_text(entry.id) + "@aitalent.invalid");
    add_line(out, "DTSTAMP:" + date_text(agenda.stamp) + "T000000Z");
    add_line(out, "DTSTART;TZID=Asia/Taipei:" + moment_text(entry.first, entry.from));
    add_line(out, "DTEND;TZID=Asia/Taipei:" + moment_text(entry.first, entry.to));
    if (const int days = days_between(entry.first, entry.last) + 1; days > 1)
        add_line(out, fmt::format("RRULE:FREQ=DAILY;COUNT={}", days));
    add_line(out, "SUMMARY:" + escaped_text(entry.title));
    if (!entry.place.empty()) add_line(out, "LOCATION:" + escaped_text(entry.place));
    if (!entry.text.empty()) add_line(out, "DESCRIPTION:" + escaped_text(entry.text));
    add_line(out, "END:VEVENT");
}

} // namespace

std::string write_calendar(const Agenda &agenda) {
    std::string out;
    for (const auto *line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//aitalent//training plan//ZH",
                             "CALSCALE:GREGORIAN", "METHOD:PUBLISH"})
        add_line(out, line);
    add_line(out, "X-WR-CALNAME:" + escaped_text(agenda.title));
    for (const auto *line : {"BEGIN:VTIMEZONE", "TZID:Asia/Taipei", "BEGIN:STANDARD", "DTSTART:19790930T235959",
                             "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE"})
        add_line(out, line);
    for (const auto &entry : agenda.entries) add_entry(out, agenda, entry);
    add_line(out, "END:VCALENDAR");
    return out;
}

} // namespace aitalent
