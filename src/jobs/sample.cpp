#include "aitalent/jobs/sample.h"

#include "aitalent/base/resource.h"
#include "aitalent/base/text.h"
#include "aitalent/readers/encoding.h"
#include "aitalent/readers/sheet.h"

#include <utility>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr std::string_view line_end = "\r\n";

std::string_view committed(std::string_view name) {
    return embedded(fmt::format("examples/agency/{}", name)).value();
}

/// Sum of the digits times 9 8 7 … 1 and 1, the county letter counting as its two digits.
int check_digit(int county, std::string_view eight_digits) {
    int sum = county / 10 + county % 10 * 9;
    for (std::size_t place = 0; place < eight_digits.size(); ++place)
        sum += (eight_digits[place] - '0') * static_cast<int>(8 - place);
    return (10 - sum % 10) % 10;
}

/// Number and name of everybody on the staff list.
std::vector<std::pair<std::string, std::string>> staff_list() {
    constexpr std::size_t number = 1, name = 2;
    std::vector<std::pair<std::string, std::string>> people;
    const auto input = memory_input(committed("staff.xlsx"));
    Faults faults;
    open_workbook(*input, {}, faults)
        ->read(
            0,
            [&](const SheetRow &row) {
                const bool is_person = row.cells.size() > name && row.cells[number].text.starts_with("S");
                if (is_person) people.emplace_back(row.cells[number].text, row.cells[name].text);
                return true;
            },
            faults);
    return people;
}

std::string staff_identity() {
    std::string file =
        fmt::format("{}機關代碼,員工編號,姓名,身分證字號(*){}", byte_order_mark(Encoding::utf8_bom), line_end);
    for (const auto &[number, name] : staff_list())
        file += fmt::format("SAMPLE001,{},{},{}{}", number, name, sample_identity(number), line_end);
    return file;
}

/// The academy's export knows people by identity number where our table of results has the staff number.
std::string regist1() {
    constexpr std::size_t person = 2;
    std::string file;
    for (const auto line : split(committed("results-by-staff-no.csv"), '\n')) {
        if (trimmed(line).empty()) continue;
        auto cells = split(trimmed(line), ',');
        const auto identity = file.empty() ? "身分證字號" : sample_identity(cells.at(person));
        cells[person] = identity;
        file += fmt::format("{}{}", fmt::join(cells, ","), line_end);
    }
    return encode(file, Encoding::cp950).value();
}

} // namespace

std::string sample_identity(std::string_view staff_no) {
    constexpr int lienchiang = 33; // the letter Z
    const auto number = parse_int(staff_no.substr(1)).value();
    const auto digits = fmt::format("{}{}", 1 + number % 2, 9'900'000 + number);
    return fmt::format("Z{}{}", digits, check_digit(lienchiang, digits));
}

std::vector<SampleFile> sample_files() {
    return {
        {"agencies.csv", "agencies", std::string(committed("agencies.csv"))},
        {"staff.xlsx", "staff", std::string(committed("staff.xlsx"))},
        {"staff-identity.csv", "staff", staff_identity()},
        {"assessments.csv", "assessments", std::string(committed("assessments.csv"))},
        {"certificates.csv", "certificates", std::string(committed("certificates.csv"))},
        {"regist1.csv", "results", regist1()},
        {"budgets.csv", "budgets", std::string(committed("budgets.csv"))},
        {"absences.csv", "absences", std::string(committed("absences.csv"))},
    };
}

SampleFile sample_groups() {
    return {"groups.csv", "groups", std::string(committed("groups.csv"))};
}

} // namespace aitalent
