// Every fault code has a page that `aitalent explain CODE` shows, and every page a code. The example on the page is
// what the program prints: when the words of a message change, its page has to follow.
#include "aitalent/base/resource.h"
#include "aitalent/messages/fault_text.h"

#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

constexpr std::string_view folder = "faults/";
constexpr std::string_view suffix = ".md";

std::set<std::string> pages() {
    std::set<std::string> codes;
    for (const auto &file : embedded_files())
        if (file.path.starts_with(folder))
            codes.emplace(file.path.substr(folder.size(), file.path.size() - folder.size() - suffix.size()));
    return codes;
}

std::string page(std::string_view code) {
    return std::string(embedded(std::string(folder) + std::string(code) + std::string(suffix)).value_or(""));
}

/// What a message says whatever its values are: its text outside {values} and [optional parts].
std::vector<std::string> fixed_parts(std::string_view message) {
    std::vector<std::string> parts(1);
    int inside = 0;
    for (const char c : message) {
        if (c == '{' || c == '[') ++inside;
        if (inside == 0) parts.back() += c;
        if ((c == '}' || c == ']') && --inside == 0) parts.emplace_back();
    }
    return parts;
}

/// The codes a text mentions.
std::set<std::string> codes_in(std::string_view text) {
    constexpr std::size_t length = 10; // AT-AREA-NNN with an area of three letters
    std::set<std::string> codes;
    for (auto at = text.find("AT-"); at != std::string_view::npos; at = text.find("AT-", at + 1))
        if (at + length <= text.size() && text[at + 6] == '-') codes.emplace(text.substr(at, length));
    return codes;
}

} // namespace

TEST_CASE("every fault code has a page, and every page a code") {
    auto without_code = pages();
    for (const auto &text : fault_texts()) {
        INFO(text.code);
        CHECK(without_code.erase(std::string(text.code)) == 1);
    }
    for (const auto &code : without_code) FAIL_CHECK(code << " has a page and no words");
}

TEST_CASE("the example on a page is the message as it is printed, in both languages") {
    for (const auto &text : fault_texts()) {
        const auto content = page(text.code);
        for (const auto message : {text.zh, text.en})
            for (const auto &part : fixed_parts(message)) {
                INFO(text.code << " does not say: " << part);
                CHECK(content.find(part) != std::string::npos);
            }
    }
}

TEST_CASE("a page has a part in each language, says why and what to do, and refers to codes there are") {
    for (const auto &code : pages()) {
        INFO(code);
        const auto content = page(code);
        CHECK(content.starts_with("# " + code + "\n"));
        for (const auto *heading : {"## 繁體中文\n", "## English\n", "**為什麼要緊**", "**怎麼處理**",
                                    "**Why it matters**", "**How to fix it**"})
            CHECK(content.find(heading) != std::string::npos);
        for (const auto &mentioned : codes_in(content)) {
            INFO(mentioned);
            CHECK(fault_text(mentioned) != nullptr);
        }
    }
}
