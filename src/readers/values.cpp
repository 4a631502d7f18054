#include "aitalent/readers/values.h"

#include "aitalent/base/text.h"
#include "aitalent/base/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// NFKC without white space around: full-width digits and signs become plain.
std::string plain(std::string_view text) {
    return std::string(trimmed(nfkc(trimmed(text))));
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string without(std::string_view text, std::initializer_list<std::string_view> endings) {
    for (auto ending : endings)
        if (text.ends_with(ending)) return std::string(trimmed(text.substr(0, text.size() - ending.size())));
    return std::string(text);
}

/// Digits and exponent of a stored number written out: "1.5E3" → "1500", "7.0" → "7". Anything else as it is.
std::string written_out(std::string_view number) {
    const auto mark = number.find_first_of("eE");
    const auto exponent = mark == std::string_view::npos             ? std::optional<std::int64_t>(0)
                          : number.substr(mark + 1).starts_with('+') ? parse_int(number.substr(mark + 2))
                                                                     : parse_int(number.substr(mark + 1));
    std::string_view mantissa = number.substr(0, mark);
    const bool negative = mantissa.starts_with('-');
    if (negative) mantissa.remove_prefix(1);
    const auto point = mantissa.find('.');
    const std::string whole(mantissa.substr(0, point));
    std::string part(point == std::string_view::npos ? "" : mantissa.substr(point + 1));
    if (!exponent || *exponent > 30 || *exponent < -30 || !is_digits(whole) || (!part.empty() && !is_digits(part)))
        return std::string(number);
    std::string digits = whole + part;
    auto places = static_cast<std::int64_t>(whole.size()) + *exponent; // digits before the point
    if (places > std::ssize(digits)) digits.append(static_cast<std::size_t>(places - std::ssize(digits)), '0');
    if (places < 1) digits.insert(0, static_cast<std::size_t>(1 - places), '0'), places = 1;
    std::string before = digits.substr(0, static_cast<std::size_t>(places)),
                after = digits.substr(static_cast<std::size_t>(places));
    after.erase(after.find_last_not_of('0') + 1);
    before.erase(0, std::min(before.find_first_not_of('0'), before.size() - 1));
    return fmt::format("{}{}{}{}", negative ? "-" : "", before, after.empty() ? "" : ".", after);
}

template<class Value, std::size_t N>
std::optional<Value> listed(const std::pair<std::string_view, Value> (&list)[N], std::string_view text) {
    const std::string wanted = folded(text);
    for (const auto &[word, value] : list)
        if (word == wanted) return value;
    return std::nullopt;
}

constexpr std::pair<std::string_view, bool> yes_or_no[] = {
    {"1", true},  {"是", true},  {"y", true},  {"yes", true}, {"true", true},   {"t", true},  {"v", true},
    {"✓", true},  {"✔", true},   {"☑", true},  {"○", true},   {"o", true},      {"●", true},  {"■", true},
    {"0", false}, {"否", false}, {"n", false}, {"no", false}, {"false", false}, {"f", false}, {"x", false},
    {"✗", false}, {"✘", false},  {"×", false}, {"☐", false},  {"□", false},     {"-", false},
};
constexpr std::pair<std::string_view, bool> passed_or_not[] = {
    {"通過", true},    {"及格", true},    {"合格", true},    {"完成", true},    {"pass", true},
    {"passed", true},  {"未通過", false}, {"不通過", false}, {"不及格", false}, {"不合格", false},
    {"未及格", false}, {"未完成", false}, {"fail", false},   {"failed", false},
};
/// Words that say so of a course only.
constexpr std::pair<std::string_view, bool> finished_or_not[] = {
    {"完訓", true},    {"結訓", true},    {"已完成", true}, {"已結訓", true},    {"已完訓", true},
    {"未完訓", false}, {"未結訓", false}, {"退訓", false},  {"中途退訓", false}, {"缺課", false},
};
/// Words of columns that ask something else: whether somebody is a supervisor, a session cancelled, a thing there.
constexpr std::pair<std::string_view, bool> so_or_not[] = {
    {"主管", true}, {"非主管", false}, {"取消", true}, {"停開", true}, {"正常", false}, {"有", true}, {"無", false},
};

constexpr std::pair<std::string_view, std::string_view> grades[] = {
    {"特任", "15"}, {"聘僱", "17"}, {"聘用", "17"}, {"約僱", "18"}, {"軍職", "19"},
};

constexpr std::pair<std::string_view, std::string_view> educations[] = {
    {"1", "1"},      {"博士", "1"},       {"doctor", "1"},   {"phd", "1"},  {"2", "2"},      {"碩士", "2"},
    {"master", "2"}, {"研究所", "2"},     {"3", "3"},        {"學士", "3"}, {"大學", "3"},   {"bachelor", "3"},
    {"4", "4"},      {"軍警校", "4"},     {"軍警學校", "4"}, {"5", "5"},    {"專科", "5"},   {"二專", "5"},
    {"三專", "5"},   {"五專", "5"},       {"college", "5"},  {"6", "6"},    {"高中職", "6"}, {"高中", "6"},
    {"高職", "6"},   {"highschool", "6"}, {"7", "7"},        {"其他", "7"}, {"other", "7"},
};

constexpr std::pair<std::string_view, Delivery> delivery_modes[] = {
    {"1", Delivery::online},        {"數位", Delivery::online},    {"線上", Delivery::online},
    {"遠距", Delivery::online},     {"online", Delivery::online},  {"2", Delivery::classroom},
    {"實體", Delivery::classroom},  {"面授", Delivery::classroom}, {"classroom", Delivery::classroom},
    {"3", Delivery::blended},       {"混成", Delivery::blended},   {"混合", Delivery::blended},
    {"blended", Delivery::blended},
};

/// Chinese numerals one to fourteen, as grades have them.
int chinese_number(std::string_view text) {
    constexpr std::string_view digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr std::string_view ten = "十";
    int tens = 0;
    if (text.starts_with(ten)) tens = 10, text.remove_prefix(ten.size());
    if (text.empty()) return tens;
    for (int i = 0; i < 9; ++i)
        if (text == digits[i]) return tens + i + 1;
    return 0;
}

constexpr Word<DateProblem> problems[] = {{DateProblem::not_a_date, "not_a_date"},
                                          {DateProblem::no_such_day, "no_such_day"},
                                          {DateProblem::ambiguous, "ambiguous"}};

} // namespace

std::string_view name(DateProblem problem) {
    return word_of(problems, problem);
}

std::string cell_text(const SheetCell &cell) {
    if (cell.type == CellType::number) return cell.shown.empty() ? written_out(cell.text) : std::string(cell.shown);
    if (cell.type == CellType::date && !cell.shown.empty()) return std::string(cell.shown);
    return std::string(cell.text);
}

std::optional<std::chrono::minutes> parse_personnel_clock(std::string_view text) {
    using namespace std::chrono_literals;
    std::string time = folded(text);
    std::chrono::minutes shift = 0min;
    for (auto [word, minutes] : {std::pair{"上午", 0min}, {"下午", 720min}, {"晚上", 720min}, {"中午", 720min}})
        if (time.starts_with(word)) {
            time.erase(0, std::string_view(word).size());
            shift = minutes;
        }
    for (auto [word, sign] : {std::pair{"時", ":"}, {"點", ":"}, {"分", ""}, {"：", ":"}})
        if (auto at = time.find(word); at != std::string::npos) time.replace(at, std::string_view(word).size(), sign);
    if (time.ends_with(':')) time += "00";
    if (time.size() > 6 && time.ends_with(":00") && time.find(':') + 3 < time.size()) time.resize(time.size() - 3);
    if (auto t = time.find("t"); t == 10) time.erase(0, 11); // a date before it
    const auto clock = parse_clock(time);
    if (!clock) return std::nullopt;
    const bool afternoon = shift > 0min && *clock < 720min;
    return afternoon ? *clock + shift : *clock;
}

std::optional<bool> parse_yes_no(std::string_view text) {
    const auto answer = listed(yes_or_no, text);
    if (answer) return answer;
    const auto passed = listed(passed_or_not, text);
    return passed ? passed : listed(so_or_not, text);
}

std::optional<bool> parse_passed(std::string_view text) {
    const auto answer = listed(yes_or_no, text);
    if (answer) return answer;
    const auto passed = listed(passed_or_not, text);
    return passed ? passed : listed(finished_or_not, text);
}

std::optional<std::string> parse_grade(std::string_view text) {
    std::string grade = folded(text);
    if (auto code = listed(grades, grade)) return std::string(*code);
    for (std::string_view rank : {"委任", "薦任", "簡任"})
        if (grade.starts_with(rank)) grade.erase(0, rank.size());
    for (std::string_view word : {"職等", "等"})
        if (grade.ends_with(word)) grade.resize(grade.size() - word.size());
    if (grade.starts_with("第")) grade.erase(0, std::string_view("第").size());
    const auto number = is_digits(grade) && grade.size() <= 2 ? parse_int(grade).value_or(0) : chinese_number(grade);
    const bool known = (number >= 1 && number <= 15) || (number >= 17 && number <= 19);
    return known ? std::optional(fmt::format("{:02}", number)) : std::nullopt;
}

std::optional<std::string> parse_education(std::string_view text) {
    const auto code = listed(educations, text);
    return code ? std::optional(std::string(*code)) : std::nullopt;
}

std::optional<Delivery> parse_delivery_mode(std::string_view text) {
    return listed(delivery_modes, text);
}

std::optional<Money> parse_personnel_money(std::string_view text) {
    return parse_money(plain(text));
}

std::optional<std::chrono::minutes> parse_personnel_hours(std::string_view text) {
    return parse_hours(without(plain(text), {"小時", "時", "hours", "hour", "hrs", "h"}));
}

std::optional<std::int64_t> parse_count(std::string_view text) {
    std::string number = without(plain(text), {"人", "位", "名"});
    if (number.find(',') != std::string::npos) {
        const auto grouped_number = parse_money(number);
        return grouped_number ? std::optional(grouped_number->dollars()) : std::nullopt;
    }
    if (number.ends_with(".0") || number.ends_with(".00")) number.resize(number.find('.'));
    return parse_int(number);
}

bool has_private_use(std::string_view text) {
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const auto first = static_cast<unsigned char>(text[at]), second = static_cast<unsigned char>(text[at + 1]);
        if (first == 0xee || (first == 0xef && second <= 0xa3)) return true; // U+E000 … U+F8FF
        if ((first == 0xf3 && second >= 0xb0) || first == 0xf4) return true; // planes 15 and 16
    }
    return false;
}

} // namespace aitalent
