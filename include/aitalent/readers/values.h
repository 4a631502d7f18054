#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/money.h"
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/readers/sheet.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace aitalent {

/// The values of personnel files in all their spellings. Texts may use full-width forms; white space around is ignored.

/// A cell as text: what the sheet shows where that keeps leading zeros, else the stored text, a number without
/// exponent and trailing ".0" ("1E5" in a number cell is 100000; in a text cell it stays "1E5"). Dates in ISO form.
std::string cell_text(const SheetCell &cell);

enum class DateProblem : std::uint8_t { not_a_date, no_such_day, ambiguous };
std::string_view name(DateProblem problem); ///< "not_a_date", "no_such_day", "ambiguous"

/// 1140722 · 114/7/22 · 114-07-22 · 114.7.22 · 中華民國114年7月22日 · 民國114年7月22日 · 114年7月22日 · 2025/07/22 ·
/// 2025-07-22 · 20250722 · 2025年7月22日 · spreadsheet serials 20000 … 80000 · each with a time behind it.
/// Years of up to three digits are Minguo years. Two-digit years below 40 could be a day or month: ambiguous, as is
/// 07/22/2025.
std::variant<Date, DateProblem> parse_personnel_date(std::string_view text);

/// "09:00", "0900", "9:00", "09:00:00", "上午9:00", "下午1時30分", full-width forms.
std::optional<std::chrono::minutes> parse_personnel_clock(std::string_view text);

/// 是/否, 有/無, Y/N, yes/no, true/false, 1/0, V/✓/○ … (a mark means yes), 通過/未通過, 及格/不及格, 合格/不合格,
/// pass/fail.
std::optional<bool> parse_yes_no(std::string_view text);
std::optional<bool> parse_passed(std::string_view text); ///< the result of a course

/// 官職等 as its two-digit code: "06", "6", "薦任第六職等", "薦任第6職等", "薦任6" → "06"; 特任 → "15"; 約僱 → "18".
std::optional<std::string> parse_grade(std::string_view text);
/// 學歷 as its code: "1" or 博士 … "7" or 其他.
std::optional<std::string> parse_education(std::string_view text);
/// 學習性質: 1 數位, 2 實體, 3 混成, and the words of Delivery.
std::optional<Delivery> parse_delivery_mode(std::string_view text);

/// "NT$ １,２００元" and what parse_money reads.
std::optional<Money> parse_personnel_money(std::string_view text);
/// "18", "1.5", "１８小時", "1.5 hours".
std::optional<std::chrono::minutes> parse_personnel_hours(std::string_view text);
/// Whole numbers, "1,200" and "30人" included.
std::optional<std::int64_t> parse_count(std::string_view text);

/// Private-use characters (user-defined ones of CP950 among them), which look different on every machine.
bool has_private_use(std::string_view text);

} // namespace aitalent
