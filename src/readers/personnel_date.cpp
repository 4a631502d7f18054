#include "aitalent/readers/values.h"

#include "aitalent/base/text.h"

#include <array>

namespace aitalent {

namespace {

using Reading = std::variant<Date, DateProblem>;

constexpr int minguo_epoch = 1911, first_year = 1900, last_year = 2200;

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number(std::string_view digits) {
    return static_cast<int>(parse_int(digits).value_or(0));
}

Reading day_of(int year, int month, int day) {
    if (year < first_year || year > last_year) return DateProblem::not_a_date;
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return DateProblem::no_such_day;
    return date;
}

bool drop(std::string &text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.erase(0, prefix.size());
    return true;
}

/// Cuts a time of day, and a weekday in brackets, from the end of a date.
void drop_time(std::string &text) {
    for (std::string_view bracket : {"(星期", "(週", "("})
        if (const auto at = text.find(bracket); at != std::string::npos && text.ends_with(')')) text.resize(at);
    const auto colon = text.find(':');
    if (colon == std::string::npos) return;
    const auto cut = text.find_last_of(" t", colon);
    const bool is_time =
        cut != std::string::npos && text.find_first_not_of("0123456789:.z", cut + 1) == std::string::npos;
    if (is_time) text = std::string(trimmed(std::string_view(text).substr(0, cut)));
}

/// Three runs of digits with one kind of separator, or 年 月 日, between them.
std::optional<std::array<std::string, 3>> three_parts(std::string text) {
    for (std::string_view word : {"年", "月"})
        if (const auto at = text.find(word); at != std::string::npos) text.replace(at, word.size(), "/");
    if (text.ends_with("日")) text.resize(text.size() - std::string_view("日").size());
    const auto mark = text.find_first_of("/-.");
    if (mark == std::string::npos) return std::nullopt;
    const auto parts = split(text, text[mark]);
    if (parts.size() != 3) return std::nullopt;
    std::array<std::string, 3> numbers;
    for (std::size_t i = 0; i < 3; ++i) {
        numbers[i] = std::string(trimmed(parts[i]));
        if (!is_digits(numbers[i]) || numbers[i].size() > 4) return std::nullopt;
    }
    return numbers;
}

Reading from_parts(const std::array<std::string, 3> &parts, bool minguo_told) {
    const auto &[year, month, day] = parts;
    if (day.size() > 2) return DateProblem::ambiguous; // 07/22/2025: which is the month?
    if (month.size() > 2) return DateProblem::not_a_date;
    if (year.size() == 4 && !minguo_told) return day_of(number(year), number(month), number(day));
    if (year.size() < 3 && !minguo_told && number(year) < 40) return DateProblem::ambiguous;
    if (year.size() > 3 || number(year) == 0) return DateProblem::not_a_date;
    return day_of(number(year) + minguo_epoch, number(month), number(day));
}

Reading from_digits(std::string_view digits, bool minguo_told) {
    const auto tail = [&](std::size_t year_digits) {
        return std::pair(number(digits.substr(year_digits, 2)), number(digits.substr(year_digits + 2, 2)));
    };
    if (digits.size() == 8 && !minguo_told) {
        const auto [month, day] = tail(4);
        return day_of(number(digits.substr(0, 4)), month, day);
    }
    if (digits.size() == 7) {
        const auto [month, day] = tail(3);
        if (number(digits.substr(0, 3)) == 0) return DateProblem::not_a_date;
        return day_of(number(digits.substr(0, 3)) + minguo_epoch, month, day);
    }
    if (digits.size() == 6) {
        const auto [month, day] = tail(2);
        if (!minguo_told && number(digits.substr(0, 2)) < 40) return DateProblem::ambiguous;
        return day_of(number(digits.substr(0, 2)) + minguo_epoch, month, day);
    }
    constexpr int first_serial = 20'000, last_serial = 80'000, serial_of_1970 = 25'569;
    if (digits.size() == 5 && number(digits) >= first_serial && number(digits) <= last_serial && !minguo_told)
        return from_day_number(number(digits) - serial_of_1970);
    return DateProblem::not_a_date;
}

/// Plain digits with two signs between them, as nearly every file has its days: "114/07/22", "2025-07-22".
std::optional<std::array<int, 3>> plain_parts(std::string_view text) {
    std::array<int, 3> parts = {}; // the shortest text that has three is "77/1/1"
    std::size_t part = 0, digits = 0, year_digits = 0;
    const auto whole = [&] { return part == 0 ? digits >= 2 : digits == 1 || digits == 2; };
    char sign = 0;
    for (char c : text) {
        if (c >= '0' && c <= '9') {
            parts[part] = parts[part] * 10 + (c - '0');
            if (++digits > 4) return std::nullopt;
        } else {
            const bool fits = (c == '/' || c == '-') && (sign == 0 || c == sign) && part < 2 && whole();
            if (!fits) return std::nullopt;
            if (part == 0) year_digits = digits;
            sign = c, ++part, digits = 0;
        }
    }
    const bool odd_year = parts[0] < 40 || (parts[0] < 1000 && year_digits == 4); // see from_parts
    return part == 2 && whole() && !odd_year ? std::optional(parts) : std::nullopt;
}

} // namespace

std::variant<Date, DateProblem> parse_personnel_date(std::string_view text) {
    if (const auto plain = plain_parts(text)) {
        const auto [year, month, day] = *plain;
        return day_of(year < 1000 ? year + minguo_epoch : year, month, day);
    }
    std::string date(trimmed(nfkc(trimmed(text))));
    for (char &c : date)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    drop(date, "中華");
    const bool minguo_told = drop(date, "民國") || drop(date, "roc");
    date = std::string(trimmed(date));
    drop_time(date);
    if (date.find("年") != std::string::npos) std::erase(date, ' ');
    if (is_digits(date)) return from_digits(date, minguo_told);
    if (const auto parts = three_parts(date)) return from_parts(*parts, minguo_told || date.find("年") < 4);
    return DateProblem::not_a_date;
}

} // namespace aitalent
