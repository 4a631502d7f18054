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

TEST_CASE("why a store is refused is said in Chinese too") {
    std::set<std::string> words;
    for (const char *room : {"store", "audit"})
        for (const auto &entry : std::filesystem::directory_iterator(source_dir() / "src" / room)) {
            if (entry.path().extension() != ".cpp") continue;
            words.merge(words_in(entry.path(), R"re(refused\([^;"]*"AT-STO-\d+", database, )re"));
            words.merge(words_in(entry.path(), R"re(add\(broken\([^;"]*)re"));
            words.merge(words_in(entry.path(), R"re(reason = [^;]*std::string\()re"));
            words.merge(words_in(entry.path(), R"re( {20,}: fmt::format\()re"));
            words.merge(words_in(entry.path(), R"re(findings.emplace_back\()re"));
            words.merge(words_in(entry.path(), R"re(wrong = )re"));
            for (const auto &one : words_in(entry.path(), R"re(damaged\()re"))
                words.insert("column x does not hold " + one);
        }
    words.merge(std::set<std::string>{"column x does not hold text", "column x does not hold UTF-8"});
    CHECK(words.size() > 18);
    for (auto one : words) {
        for (auto at = one.find("{}"); at != std::string::npos; at = one.find("{}")) one.replace(at, 2, "1.2");
        if (one.starts_with("page 1.2")) one.replace(5, 3, "7");
        if (one.starts_with("record 1.2 is missing")) one.replace(7, 3, "2");
        INFO(one);
        const auto text = message(Fault("AT-STO-040").with("reason", one), Lang::zh_tw);
        CHECK(text.find(one) == std::string::npos);
    }
}

TEST_CASE("what SQLite and the system say of a file is said in Chinese too, with its names") {
    const auto said = [](const char *reason) {
        return message(Fault("AT-STO-040").with("reason", reason), Lang::zh_tw);
    };
    CHECK(said("no such table: rating") == "檔案損壞：沒有資料表 rating");
    CHECK(said("row 12 missing from index person_left") == "檔案損壞：索引 person_left 缺少第 12 列");
    CHECK(said("wrong # of entries in index a1") == "檔案損壞：索引 a1 的項目數不符");
    CHECK(said("table a has no column named b") == "檔案損壞：資料表 a 沒有欄位 b");
    CHECK(said("Page 7 is never used") == "檔案損壞：第 7 頁不屬於任何資料");
    CHECK(said("Tree 5 page 7 cell 3: Rowid 1 out of order") == "檔案損壞：第 7 頁第 3 格損壞");
    CHECK(said("NULL value in person.name") == "檔案損壞：person.name 缺值");
    CHECK(said("no such table: ") == "檔案損壞：no such table: "); // no name: not these words
    CHECK(said("--best excludes --role") == "檔案損壞：--best 不能與 --role 並用");
    CHECK(said("人工 excludes 智慧") == "檔案損壞：人工 excludes 智慧");
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
