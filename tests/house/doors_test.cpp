// The rule of the house: who may open whose door. Read from the #include lines themselves, so that nothing slips in.
#include "source_dir.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace fs = std::filesystem;

namespace {

const std::map<std::string, std::set<std::string>> opens = {
    {"base", {}},
    {"system", {"base"}},
    {"messages", {"privacy", "base"}},
    {"privacy", {"base"}},
    {"audit", {"base"}},
    {"framework", {"base"}},
    {"workforce", {"framework", "base"}},
    {"catalogue", {"framework", "base"}},
    {"scoring", {"catalogue", "workforce", "framework", "base"}},
    {"planning", {"scoring", "catalogue", "workforce", "framework", "base"}},
    {"delivery", {"planning", "scoring", "catalogue", "workforce", "framework", "base"}},
    {"reports", {"delivery", "planning", "scoring", "catalogue", "workforce", "framework", "messages", "base"}},
    {"readers", {"catalogue", "workforce", "framework", "privacy", "system", "base"}},
    {"exchange", {"catalogue", "framework", "base"}},
    {"writers", {"reports", "messages", "base"}},
    {"store", {"planning", "scoring", "catalogue", "workforce", "framework", "privacy", "audit", "system", "base"}},
    {"jobs",
     {"store", "readers", "exchange", "reports", "writers", "delivery", "planning", "scoring", "catalogue", "workforce",
      "framework", "privacy", "audit", "messages", "system", "base"}},
    {"commands", {"jobs", "writers", "reports", "messages", "privacy", "system", "base"}},
    {"main.cpp", {"commands"}},
};

/// A third-party header (by prefix) and the rooms it may appear in.
const std::vector<std::pair<std::string, std::set<std::string>>> libraries = {
    {"CLI/", {"commands"}},
    {"yaml-cpp/", {"readers"}},
    {"SQLiteCpp/", {"store"}},
    {"sqlite3.h", {"store"}},
    {"expat.h", {"readers"}},
    {"zip.h", {"readers", "writers"}},
    {"zlib.h", {"readers", "writers"}},
    {"xlsxwriter.h", {"writers"}},
    {"nlohmann/", {"exchange", "writers", "jobs"}},
    {"coin/", {"planning"}},
    {"nettle/", {"base"}},
    {"xxhash.h", {"base"}},
    {"sodium.h", {"base", "privacy", "system"}},
    {"unicode/", {"base", "privacy", "readers", "writers", "system"}},
};

struct Include {
    fs::path file;
    std::string room;
    std::string target; ///< as written between the brackets or quotes
};

std::string room_of(const fs::path &relative) {
    return relative.begin()->string();
}

std::vector<Include> includes() {
    const fs::path root = source_dir();
    std::vector<Include> found;
    for (const fs::path &base : {root / "src", root / "include" / "aitalent"})
        for (const auto &entry : fs::recursive_directory_iterator(base)) {
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".h") continue;
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);) {
                if (!line.starts_with("#include")) continue;
                const auto open = line.find_first_of("<\""), close = line.find_last_of(">\"");
                found.push_back({fs::relative(entry.path(), root), room_of(fs::relative(entry.path(), base)),
                                 line.substr(open + 1, close - open - 1)});
            }
        }
    return found;
}

} // namespace

TEST_CASE("every folder of the house is a room with a named set of doors") {
    const fs::path root = source_dir();
    for (const fs::path &base : {root / "src", root / "include" / "aitalent"})
        for (const auto &entry : fs::directory_iterator(base))
            if (entry.is_directory() && entry.path().filename() != "cmake") {
                INFO(entry.path().string());
                CHECK(opens.contains(entry.path().filename().string()));
            }
}

TEST_CASE("includes run one way: a room opens only the doors it names") {
    const std::string ours = "aitalent/";
    for (const auto &include : includes()) {
        if (!include.target.starts_with(ours)) continue;
        const std::string target = room_of(fs::path(include.target.substr(ours.size())));
        INFO(include.file.string(), " includes ", include.target);
        CHECK((target == include.room || opens.at(include.room).contains(target)));
    }
}

TEST_CASE("the doors make no circle") {
    std::set<std::string> done;
    while (done.size() < opens.size()) {
        const auto before = done.size();
        for (const auto &[room, doors] : opens)
            if (std::all_of(doors.begin(), doors.end(), [&](const auto &door) { return done.contains(door); }))
                done.insert(room);
        REQUIRE(done.size() > before);
    }
}

TEST_CASE(
    "groups for the fairness audit are read by the audit and for the copy a person asks for, and by nobody else") {
    const std::set<std::string> allowed = {"src/jobs/audited.cpp", "src/jobs/intake.cpp", "src/jobs/person_pages.cpp",
                                           "src/store/fairness.cpp"};
    std::set<std::string> found;
    for (const auto &include : includes())
        if (include.target == "aitalent/store/fairness.h") found.insert(include.file.generic_string());
    CHECK(found == allowed);
}

TEST_CASE("each third-party library is used in the rooms named for it and nowhere else") {
    for (const auto &include : includes())
        for (const auto &[prefix, rooms] : libraries)
            if (include.target.starts_with(prefix)) {
                INFO(include.file.string(), " includes ", include.target);
                CHECK(rooms.contains(include.room));
            }
}
