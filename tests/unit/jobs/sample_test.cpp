#include "aitalent/base/resource.h"
#include "aitalent/base/text.h"
#include "aitalent/jobs/sample.h"
#include "aitalent/readers/import.h"
#include "aitalent/readers/yaml.h"

#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

using Table = std::vector<std::vector<std::string>>;

Table rows_of(const SampleFile &file) {
    const auto input = memory_input(file.bytes);
    Faults faults;
    const auto workbook = open_workbook(*input, {.file = file.name}, faults);
    REQUIRE(workbook);
    Table table;
    workbook->read(
        0,
        [&](const SheetRow &row) {
            auto &cells = table.emplace_back();
            for (const auto &cell : row.cells) cells.emplace_back(cell.text);
            return true;
        },
        faults);
    CHECK(faults.empty());
    return table;
}

std::map<std::string, Table> sample_tables() {
    std::map<std::string, Table> tables;
    for (const auto &file : sample_files()) tables[file.name] = rows_of(file);
    return tables;
}

/// The rule as the household registration prints it, said anew: A=10 … Z=33 in the order of the counties.
bool is_valid_identity(const std::string &text) {
    static const std::string letters = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
    const auto county = 10 + static_cast<int>(letters.find(text.at(0)));
    int sum = county / 10 + county % 10 * 9;
    for (std::size_t place = 1; place <= 8; ++place) sum += (text.at(place) - '0') * static_cast<int>(9 - place);
    return text.size() == 10 && (sum + text.back() - '0') % 10 == 0;
}

/// Letter and nine digits anywhere in the bytes, as somebody looking for identity numbers would search.
std::set<std::string> identities_in(std::string_view bytes) {
    std::set<std::string> found;
    for (std::size_t at = 0; at + 10 <= bytes.size(); ++at) {
        const auto word = bytes.substr(at, 10);
        if (word[0] < 'A' || word[0] > 'Z' || (word[1] != '1' && word[1] != '2')) continue;
        if (!std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
        if (is_valid_identity(std::string(word))) found.emplace(word);
    }
    return found;
}

} // namespace

TEST_CASE("the sample agency has 300 people in 6 units under a title block and over a line of totals") {
    const auto staff = rows_of(sample_files()[1]);
    const auto header = std::find_if(staff.begin(), staff.end(), [](const auto &row) { return row.size() > 5; });
    REQUIRE(header - staff.begin() == 4); // four title rows; the blank one is not delivered
    CHECK(header->at(1) == "員工編號");
    std::set<std::string> numbers, names, units;
    for (auto row = header + 1; row != staff.end() - 1; ++row) {
        numbers.insert(row->at(1));
        names.insert(row->at(2));
        units.insert(row->at(4));
    }
    CHECK(numbers.size() == 300);
    CHECK(names.size() == 300);
    CHECK(units.size() == 6);
    CHECK(staff.back().at(0) == "合計");
}

TEST_CASE("every identity number is well-formed, its checksum valid, and nobody shares one") {
    CHECK(is_valid_identity("A123456789"));
    std::set<std::string> seen;
    for (int number = 1; number <= 9999; ++number) {
        const auto digits = std::to_string(number);
        const auto identity = sample_identity("S" + std::string(4 - digits.size(), '0') + digits);
        if (!is_valid_identity(identity)) FAIL_CHECK(identity);
        seen.insert(identity);
    }
    CHECK(seen.size() == 9999);
}

TEST_CASE("no identity number stands in the files of the repository") {
    for (const auto &file : embedded_files()) {
        const auto found = identities_in(file.text());
        INFO(file.path);
        CHECK(std::all_of(found.begin(), found.end(), [](const auto &number) { return number == "A123456789"; }));
    }
    CHECK(identities_in("x" + sample_identity("S0001") + "y").size() == 1);
}

TEST_CASE("the academy's export is CP950 under its own headings, and everybody in it is among the staff") {
    const auto tables = sample_tables();
    const auto &results = tables.at("regist1.csv");
    CHECK(results[0] == std::vector<std::string>{"課程代碼", "期別", "身分證字號", "姓名", "通過", "訓練成績",
                                                 "訓練總數", "證件字號", "出勤上課狀況", "生日", "學習性質", "數位時數",
                                                 "實體時數", "實際上課起始日期", "實際上課起始時間", "實際上課結束日期",
                                                 "實際上課結束時間"});
    CHECK_FALSE(is_utf8(sample_files()[5].bytes));
    std::set<std::string> identities;
    for (const auto &row : tables.at("staff-identity.csv")) identities.insert(row.at(3));
    CHECK(identities.size() == 301); // and the heading
    CHECK(results.size() > 150);
    for (const auto &row : results) {
        CHECK(row.size() == results[0].size());
        if (&row != &results[0]) CHECK(identities.count(row[2]) == 1);
    }
}

TEST_CASE("the importer takes every row of every sample file without a word of complaint") {
    KnownNames known;
    known.highest_level = Level(4);
    for (auto *list : {&known.competencies, &known.certificates, &known.courses, &known.agencies}) list->emplace();
    known.agencies->add("SAMPLE001");
    const auto framework = read_framework(embedded("frameworks/moda-ai-talent-115v3.0.yaml").value(), "").value;
    for (const auto &competency : framework.competencies) known.competencies->add(competency.id.str());
    for (const auto &certificate : framework.certificates) known.certificates->add(certificate.id.str());
    const auto catalogue = read_catalogue(embedded("catalogue/sample-2027.yaml").value(), "").value;
    for (const auto &course : catalogue.courses) known.courses->add(course.id.str());
    for (const auto &file : sample_files()) {
        INFO(file.name);
        const auto input = memory_input(file.bytes);
        const ImportOptions options{.file = file.name, .pseudonym_key = "key", .agency = AgencyCode("SAMPLE001")};
        const auto read = read_import(parse_import_kind(file.kind).value(), *input, options, known);
        for (const auto &fault : read.faults) {
            INFO(fault.code << " row " << fault.place.line << " " << fault.value("found"));
            CHECK(fault.severity == Severity::info);
        }
        CHECK(read.totals.accepted > 0);
        CHECK(read.totals.rejected == 0);
        CHECK(read.totals.read == read.totals.accepted + read.totals.skipped);
        if (file.name == "staff.xlsx") CHECK(read.totals.accepted == 300);
        if (file.name == "staff.xlsx") CHECK(read.dropped_columns == std::vector<std::string>{"素食"});
    }
}

TEST_CASE("some people have no evidence at all, and some only old ratings") {
    const auto tables = sample_tables();
    const auto &ratings = tables.at("assessments.csv");
    CHECK_FALSE(is_utf8(sample_files()[3].bytes));
    std::map<std::string, std::string> newest;
    for (std::size_t row = 1; row < ratings.size(); ++row) {
        auto &day = newest[ratings[row].at(0)];
        day = std::max(day, ratings[row].at(6));
    }
    CHECK(newest.size() > 240);
    CHECK(newest.size() < 280);
    CHECK(std::count_if(newest.begin(), newest.end(), [](const auto &person) { return person.second < "114"; }) > 5);
}

TEST_CASE(
    "the sample catalogue lifts every competency from nothing to practitioner, in sessions on working days of 2027") {
    const auto catalogue = read_catalogue(embedded("catalogue/sample-2027.yaml").value(), "").value;
    std::map<std::string, std::set<int>> reached; // by steps that begin where another ended
    for (int round = 0; round < 4; ++round)
        for (const auto &course : catalogue.courses)
            for (const auto &lift : course.lifts)
                if (lift.from == Level(0) || reached[lift.competency.str()].count(lift.from.value()) == 1)
                    reached[lift.competency.str()].insert(lift.to.value());
    CHECK(reached.size() == 11);
    for (const auto &each : reached) {
        INFO(each.first);
        CHECK(each.second.count(1) + each.second.count(2) + each.second.count(3) == 3);
    }
    for (const auto &session : catalogue.sessions) {
        INFO(session.id.str());
        CHECK(catalogue.find(session.course) != nullptr);
        for (Date day = session.starts; day <= session.ends; day = plus_days(day, 1)) {
            CHECK(std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() <= 5);
            CHECK(day.year() == std::chrono::year(2027));
        }
    }
}

TEST_CASE("the same files on every call") {
    const auto once = sample_files(), again = sample_files();
    REQUIRE(once.size() == again.size());
    for (std::size_t n = 0; n < once.size(); ++n) CHECK(once[n].bytes == again[n].bytes);
}
