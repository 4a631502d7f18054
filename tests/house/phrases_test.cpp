// What the exchange formats say of their own accord, inside a message, is said in Chinese too.
#include "aitalent/messages/fault_text.h"
#include "aitalent/messages/labels.h"

#include "source_dir.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

/// Words given to a fault or a count as they stand in the source: more than one word, and no beginning of a key.
std::set<std::string> words_in(const std::filesystem::path &path,
                               const std::string &before = R"re((?:add\(|refuse\(|"found",)\s*)re") {
    const std::regex given(before + R"re("([^"]+ [^" ]+)")re");
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::set<std::string> words;
    for (std::sregex_iterator found(text.begin(), text.end(), given), end; found != end; ++found)
        words.insert((*found)[1]);
    return words;
}

} // namespace

TEST_CASE("words of the exchange formats have Chinese ones") {
    std::set<std::string> words = words_in(source_dir() / "src" / "jobs" / "exchange.cpp");
    for (const auto &entry : std::filesystem::directory_iterator(source_dir() / "src" / "exchange"))
        words.merge(words_in(entry.path()));
    words.erase("Not Relevant"); // a column of O*NET
    CHECK(words.size() > 12);
    for (const auto &one : words) {
        INFO(one);
        CHECK(message(Fault("AT-FRM-064").with("found", one), Lang::zh_tw).find(one) == std::string::npos);
        CHECK(message(Fault("AT-FRM-064").with("found", one), Lang::en).find(one) != std::string::npos);
    }
}

TEST_CASE("what is wrong with a damaged archive is said in Chinese too") {
    const auto words = words_in(source_dir() / "src" / "readers" / "zip.cpp", R"re("AT-SHT-020", [^",]+, )re");
    CHECK(words.size() > 6);
    for (const auto &one : words) {
        INFO(one);
        CHECK(message(Fault("AT-SHT-020").with("reason", one), Lang::zh_tw).find(one) == std::string::npos);
    }
}

TEST_CASE("what the audit trail counts has a name in both languages") {
    std::size_t counts = 0;
    for (const char *room : {"store", "jobs"})
        for (const auto &entry : std::filesystem::directory_iterator(source_dir() / "src" / room)) {
            if (!entry.is_regular_file()) continue;
            std::ifstream file(entry.path());
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            const std::regex given(R"re(note_count\("([a-z_]+)")re");
            for (std::sregex_iterator found(text.begin(), text.end(), given), end; found != end; ++found) {
                const std::string name = (*found)[1];
                INFO(name);
                CHECK(has_label(name));
                ++counts;
            }
        }
    CHECK(counts > 20);
}

TEST_CASE("what the system and the readers say with numbers in it is said in Chinese too") {
    for (const char *reason : {"No such file or directory", "more than 1024 cells",
                               "unpacks to more than 250 times its "
                               "size"}) {
        const auto text = message(Fault("AT-FIL-001").with("path", "x").with("reason", reason), Lang::zh_tw);
        INFO(text);
        CHECK(text.find(reason) == std::string::npos);
        CHECK(std::none_of(text.begin() + 20, text.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    }
}
