#include "aitalent/system/temporary.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "folder.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

using namespace aitalent;
namespace fs = std::filesystem;

namespace {

void touch(const std::string &path) {
    std::ofstream file(path);
}

std::string code_of(const auto &work) {
    try {
        work();
    } catch (const Error &error) {
        return error.faults().begin()->code;
    }
    return {};
}

/// What the process ends with when it sends itself the signal in the middle of `work`.
int ends_with(const auto &work) {
    const pid_t child = ::fork();
    if (child == 0) {
        handle_signals();
        work();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::vector<std::string> names_in(const std::string &folder) {
    std::vector<std::string> names;
    for (const auto &entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("a temporary file is for its owner only, and gone unless it was given its name") {
    TestFolder folder;
    {
        Temporary file(folder / "a.db");
        CHECK(file.path().starts_with(folder / ".a.db."));
        CHECK(file.path().find_first_of("0123456789", (folder / "").size()) == std::string::npos);
        CHECK(file_mode(file.path()) == 0600u);
        CHECK(leftovers_in(folder.path()).empty()); // somebody works on it
    }
    CHECK(names_in(folder.path()).empty());
    {
        Temporary file(folder / "a.db");
        file.publish(Existing::refuse);
    }
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.db"});
    Temporary again(folder / "a.db");
    CHECK(code_of([&] { again.publish(Existing::refuse); }) == "AT-FIL-005");
}

TEST_CASE("what a kill left is found by its name, told from what is under way, and removed by the next of its kind") {
    TestFolder folder;
    const std::string left = folder / ".a.db.bcdfghjklmnpqrst.tmp", journal = left + "-journal",
                      earlier = folder / ".a.db.0123456789abcdef.tmp", other = folder / ".b.db.zxwvtsrqpnmlkjhg.tmp",
                      held = folder / ".c.db.bcdfghjklmnpqrst.tmp";
    for (const auto &path : {left, earlier, other, held, journal, folder / ".a.db.tmp",
                             folder / ".a.db.responsibilities.tmp", folder / ".a.db.0123456789abcdeX.tmp"})
        touch(path);
    const int lock = ::open(held.c_str(), O_RDONLY);
    REQUIRE(::flock(lock, LOCK_EX) == 0);
    CHECK(leftovers_in(folder.path()) == std::vector<std::string>{earlier, left, journal, other});
    CHECK(leftovers_of(folder / "a.db") == std::vector<std::string>{earlier, left, journal});
    { const Temporary next(folder / "a.db"); }
    CHECK(leftovers_in(folder.path()) == std::vector<std::string>{other});
    write_file(folder / "b.db", "x");
    CHECK(leftovers_in(folder.path()).empty());
    ::close(lock);
    CHECK(remove_leftovers(leftovers_in(folder.path())) == 1);
}

TEST_CASE("a folder takes the place of another one whole") {
    TestFolder folder;
    fs::create_directory(folder / "pack");
    touch(folder / "pack/old");
    {
        Temporary pack(folder / "pack", Temporary::Kind::folder);
        touch(pack.path() + "/new");
        pack.publish(Existing::replace);
    }
    CHECK(names_in(folder / "pack") == std::vector<std::string>{"new"});
    CHECK(names_in(folder.path()) == std::vector<std::string>{"pack"});
}

TEST_CASE("INT, TERM and HUP end with their own exit codes and leave nothing") {
    for (const auto &ending : {std::pair(SIGINT, 130), {SIGTERM, 143}, {SIGHUP, 129}}) {
        TestFolder folder;
        CHECK(ends_with([&] {
                  const Temporary file(folder / "a.db");
                  const Temporary pack(folder / "pack", Temporary::Kind::folder);
                  const RemovedOnSignal in_it(pack.path() + "/part");
                  touch(pack.path() + "/part");
                  touch(folder / "a.key");
                  const RemovedOnSignal with_store(folder / "a.key", folder / "a.db");
                  ::raise(ending.first);
              }) == ending.second);
        CHECK(names_in(folder.path()).empty());
    }
}

TEST_CASE("a key stays where its store has come by the time of the signal") {
    TestFolder folder;
    CHECK(ends_with([&] {
              touch(folder / "a.key");
              const RemovedOnSignal with_store(folder / "a.key", folder / "a.db");
              touch(folder / "a.db");
              ::raise(SIGTERM);
          }) == 143);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.db", "a.key"});
}

TEST_CASE("a signal waits for the end of a change, and a second one does not") {
    TestFolder folder;
    CHECK(ends_with([&] {
              const SignalsWait change;
              ::raise(SIGINT);
              touch(folder / (signal_waits() ? "went on" : "was not told"));
          }) == 130);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"went on"});
    CHECK(ends_with([&] {
              const SignalsWait change;
              ::raise(SIGINT), ::raise(SIGTERM);
              touch(folder / "went on again");
          }) == 143);
    CHECK(names_in(folder.path()).size() == 1);
    CHECK(ends_with([&] {
              const SignalsWait change;
              ::raise(SIGHUP);
              ::sleep(10);
              ::sleep(10); // the alarm that ends it breaks the first one off
          }) == 129);
}

TEST_CASE("a link that somebody else laid is not followed") {
    if (::geteuid() != 0) return; // nobody else's links can be made
    TestFolder folder;
    write_file(folder / "secret.txt", "old");
    fs::create_symlink("secret.txt", folder / "report.csv");
    REQUIRE(::lchown((folder / "report.csv").c_str(), 65534, 65534) == 0);
    CHECK(code_of([&] { write_file(folder / "report.csv", "new", Existing::replace); }) == "AT-FIL-007");
    CHECK(read_file(folder / "secret.txt", 10) == "old");
}

TEST_CASE("paths behind links: where they lead, where they lead nowhere, one file under two names") {
    TestFolder folder;
    write_file(folder / "real", "x");
    fs::create_symlink("real", folder / "link");
    fs::create_symlink("none", folder / "lost");
    CHECK(real_name(folder / "link") == fs::canonical(folder / "real"));
    CHECK(real_name(folder / "lost") == folder / "lost");
    CHECK(leads_nowhere(folder / "lost"));
    CHECK_FALSE(leads_nowhere(folder / "link"));
    CHECK(is_same_file(folder / "link", folder / "real"));
    fs::create_hard_link(folder / "real", folder / ".real.0123456789abcdef.tmp");
    CHECK(count_names(folder / "real") == 2);
    CHECK_FALSE(remove_second_names(folder / "real"));
    CHECK(count_names(folder / "real") == 1);
}
