// Real files of others, credited in ../shared/data/README.md: UK Government Digital and Data (Crown copyright, Open
// Government Licence v3), OpenSALT (MIT), OSMT (Apache-2.0).
#include "aitalent/base/resource.h"
#include "aitalent/exchange/yaml.h"
#include "aitalent/framework/check.h"
#include "aitalent/framework/flat.h"
#include "aitalent/readers/yaml.h"
#include "reading.h"

#include <algorithm>
#include <set>

using namespace aitalent;
using namespace exchange_reading;

namespace {

const EditionRef as{FrameworkId("foreign"), "2026"};

void reads_back(const Framework &framework) {
    const auto again = read_framework(to_yaml(framework), "again.yaml");
    for (const auto &fault : again.faults)
        FAIL_CHECK(fault.code, " ", fault.place.line, ":", fault.place.column, " ", fault.place.source_line);
    CHECK(flat(again.value) == flat(framework));
    CHECK(to_yaml(again.value) == to_yaml(framework));
}

void reads_back(const Profile &profile) {
    const auto again = read_profile(to_yaml(profile), "again.yaml");
    for (const auto &fault : again.faults)
        FAIL_CHECK(fault.code, " ", fault.place.line, ":", fault.place.column, " ", fault.place.source_line);
    CHECK(flat(again.value) == flat(profile));
}

std::vector<std::pair<std::string, std::string>> ids_and_names(const Framework &framework) {
    std::vector<std::pair<std::string, std::string>> found;
    for (const auto &one : framework.competencies)
        found.emplace_back(one.id.str() + " in " + one.area.str(),
                           one.name.in(Lang::en) + ": " + one.able_to.in(Lang::en));
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

TEST_CASE("the shipped documents are the same after export as YAML and reading back") {
    for (auto path : {"frameworks/moda-ai-talent-115v3.0.yaml", "frameworks/moda-ai-talent-v2.yaml",
                      "frameworks/moda-civil-ai-talent-beta.yaml"})
        reads_back(read_framework(embedded(path).value(), path).value);
    reads_back(read_profile(embedded("profiles/tw-civil-service-2026.1.yaml").value(), "p").value);
}

TEST_CASE("texts that look like YAML survive export") {
    for (std::string text :
         {"- dash", "a: b", "#x",         "~",      "null",   "true",        "010",   "1e5",  "{x}",   "[y]",
          "\"q\"",  "it's", "two\nlines", " lead",  "trail ", "back\\slash", "*star", "&and", "!bang", "%",
          "@",      "`",    "tab\tin",    "許功蓋", "<<",     "=",           "?",     "|",    ">",     "a\u00a0b"}) {
        Framework framework{.ref = as, .name = {.zh_tw = {}, .en = "F"}};
        framework.areas = {{.id = AreaId("a"), .name = {.zh_tw = {}, .en = "x" + text}, .code_class = text}};
        const auto again = read_framework(to_yaml(framework), "again.yaml");
        INFO(text);
        CHECK(again.faults.empty());
        REQUIRE(again.value.areas.size() == 1);
        CHECK(again.value.areas[0].code_class == text);
    }
}

TEST_CASE("the UK framework converts: 188 skills, 201 grades, 1,781 requirements, the rest told by row") {
    const auto folder = shared_data();
    if (folder.empty()) return;
    const auto skills = table_of(bytes_of(folder / "uk-digital-data/skills.csv"), "skills.csv");
    const auto roles = table_of(bytes_of(folder / "uk-digital-data/roles.csv"), "roles.csv");
    const auto converted = from_uk_digital_data(skills, roles, as);
    CHECK_FALSE(converted.faults.has_errors());
    CHECK(converted.framework.competencies.size() == 188);
    REQUIRE(converted.profile);
    CHECK(converted.profile->roles.size() == 201);
    std::size_t requirements = 0;
    for (const auto &role : converted.profile->roles) requirements += role.requirements.size();
    CHECK(requirements == 1'781);
    CHECK(count(converted.faults, "AT-FRM-060") == 16);
    CHECK(count(converted.faults, "AT-FRM-061") == 28);
    CHECK(count(check(converted.framework, place_without_file()), "AT-FRM-001") == 0);
    const auto faults = check(*converted.profile, converted.framework, place_without_file());
    CHECK_FALSE(faults.has_errors());
    reads_back(converted.framework);
    reads_back(*converted.profile);
}

TEST_CASE("CASE packages convert and keep ids, areas, names and statements on the way out and in again") {
    const auto folder = shared_data();
    if (folder.empty()) return;
    for (auto name : {"SmartLevelFramework.json", "Utf8TestFramework.json",
                      "opensalt-framework-20c5134f-423d-4097-a971-3dd5152bf507.json"}) {
        INFO(name);
        const auto converted = from_case(bytes_of(folder / "case" / name), name, as);
        CHECK_FALSE(converted.faults.has_errors());
        CHECK_FALSE(converted.framework.competencies.empty());
        CHECK_FALSE(check(converted.framework, place_without_file()).has_errors());
        reads_back(converted.framework);
        Faults left_out;
        const auto again = from_case(to_case(converted.framework, left_out), name, as);
        CHECK(ids_and_names(again.framework) == ids_and_names(converted.framework));
        CHECK(again.framework.areas.size() == converted.framework.areas.size());
    }
}

TEST_CASE("the guideline leaves as CASE and returns with its ids; what CASE cannot carry is counted") {
    const auto guideline = read_framework(embedded("frameworks/moda-ai-talent-115v3.0.yaml").value(), "g").value;
    Faults left_out;
    const std::string json = to_case(guideline, left_out);
    const auto again = from_case(json, "g.json", guideline.ref);
    CHECK(ids_and_names(again.framework) == ids_and_names(guideline));
    std::set<std::string> told;
    for (const auto &fault : left_out) told.insert(fault.value("found"));
    for (auto list : {"hours_table", "certificates", "talent_types", "competencies.tools", "second language"})
        CHECK_MESSAGE(told.contains(list), list);
    CHECK_FALSE(told.contains("competencies.name"));
    CHECK(json == to_case(guideline, left_out));
}

TEST_CASE("what is no CASE package is refused with a reason") {
    CHECK(from_case("{", "f", as).faults.begin()->value("found") == "not JSON");
    CHECK(from_case("[]", "f", as).faults.begin()->value("found") == "no CFDocument");
    CHECK(from_case("{\"CFDocument\": 3}", "f", as).faults.begin()->value("found") == "no CFDocument");
    CHECK(from_case("\xff", "f", as).faults.begin()->value("found") == "not UTF-8");
    CHECK(from_case(std::string(100'000, '['), "f", as).faults.begin()->value("found") == "nested too deeply");
    CHECK(from_case("{\"CFDocument\": {}, \"CFItems\": [3, {}], \"CFAssociations\": [null]}", "f", as)
              .framework.competencies.size() == 1);
}

TEST_CASE("an OSMT list converts, and returns with the fields OSMT has") {
    const auto folder = shared_data();
    if (folder.empty()) return;
    const auto converted = from_osmt(table_of(bytes_of(folder / "osmt/Skills-Import.csv"), "osmt.csv"), as);
    CHECK_FALSE(converted.faults.has_errors());
    CHECK(converted.framework.competencies.size() == 2);
    CHECK(converted.framework.areas.size() == 1);
    CHECK(count(converted.faults, "AT-FRM-065") > 0);
    Faults left_out;
    const auto again = from_osmt(table_of(to_osmt(converted.framework, left_out), "again.csv"), as);
    CHECK(flat(again.framework) == flat(converted.framework));
}

TEST_CASE("a table without a needed column says which") {
    const auto converted = from_osmt(table_of("Skill Name,Keywords\nReading,x\n", "short.csv"), as);
    CHECK(count(converted.faults, "AT-FRM-066") == 2);
}

TEST_CASE("Moodle gets a tree: the framework, its areas, their competencies") {
    const auto guideline = read_framework(embedded("frameworks/moda-ai-talent-115v3.0.yaml").value(), "g").value;
    const auto profile = read_profile(embedded("profiles/tw-civil-service-2026.1.yaml").value(), "p").value;
    Faults left_out;
    const auto table = table_of(to_moodle(guideline, &profile, left_out), "moodle.csv");
    REQUIRE(table.rows.size() == 1 + 5 + 11);
    CHECK(table.header[12] == "Is framework");
    CHECK(table.rows[0].cells[5] == "none,Awareness,Working,Practitioner,Expert");
    CHECK(table.rows[6].cells[0] == "area:literacy");
    CHECK(count(left_out, "AT-FRM-065") > 4);
}

TEST_CASE("tables hold one row a thing") {
    const auto guideline = read_framework(embedded("frameworks/moda-ai-talent-115v3.0.yaml").value(), "g").value;
    Faults left_out;
    const auto tables = to_tables(guideline, left_out);
    REQUIRE(tables.size() == 5);
    CHECK(table_of(tables[2].second, tables[2].first).rows.size() == 24);
}
