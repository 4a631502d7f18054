// YAML that means harm: it must be refused, or read, with a place, in little time. (Memory is watched by the sanitizer
// build's fuzz target and by tests/bench.)
#include "aitalent/catalogue/check.h"
#include "aitalent/framework/check.h"
#include "aitalent/readers/yaml.h"

#include <ctime>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

const std::string head = "aitalent: framework/1\nid: f\nedition: e\nname: F\n";

/// The faults of a framework, read and checked within the time a hostile file may cost.
Faults faults_of(const std::string &text) {
    const std::clock_t start = std::clock(); // of this process: the machine may be shared
    const auto document = read_framework(text, "hostile.yaml");
    const Faults faults = document.with(check(document.value, document.place));
    const auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(seconds < 20); // about one in a release build; this one may be instrumented
    return faults;
}

const Fault &first(const Faults &faults) {
    REQUIRE_FALSE(faults.empty());
    return *faults.begin();
}

} // namespace

TEST_CASE("a million open brackets are refused at the depth limit") {
    const Faults faults = faults_of(head + "note: " + repeated("[", 1'000'000));
    CHECK(first(faults).code == "AT-YML-004");
    CHECK(first(faults).place.line == 5);
}

TEST_CASE("a million open brackets over as many lines are refused at the depth limit") {
    CHECK(first(faults_of(head + "note:\n" + repeated("[\n", 1'000'000))).code == "AT-YML-004");
}

TEST_CASE("a deep block is refused at the depth limit") {
    std::string text = head + "note:\n";
    for (std::size_t depth = 1; depth < 2'000; ++depth) text += std::string(depth, ' ') + "a:\n";
    CHECK(first(faults_of(text)).code == "AT-YML-004");
}

TEST_CASE("a file larger than the limit is refused before it is parsed") {
    const Faults faults = faults_of(head + "# " + std::string(9 << 20, 'x'));
    CHECK(first(faults).code == "AT-YML-003");
    CHECK(first(faults).value("limit") == "4096 KiB");
}

TEST_CASE("more nodes than the limit are refused where the limit is passed") {
    const Faults faults = faults_of(head + "note: [" + repeated("a,", 600'000) + "]\n");
    CHECK(first(faults).code == "AT-YML-003");
    CHECK(first(faults).place.line == 5);
}

TEST_CASE("a map of a hundred thousand unknown keys lists the first faults and counts the rest") {
    std::string text = head;
    for (int i = 0; i < 100'000; ++i) text += "key" + std::to_string(i) + ": 1\n";
    const Faults faults = faults_of(text);
    CHECK(faults.size() < 300);
    bool counted = false;
    for (const auto &fault : faults) counted = counted || fault.code == "AT-YML-026";
    CHECK(counted);
}

TEST_CASE("a hundred thousand equal keys do not take quadratic time") {
    CHECK(faults_of(head + repeated("note: 1\n", 100'000)).size() >= 200);
}

TEST_CASE("thousands of references into nowhere do not take quadratic time") {
    std::string text = head + "areas:\n";
    for (int i = 0; i < 5'000; ++i)
        text += "  - {id: area-" + std::to_string(i) + ", name: N" + std::to_string(i) + "}\n";
    text += "competencies:\n";
    for (int i = 0; i < 20'000; ++i)
        text += "  - {id: c-" + std::to_string(i) + ", name: C" + std::to_string(i) + ", area: aera-" +
                std::to_string(i) + "}\n";
    const Faults faults = faults_of(text);
    CHECK(faults.size() == 201);
    CHECK(std::prev(faults.end())->code == "AT-FRM-002");
}

TEST_CASE("hours that build on one another along a long chain do not overflow the stack or the clock") {
    std::string text = head + "areas: [{id: a, name: A}]\nhours_table:\n";
    for (int i = 0; i < 20'000; ++i)
        text += "  - {id: s" + std::to_string(i) + ", area: a, name: S" + std::to_string(i) +
                ", own_hours: 1, total_hours: 1, builds_on: [[s" + std::to_string(i + 1) + "]]}\n";
    CHECK_FALSE(faults_of(text).empty());
}

TEST_CASE("hours with very many ways through them are left unsummed") {
    std::string text = head + "areas: [{id: a, name: A}]\nhours_table:\n";
    for (int i = 0; i < 40; ++i) {
        text += "  - {id: s" + std::to_string(i) + ", area: a, name: S" + std::to_string(i) +
                ", own_hours: 1, total_hours: 1, builds_on: [";
        for (int before = 0; before < i; ++before) text += (before == 0 ? "[s" : ", [s") + std::to_string(before) + "]";
        text += "]}\n";
    }
    faults_of(text);
}

TEST_CASE("a very long line is not copied into every fault") {
    const Faults faults = faults_of(head + "areas: [" + repeated("{a: 1}, ", 50'000) + "]\n");
    std::size_t copied = 0;
    for (const auto &fault : faults) copied += fault.place.source_line.size();
    CHECK(copied < 100'000);
}

TEST_CASE("prerequisites in a circle of thousands are told once") {
    std::string text = "aitalent: catalogue/1\nid: c\nedition: e\ncourses:\n";
    const int count = 3'000;
    for (int i = 0; i < count; ++i)
        text += "  - {id: c" + std::to_string(i) + ", name: C, tier: t, provider: p, lifts: [], hours: 1, " +
                "after_courses: [c" + std::to_string((i + 1) % count) + "]}\n";
    const auto document = read_catalogue(text, "f");
    CHECK_FALSE(document.faults.has_errors());
    int circles = 0;
    for (const auto &fault : check(document.value, Framework(), Profile(), document.place))
        circles += fault.code == "AT-CAT-007";
    CHECK(circles <= 1);
}
