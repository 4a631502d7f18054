#include "aitalent/writers/write.h"
#include "sample_report.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace aitalent;
using namespace std::string_literals;

namespace {

Report with_charts(const std::string &text) {
    auto report = sample_report(text);
    Table sessions{.key = "sessions",
                   .title = "Sessions",
                   .columns = {{"course", "Course"}, {"session", "Session"}, {"starts", "Starts"}, {"ends", "Ends"}}};
    sessions.rows = {{text, Identifier{text + "1"}, Date(2027y / 1 / 11), Date(2027y / 1 / 12)},
                     {text, Identifier{text + "2"}, Date(2027y / 6 / 1), Date(2027y / 6 / 1)},
                     {text, Identifier{"no date yet"}, {}, {}}};
    Table levels{.key = "levels",
                 .title = "Levels",
                 .columns = {{"competency", "Competency"}, {"held", "Held"}, {"required", "Required"}}};
    levels.rows = {{text, LevelCell{Level(1), Level(4), text}, LevelCell{Level(3), Level(4), text}}};
    report.sections.push_back(
        {.key = "charts",
         .title = "Charts",
         .charts = {{Chart::Kind::gantt, "calendar", text, "sessions", "starts", "session", "", "ends"},
                    {Chart::Kind::profile, "profile", text, "levels", "competency", "held", "required"}},
         .tables = {sessions, levels}});
    return report;
}

/// The page's elements, in order, without text and attribute values; what stands in scripts and style is skipped.
std::vector<std::string> shape(const std::string &page) {
    std::vector<std::string> names;
    for (std::size_t at = 0; (at = page.find('<', at)) != std::string::npos; ++at) {
        const auto end = page.find_first_of(" >\n", at);
        const auto name = page.substr(at + 1, end - at - 1);
        names.push_back(name);
        if (name == "script" || name == "style") at = page.find("</" + name, at) - 1;
    }
    return names;
}

std::string inside(const std::string &page, std::string_view begin, std::string_view end) {
    const auto at = page.find(begin);
    REQUIRE(at != std::string::npos);
    return page.substr(at + begin.size(), page.find(end, at + begin.size()) - at - begin.size());
}

const std::string payloads[] = {"</script><script>alert(1)</script>",
                                "\"><img src=x onerror=alert(1)>",
                                "' onmouseover='alert(1)",
                                "<!--<script>",
                                "]]><svg/onload=alert(1)>",
                                "</style></title></textarea><b>",
                                "&lt;script&gt;&#x3c;b&#x3e;",
                                "{{constructor.constructor('alert(1)')()}}",
                                "javascript:alert(1)\u2028\u2029",
                                "\x01\x1b[0m\u202e<b>"};

} // namespace

TEST_CASE("hostile text leaves the shape of the page as it is with a harmless name") {
    const auto harmless = shape(write(with_charts("王小明"), Format::html));
    REQUIRE(harmless.size() > 100);
    for (const auto &payload : payloads) {
        INFO(payload);
        CHECK(shape(write(with_charts(payload), Format::html)) == harmless);
    }
}

TEST_CASE("the policy of the page names the hash of every script and of the style, and allows nothing else") {
    const auto page = write(with_charts("x"), Format::html);
    const auto policy = inside(page, "Content-Security-Policy\" content=\"", "\"");
    CHECK(policy.starts_with("default-src 'none'; script-src 'sha256-"));
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(std::count(policy.begin(), policy.end(), ',') == 0);
    std::size_t scripts = 0;
    for (std::size_t at = 0; (at = page.find("<script>", at)) != std::string::npos; ++at) ++scripts;
    std::size_t hashes = 0;
    for (std::size_t at = 0; (at = policy.find("sha256-", at)) != std::string::npos; ++at) ++hashes;
    CHECK(scripts == 2); // Vega, and what sorts and filters
    CHECK(hashes == 3);
}

TEST_CASE("nothing is loaded from outside") {
    const auto page = write(with_charts("x"), Format::html);
    for (const auto *pattern : {" src=", "<link", "@import", "url(", "sourceMappingURL"})
        CHECK_MESSAGE(inside(page, "<head>", "<body").find(pattern) == std::string::npos, pattern);
    CHECK(inside(page, "<body", "<script>").find(" src=") == std::string::npos);
    CHECK(page.find("sourceMappingURL") == std::string::npos);
}

TEST_CASE("a chart is a Vega specification over the rows of its table; rows without a date stay in the table") {
    const auto page = write(with_charts("x"), Format::html);
    const auto spec = nlohmann::json::parse(inside(page, "<script type=\"application/json\">", "</script>"));
    CHECK(spec["data"][0]["values"].size() == 2);
    CHECK(spec["data"][0]["values"][0]["x"] == std::int64_t{20'829} * 86'400'000);
    CHECK(spec["description"] == "x");
    CHECK(page.find("no date yet") != std::string::npos);
}

TEST_CASE("a page without Vega's charts does without Vega") {
    CHECK(write(sample_report(), Format::html).size() < 40'000);
    CHECK(write(with_charts("x"), Format::html).size() < 700'000);
}

TEST_CASE("what is unknown says so, numbers carry their sort key, headings are headings") {
    const auto page = write(sample_report(), Format::html);
    CHECK(page.find("<td class=\"level\" data-v=\"-1\"><span class=\"level unknown\">unknown</span></td>") !=
          std::string::npos);
    CHECK(page.find("data-v=\"1500\">1,500</td>") != std::string::npos);
    CHECK(page.find("<th scope=\"col\" class=\"number\">People</th>") != std::string::npos);
}
