#include "aitalent/readers/values.h"

#include <doctest/doctest.h>

using namespace aitalent;
using namespace std::chrono_literals;

namespace {

/// The date in ISO form, or the problem's name.
std::string read_date(std::string_view text) {
    const auto reading = parse_personnel_date(text);
    if (const auto *date = std::get_if<Date>(&reading)) return iso(*date);
    return std::string(name(std::get<DateProblem>(reading)));
}

} // namespace

TEST_CASE("a date is read in every spelling of personnel files") {
    for (auto text :
         {"1140722", "114/07/22", "114/7/22", "114-07-22", "114.7.22", "中華民國114年7月22日", "民國 114 年 7 月 22 日",
          "114年07月22日", "2025/07/22", "2025-07-22", "20250722", "2025年7月22日", "１１４／０７／２２", "45860",
          "2025-07-22 00:00:00", "2025-07-22T09:30:00", "114/7/22(二)", " 114/07/22 ", "中華民國114年07月22日"}) {
        INFO(text);
        CHECK(read_date(text) == "2025-07-22");
    }
    CHECK(read_date("99/12/31") == "2010-12-31");
    CHECK(read_date("0991231") == "2010-12-31");
    CHECK(read_date("88年1月5日") == "1999-01-05");
}

TEST_CASE("plain dates are read the same by the short way and by the long one") {
    for (auto year : {"1", "12", "39", "40", "77", "014", "099", "114", "0114", "999", "1000", "1899", "2025", "2201"})
        for (auto month : {"0", "1", "02", "12", "13", "007"})
            for (auto day : {"0", "1", "028", "29", "30", "31", "32"})
                for (auto sign : {"/", "-"}) {
                    const auto text = std::string(year) + sign + month + sign + day;
                    INFO(text);
                    CHECK(read_date(text) == read_date(" " + text)); // a blank takes the long way
                }
}

TEST_CASE("a leap day exists in Minguo 113 and not in 112") {
    CHECK(read_date("113/02/29") == "2024-02-29");
    CHECK(read_date("112/02/29") == "no_such_day");
    CHECK(read_date("1120229") == "no_such_day");
    CHECK(read_date("2025-02-29") == "no_such_day");
    CHECK(read_date("114/13/01") == "no_such_day");
}

TEST_CASE("a date that can be read in two ways is not guessed") {
    for (auto text : {"07/22/2025", "22/07/2025", "12/07/22", "120722"}) CHECK(read_date(text) == "ambiguous");
    for (auto text : {"", "明天", "114", "114/7", "1140", "12345678901", "2025/7/22/1", "114/7-22", "0/0/0"}) {
        INFO(text);
        CHECK(read_date(text) != iso(Date{}));
        CHECK((read_date(text) == "not_a_date" || read_date(text) == "ambiguous"));
    }
}

TEST_CASE("every day of two centuries survives in the seven-digit, slashed and serial spellings") {
    for (int day = day_number(*parse_iso_date("1955-01-01")); day < day_number(*parse_iso_date("2100-01-01"));
         day += 3) {
        const Date date = from_day_number(day);
        std::string compact = minguo(date);
        std::erase(compact, '/');
        compact.insert(0, 7 - compact.size(), '0');
        CHECK(read_date(compact) == iso(date));
        const std::string slashed = minguo(date);
        if (int(date.year()) >= 1951 + 0 && int(date.year()) - 1911 >= 40) CHECK(read_date(slashed) == iso(date));
        if (day + 25'569 <= 80'000) CHECK(read_date(std::to_string(day + 25'569)) == iso(date));
    }
}

TEST_CASE("a number cell becomes the digits it stands for, a text cell stays as it is") {
    const auto number = [](std::string_view text) { return cell_text({.type = CellType::number, .text = text}); };
    CHECK(number("7.0") == "7");
    CHECK(number("1.5E3") == "1500");
    CHECK(number("1E+20") == "100000000000000000000");
    CHECK(number("2.5E-1") == "0.25");
    CHECK(number("-3.10") == "-3.1");
    CHECK(number("1140722") == "1140722");
    CHECK(cell_text({.type = CellType::number, .text = "7", .shown = "007"}) == "007");
    CHECK(cell_text({.type = CellType::text, .text = "1E5"}) == "1E5");
    CHECK(cell_text({.type = CellType::date, .text = "45860", .shown = "2025-07-22"}) == "2025-07-22");
}

TEST_CASE("clocks, hours, money and counts are exact or refused") {
    CHECK(parse_personnel_clock("０９：３０") == 570min);
    CHECK(parse_personnel_clock("0900") == 540min);
    CHECK(parse_personnel_clock("09:00:00") == 540min);
    CHECK(parse_personnel_clock("下午1時30分") == 810min);
    CHECK(parse_personnel_clock("上午9:00") == 540min);
    CHECK_FALSE(parse_personnel_clock("25:00"));
    CHECK(parse_personnel_hours("１８小時") == 1080min);
    CHECK(parse_personnel_hours("1.5") == 90min);
    CHECK_FALSE(parse_personnel_hours("1.333"));
    CHECK(parse_personnel_money("NT$１,２００") == Money(1200));
    CHECK_FALSE(parse_personnel_money("12.5"));
    CHECK(parse_count("1,200") == 1200);
    CHECK(parse_count("30人") == 30);
    CHECK_FALSE(parse_count("3.5"));
}

TEST_CASE("code lists are read by code and by name") {
    for (auto text : {"06", "6", "薦任第六職等", "薦任第6職等", "薦任6", "６"}) CHECK(parse_grade(text) == "06");
    CHECK(parse_grade("簡任第十二職等") == "12");
    CHECK(parse_grade("委任第五職等") == "05");
    CHECK(parse_grade("特任") == "15");
    CHECK(parse_grade("約僱") == "18");
    CHECK_FALSE(parse_grade("16"));
    CHECK_FALSE(parse_grade("薦任"));
    CHECK(parse_education("碩士") == "2");
    CHECK(parse_delivery_mode("3") == Delivery::blended);
    CHECK(parse_delivery_mode("數位") == Delivery::online);
    CHECK(parse_yes_no("通過") == true);
    CHECK(parse_yes_no("不及格") == false);
    CHECK(parse_yes_no("Ｙ") == true);
    CHECK_FALSE(parse_yes_no("也許"));
}
