#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace aitalent {

using Date = std::chrono::year_month_day; ///< proleptic Gregorian; always a valid day where a function returns one

/// Reads exactly "2026-11-23". The many spellings of personnel files are read in readers, not here.
std::optional<Date> parse_iso_date(std::string_view text);
/// A day as people type it to the program: "2026-12-01", or Minguo as minguo() writes it, "115/12/01" or "115/12/1".
std::optional<Date> parse_day(std::string_view text);
/// "2026-11-23"
std::string iso(Date date);
/// "115/11/23": Minguo year = Gregorian year − 1911; dates before 1912 are written in ISO form.
std::string minguo(Date date);

Date plus_days(Date date, int days);
/// The same day of the month `months` later (or earlier); the month's last day where that day does not exist.
Date plus_months(Date date, int months);
/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);
/// Days since 1970-01-01, the store's form of a date.
int day_number(Date date);
Date from_day_number(int days);

/// Minutes since midnight from "09:00", "0900" or "9:00"; nothing else.
std::optional<std::chrono::minutes> parse_clock(std::string_view text);
/// 540 min → "09:00"
std::string clock_text(std::chrono::minutes since_midnight);
/// 90 min → "1.5", 120 min → "2": hours with at most two decimals, exact for whole minutes of a quarter hour.
std::string hours_text(std::chrono::minutes length);
/// Reads "18", "1.5", "0.25" hours; at most two decimals; must be whole minutes.
std::optional<std::chrono::minutes> parse_hours(std::string_view text);

} // namespace aitalent
