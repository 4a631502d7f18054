#include "aitalent/messages/fault_text.h"

#include <algorithm>
#include <cctype>
#include <string>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

bool well_formed(std::string_view code) { // AT-AREA-NNN
    return code.size() == 10 && code.starts_with("AT-") && code[6] == '-' &&
           std::all_of(code.begin() + 3, code.begin() + 6, [](unsigned char c) { return std::isupper(c); }) &&
           std::all_of(code.begin() + 7, code.end(), [](unsigned char c) { return std::isdigit(c); });
}

bool balanced(std::string_view text, char open, char close) {
    int depth = 0;
    for (char c : text) {
        depth += c == open ? 1 : c == close ? -1 : 0;
        if (depth < 0 || depth > 1) return false;
    }
    return depth == 0;
}

} // namespace

TEST_CASE("every fault code is well formed, unique, and has words and a remedy in both languages") {
    std::string previous;
    for (const auto &text : fault_texts()) {
        INFO(text.code);
        CHECK(well_formed(text.code));
        CHECK(text.code != previous);
        previous = text.code;
        for (auto words : {text.en, text.zh, text.remedy_en, text.remedy_zh}) {
            CHECK_FALSE(words.empty());
            CHECK(balanced(words, '{', '}'));
            CHECK(balanced(words, '[', ']'));
        }
    }
}

TEST_CASE("a message names the values it has and leaves out the parts whose value is missing") {
    auto fault = [](const char *suggestion) {
        return Fault("AT-CLI-001").with("found", "frobnicate").with("suggestion", suggestion);
    };
    CHECK(message(fault("framework"), Lang::en) == "unknown command 'frobnicate'; did you mean 'framework'?");
    CHECK(message(fault(""), Lang::en) == "unknown command 'frobnicate'");
    CHECK(message(fault(""), Lang::zh_tw) == "沒有「frobnicate」這個指令");
}

TEST_CASE("values out of the user's data cannot drive the terminal") {
    CHECK(message(Fault("AT-CLI-001").with("found", "\x1b[2J"), Lang::en) == "unknown command '\\u{1b}[2J'");
}

TEST_CASE("a fault in a text file shows its line with a mark under the column, also behind Chinese text") {
    const auto fault =
        Fault("AT-CLI-001").with("found", "x").at({.file = "a.yaml", .line = 3, .column = 4, .source_line = "名稱: x"});
    CHECK(describe(fault, Lang::en, true) == "a.yaml:3:4: error AT-CLI-001: unknown command 'x'\n"
                                             "    名稱: x\n"
                                             "         ^\n"
                                             "  → Run 'aitalent --help' for the list of commands.\n");
}

TEST_CASE("a fault in a workbook names sheet, row, column and heading as the officer sees them") {
    const auto fault = Fault("AT-CLI-001")
                           .with("found", "x")
                           .at({.file = "s.xlsx", .sheet = "名冊", .line = 7, .column = 3, .field = "員工編號"});
    CHECK(describe(fault, Lang::zh_tw, false).starts_with("s.xlsx [名冊] 第 7 列第 3 欄（員工編號）: 錯誤 AT-CLI-001"));
    CHECK(describe(fault, Lang::en, false).starts_with("s.xlsx [名冊] row 7, column 3 (員工編號): error AT-CLI-001"));
}

TEST_CASE("of two patterns that fit a reason the special one is taken") {
    const auto said =
        message(Fault("AT-STO-004")
                    .with("path", "a.db")
                    .with("reason", "malformed database schema (rating) - no such table: main.person (1)"),
                Lang::zh_tw);
    CHECK(said.find("（rating）") != std::string::npos);
    CHECK(said.find("no such") == std::string::npos);
}

TEST_CASE("a command told as a remedy names the store the command line named, as a shell takes it") {
    const auto fault = Fault("AT-KEY-001").with("path", "x.key");
    const auto restored = remedy(Fault("AT-STO-004"), Lang::en);
    name_store("a.db");
    CHECK(remedy(fault, Lang::en).ends_with("'aitalent key replace --yes --db a.db'."));
    CHECK(remedy(fault, Lang::zh_tw).ends_with("「aitalent key replace --yes --db a.db」。"));
    CHECK(remedy(Fault("AT-STO-004"), Lang::en) == restored); // names a place of its own
    CHECK(for_named_store("'aitalent status', 'aitalent check'") ==
          "'aitalent status --db a.db', 'aitalent check --db a.db'");
    name_store("{x} [a].db");
    CHECK(remedy(fault, Lang::en).ends_with("'aitalent key replace --yes --db '{x} [a].db''."));
    name_store("");
    CHECK(remedy(fault, Lang::en).ends_with("'aitalent key replace --yes'."));
    CHECK(for_named_store("'aitalent status'") == "'aitalent status'");
}
