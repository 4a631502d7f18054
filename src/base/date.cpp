#include "aitalent/base/date.h"

#include "aitalent/base/text.h"

#include <fmt/format.h>

namespace aitalent {

using namespace std::chrono;

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number(std::string_view digits) {
    return static_cast<int>(parse_int(digits).value_or(0));
}

} // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (!all_digits(text.substr(0, 4)) || !all_digits(text.substr(5, 2)) || !all_digits(text.substr(8)))
        return std::nullopt;
    Date date{year(number(text.substr(0, 4))), month(unsigned(number(text.substr(5, 2)))),
              day(unsigned(number(text.substr(8))))};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<Date> parse_day(std::string_view text) {
    if (const auto date = parse_iso_date(text)) return date;
    const auto first = text.find('/'), second = text.find('/', std::min(first, text.size() - 1) + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto y = text.substr(0, first), m = text.substr(first + 1, second - first - 1), d = text.substr(second + 1);
    if (y.size() > 3 || m.size() > 2 || d.size() > 2 || !all_digits(y) || !all_digits(m) || !all_digits(d))
        return std::nullopt;
    const Date date{year(number(y) + 1911), month(unsigned(number(m))), day(unsigned(number(d)))};
    if (number(y) == 0 || !date.ok()) return std::nullopt;
    return date;
}

std::string iso(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

std::string minguo(Date date) {
    if (int(date.year()) < 1912) return iso(date);
    return fmt::format("{}/{:02}/{:02}", int(date.year()) - 1911, unsigned(date.month()), unsigned(date.day()));
}

Date plus_days(Date date, int days_) {
    return Date(sys_days(date) + days(days_));
}

Date plus_months(Date date, int months_) {
    Date moved = date + months(months_);
    return moved.ok() ? moved : Date(moved.year() / moved.month() / last);
}

int days_between(Date from, Date to) {
    return static_cast<int>((sys_days(to) - sys_days(from)).count());
}
int day_number(Date date) {
    return static_cast<int>(sys_days(date).time_since_epoch().count());
}
Date from_day_number(int days_) {
    return Date(sys_days(days(days_)));
}

std::optional<minutes> parse_clock(std::string_view text) {
    auto colon = text.find(':');
    std::string_view hour =
        colon == std::string_view::npos ? text.substr(0, text.size() < 2 ? 0 : text.size() - 2) : text.substr(0, colon);
    std::string_view minute = colon == std::string_view::npos ? text.substr(hour.size()) : text.substr(colon + 1);
    if (!all_digits(hour) || hour.size() > 2 || !all_digits(minute) || minute.size() != 2) return std::nullopt;
    if (number(hour) > 24 || number(minute) > 59 || (number(hour) == 24 && number(minute) > 0)) return std::nullopt;
    return hours(number(hour)) + minutes(number(minute));
}

std::string clock_text(minutes since_midnight) {
    return fmt::format("{:02}:{:02}", since_midnight.count() / 60, since_midnight.count() % 60);
}

std::string hours_text(minutes length) {
    auto hundredths = (length.count() * 100 + 30) / 60;
    if (hundredths % 100 == 0) return fmt::format("{}", hundredths / 100);
    if (hundredths % 10 == 0) return fmt::format("{}.{}", hundredths / 100, hundredths % 100 / 10);
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

std::optional<minutes> parse_hours(std::string_view text) {
    auto point = text.find('.');
    auto whole = text.substr(0, point);
    auto part = point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
    if (!all_digits(whole) || whole.size() > 5 || !all_digits(part) || part.size() > 2) return std::nullopt;
    int hundredths = number(part) * (part.size() == 1 ? 10 : 1);
    if (hundredths * 60 % 100 != 0) return std::nullopt;
    return hours(number(whole)) + minutes(hundredths * 60 / 100);
}

} // namespace aitalent
