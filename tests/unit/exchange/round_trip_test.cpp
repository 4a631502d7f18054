// Export → convert gives the same framework back for every field the format has; what it has no place for is listed.
#include "aitalent/exchange/yaml.h"
#include "aitalent/framework/flat.h"
#include "aitalent/readers/yaml.h"
#include "reading.h"

#include <map>
#include <random>
#include <set>

using namespace aitalent;
using namespace exchange_reading;

namespace {

const EditionRef as{FrameworkId("made"), "1"};

/// Texts that a format may stumble over.
std::string some_text(std::mt19937_64 &chance) {
    static const char *const parts[] = {"plan",   "資料",   ", comma", "\"quoted\"", "two\nlines", "=1+1",
                                        "許功蓋", "a: b",   "#hash",   "'",          "{x}",        "[y]",
                                        "tab",    "café",   "𠮷",      "0012",       "1E5",        "true",
                                        "null",   "- dash", "& more",  "; semi",     "|",          "%"};
    std::string text = "T" + std::to_string(chance() % 1000);
    for (auto n = chance() % 3; n > 0; --n) text += std::string(" ") + parts[chance() % std::size(parts)];
    return text;
}

/// A text in one language only, which is told by its characters on the way back.
LocalText one_text(std::mt19937_64 &chance) {
    const auto text = some_text(chance);
    const bool chinese = std::any_of(text.begin(), text.end(), [](char c) {
        const auto lead = static_cast<unsigned char>(c);
        return lead >= 0xe3 && lead <= 0xe9;
    });
    return chinese ? LocalText{text, {}} : LocalText{{}, text};
}

Framework some_framework(std::mt19937_64 &chance, bool unique_names) {
    Framework framework{.ref = as, .name = {.zh_tw = {}, .en = "made"}};
    framework.publisher = one_text(chance);
    framework.provenance = {"s", Basis::official, Confidence::medium};
    framework.sources = {{.id = "s", .title = {.zh_tw = {}, .en = "S"}}};
    const auto areas = 1 + chance() % 4;
    for (std::size_t i = 0; i < areas; ++i)
        framework.areas.push_back({.id = AreaId("area-" + std::to_string(i)),
                                   .number = static_cast<int>(i),
                                   .name = one_text(chance),
                                   .provenance = framework.provenance});
    for (std::size_t i = chance() % 12; i > 0; --i) {
        auto name = one_text(chance);
        if (unique_names) (name.zh_tw.empty() ? name.en : name.zh_tw) += " n" + std::to_string(i);
        framework.competencies.push_back({.id = CompetencyId("c-" + std::to_string(i)),
                                          .number = static_cast<int>(i),
                                          .area = framework.areas[chance() % areas].id,
                                          .name = std::move(name),
                                          .able_to = chance() % 2 ? one_text(chance) : LocalText(),
                                          .since = chance() % 2 ? "0" : "",
                                          .tools = {some_text(chance)},
                                          .provenance = framework.provenance});
    }
    return framework;
}

/// Values by path, less those under the paths given.
std::map<std::string, std::string> values(const Framework &framework, std::initializer_list<std::string_view> less) {
    std::map<std::string, std::string> found;
    for (const auto &value : flat(framework)) {
        const bool left = std::any_of(less.begin(), less.end(),
                                      [&](std::string_view key) { return value.path.find(key) != std::string::npos; });
        if (!left) found.emplace(value.path, value.text);
    }
    return found;
}

bool tells(const Faults &left_out, std::string_view what) {
    for (const auto &fault : left_out)
        if (fault.code == "AT-FRM-065" && fault.value("found") == what) return true;
    return false;
}

} // namespace

TEST_CASE("CASE brings back ids, areas, names, statements and publisher, and lists the rest") {
    std::mt19937_64 chance(1);
    for (int round = 0; round < 200; ++round) {
        const auto framework = some_framework(chance, false);
        Faults left_out;
        const auto again = from_case(to_case(framework, left_out), "f.json", as);
        CHECK_FALSE(again.faults.has_errors());
        const auto less = {std::string_view("provenance"), std::string_view("sources"), std::string_view("number"),
                           std::string_view("since"), std::string_view("tools")};
        CHECK(values(again.framework, less) == values(framework, less));
        CHECK(tells(left_out, "competencies.tools") == !framework.competencies.empty());
    }
}

TEST_CASE("Moodle brings back ids, areas, names and descriptions") {
    std::mt19937_64 chance(2);
    for (int round = 0; round < 200; ++round) {
        const auto framework = some_framework(chance, false);
        Faults left_out;
        const auto again = from_moodle(table_of(to_moodle(framework, nullptr, left_out), "m.csv"), as);
        const auto less = {std::string_view("provenance"), std::string_view("sources"), std::string_view("number"),
                           std::string_view("since"),      std::string_view("tools"),   std::string_view("publisher")};
        CHECK(values(again.framework, less) == values(framework, less));
        CHECK(tells(left_out, "publisher"));
    }
}

TEST_CASE("our tables bring back every value of areas and competencies") {
    std::mt19937_64 chance(3);
    for (int round = 0; round < 200; ++round) {
        auto framework = some_framework(chance, false);
        for (auto &one : framework.competencies) one.name.zh_tw = "兩種語言", one.name.en = "both";
        Faults left_out;
        std::vector<ForeignTable> tables;
        for (const auto &[name, bytes] : to_tables(framework, left_out)) tables.push_back(table_of(bytes, name));
        const auto again = from_tables(tables, as);
        CHECK_FALSE(again.faults.has_errors());
        const auto less = {std::string_view("provenance"), std::string_view("sources"), std::string_view("publisher")};
        CHECK(values(again.framework, less) == values(framework, less));
    }
}

TEST_CASE("OSMT brings back categories, names and statements; its ids are made from names") {
    std::mt19937_64 chance(4);
    for (int round = 0; round < 200; ++round) {
        const auto framework = some_framework(chance, true);
        Faults left_out;
        const auto again = from_osmt(table_of(to_osmt(framework, left_out), "o.csv"), as);
        REQUIRE(again.framework.competencies.size() == framework.competencies.size());
        for (std::size_t i = 0; i < framework.competencies.size(); ++i) {
            const auto &was = framework.competencies[i], &is = again.framework.competencies[i];
            CHECK(is.name == was.name);
            CHECK(is.able_to == was.able_to);
            CHECK(again.framework.find(is.area)->name == framework.find(was.area)->name);
        }
    }
}

TEST_CASE("YAML brings back every value") {
    std::mt19937_64 chance(5);
    for (int round = 0; round < 200; ++round) {
        const auto framework = some_framework(chance, false);
        const auto again = read_framework(to_yaml(framework), "y.yaml");
        CHECK_FALSE(again.faults.has_errors());
        CHECK(flat(again.value) == flat(framework));
    }
}
