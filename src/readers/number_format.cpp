#include "number_format.h"

#include "aitalent/base/date.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace aitalent {

namespace {

using Shows = NumberFormat::Shows;

bool is_elapsed(std::string_view bracket) {
    return !bracket.empty() && std::all_of(bracket.begin(), bracket.end(), [&](char c) {
        return (c | 32) == (bracket[0] | 32) &&
               std::string_view("hms").find(static_cast<char>(c | 32)) != std::string_view::npos;
    });
}

/// The first section of a code without quoted text, escapes, padding and brackets; tells of an elapsed-time bracket.
std::string bare_code(std::string_view code, bool &elapsed) {
    std::string bare;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"' || c == '[') {
            const auto end = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
            if (c == '[' && is_elapsed(code.substr(i + 1, end - i - 1))) elapsed = true;
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            bare += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }
    return bare;
}

std::string clock(std::int64_t milliseconds) {
    const auto seconds = milliseconds / 1000;
    std::string text = fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (milliseconds % 1000 != 0) text += fmt::format(".{:03}", milliseconds % 1000);
    return text;
}

std::string length_of_time(std::int64_t days, std::int64_t milliseconds) {
    const auto seconds = milliseconds / 1000;
    const std::string time = fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return days == 0 ? time : fmt::format("{} day{}, {}", days, days == 1 ? "" : "s", time);
}

} // namespace

NumberFormat built_in_format(unsigned id) {
    if (id == 46) return {Shows::elapsed};
    const bool date =
        (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 || (id >= 50 && id <= 58);
    return {date ? Shows::date : Shows::number};
}

NumberFormat format_of_code(std::string_view code) {
    bool elapsed = false;
    std::string bare = bare_code(code, elapsed);
    if (elapsed) return {Shows::elapsed};
    if (bare == "general") return {};
    for (std::size_t at; (at = bare.find("e+")) != std::string::npos || (at = bare.find("e-")) != std::string::npos;)
        bare.erase(at, 2); // an exponent, not an era year
    if (bare.find_first_of("ymdhse") != std::string::npos) return {Shows::date};
    const bool zeros = bare.size() > 1 && bare.size() < 32 && bare.find_first_not_of('0') == std::string::npos;
    return zeros ? NumberFormat{Shows::leading_zeros, static_cast<std::uint8_t>(bare.size())} : NumberFormat{};
}

std::string date_of_serial(std::string_view serial, bool epoch_1904, bool elapsed) {
    constexpr double last_day = 2958466; // the year 10000 begins
    constexpr std::int64_t day_length = 86'400'000;
    double value = 0;
    const auto parsed = std::from_chars(serial.data(), serial.data() + serial.size(), value);
    if (parsed.ec != std::errc() || parsed.ptr != serial.data() + serial.size()) return {};
    if (!(value >= 0 && value < last_day)) return {};
    auto day = static_cast<std::int64_t>(std::floor(value));
    auto milliseconds = static_cast<std::int64_t>(std::llround((value - std::floor(value)) * day_length));
    if (milliseconds == day_length) ++day, milliseconds = 0;
    if (elapsed) return length_of_time(day, milliseconds);
    if (day == 0 && value < 1 && !(epoch_1904 && milliseconds == 0)) return clock(milliseconds);
    if (!epoch_1904 && day == 60) return {}; // 29 February 1900, a day that was not
    constexpr int since_1900 = -25569, since_1904 = -24107;
    const int shift = epoch_1904 ? since_1904 : day < 60 ? since_1900 + 1 : since_1900;
    const std::string date = iso(from_day_number(static_cast<int>(day) + shift));
    return milliseconds == 0 ? date : date + "T" + clock(milliseconds);
}

std::string with_leading_zeros(std::string_view number, std::size_t digits) {
    const bool whole = !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
    if (!whole || number.size() >= digits) return {};
    return std::string(digits - number.size(), '0') + std::string(number);
}

} // namespace aitalent
