// What yaml-cpp does in its own way, and what we make of it.
#include "aitalent/readers/yaml.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace aitalent;

namespace {

const std::string head = "aitalent: framework/1\nid: f\nedition: e\n";

/// "CODE line:column found" of the first fault.
std::string first_fault(const std::string &text) {
    const auto document = read_framework(text, "f");
    if (document.faults.empty()) return "";
    const Fault &fault = *document.faults.begin();
    return fmt::format("{} {}:{} {}", fault.code, fault.place.line, fault.place.column, fault.value("found"));
}

std::string name_of(const std::string &written) {
    return read_framework(head + "name: " + written + "\n", "f").value.name.en;
}

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

} // namespace

TEST_CASE("an empty value is shown behind its key, whatever comes next") {
    CHECK(first_fault(head + "name:  # none: yet\n\n# more\nstatus: text-available\n") == "AT-YML-014 4:6 ");
    CHECK(first_fault(head + "name:") == "AT-YML-014 4:6 ");
}

TEST_CASE("columns count characters, not bytes") {
    CHECK(first_fault(head + "name: {zh-TW: 訓練框架, en: ~}\n") == "AT-YML-014 4:25 ");
}

TEST_CASE("a quote that is never closed is shown where it opens") {
    CHECK(first_fault(head + "name: 'F\n") == "AT-YML-001 4:7 this quote is not closed");
    CHECK(first_fault(head + "name: \"F\\\"\nstatus: x\n") == "AT-YML-001 4:7 this quote is not closed");
    CHECK(name_of("'It''s'") == "It's");
}

TEST_CASE("a bracket that is never closed is no key") {
    CHECK(first_fault("{aitalent: framework/1") == "AT-YML-001 1:1 this bracket is not closed");
}

TEST_CASE("lines may end by a carriage return alone or with a newline") {
    CHECK(first_fault("aitalent: framework/1\rid: f\redition: e\rname: ~\r") == "AT-YML-014 4:7 ");
    CHECK(first_fault("aitalent: framework/1\r\nid: f\r\nedition: e\r\nname: ~\r\n") == "AT-YML-014 4:7 ");
}

TEST_CASE("what stands left of the document's beginning is not a second document") {
    CHECK(first_fault("  aitalent: framework/1\nid: f\n") == "AT-YML-001 2:1 content after the end of the document");
    CHECK(first_fault(head + "---\n") == "AT-YML-006 4:1 ");
    CHECK(first_fault(head + "...\nid: g\n") == "AT-YML-006 5:1 ");
}

TEST_CASE("quoted words for nothing are text") {
    CHECK(name_of("\"null\"") == "null");
    CHECK(name_of("'~'") == "~");
}

TEST_CASE("an escaped no-break space is UTF-8") {
    CHECK(name_of("\"a\\_b\"") == "a\xc2\xa0"
                                  "b");
}

TEST_CASE("two commas in a list are a mistake") {
    CHECK(first_fault(head + "name: F\nareas: [, ]\n") == "AT-YML-001 5:9 nothing stands before this comma");
}

TEST_CASE("a collection yaml-cpp would hold in memory as a whole is refused") {
    CHECK(first_fault("[" + repeated("a,", 200'000)) == "AT-YML-003 1:200001 > 100000");
    CHECK(first_fault(repeated("{a: ", 200'000)).starts_with("AT-YML-004 1:257"));
    CHECK(first_fault("%a " + repeated("b ", 200'000)).starts_with("AT-YML-003 1:"));
}

TEST_CASE("separators within the limits of a document are not counted together") {
    CHECK(first_fault(head + "name: F\n" + repeated("# : : : :\n", 10'000) + "areas: [" +
                      repeated("{id: a, name: A}, ", 15'000) + "]\n") == fmt::format("AT-YML-024 {}:27 a", 10'005));
}
