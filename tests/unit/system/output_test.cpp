#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "folder.h"

#include <filesystem>
#include <fstream>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

Exit exit_of(const auto &work, const std::string &code) {
    try {
        work();
    } catch (const Error &error) {
        CHECK(error.faults().begin()->code == code);
        return error.exit();
    }
    return Exit::done;
}

std::size_t files_in(const std::string &folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

} // namespace

TEST_CASE("a new output file is created whole, for its owner only, whatever the umask") {
    TestFolder folder;
    const mode_t before = ::umask(0);
    CHECK(write_file(folder / "report.csv", "a,b\n") == Written::created);
    ::umask(before);
    CHECK(read_file(folder / "report.csv", 100) == "a,b\n");
    CHECK(file_mode(folder / "report.csv") == 0600u);
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("equal bytes leave the file alone, other bytes are refused unless told to replace") {
    TestFolder folder;
    write_file(folder / "report.csv", "old");
    CHECK(write_file(folder / "report.csv", "old") == Written::unchanged);
    CHECK(exit_of([&] { write_file(folder / "report.csv", "new"); }, "AT-FIL-005") == Exit::cannot_create);
    CHECK(read_file(folder / "report.csv", 100) == "old");
    CHECK(write_file(folder / "report.csv", "new", Existing::replace) == Written::replaced);
    CHECK(read_file(folder / "report.csv", 100) == "new");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a symbolic link keeps leading to the file it led to") {
    TestFolder folder;
    write_file(folder / "real.csv", "old");
    std::filesystem::create_symlink("real.csv", folder / "link.csv");
    write_file(folder / "link.csv", "new", Existing::replace);
    CHECK(std::filesystem::is_symlink(folder / "link.csv"));
    CHECK(read_file(folder / "real.csv", 100) == "new");
}

TEST_CASE("output that cannot be created or written says so with its own exit code") {
    TestFolder folder;
    CHECK(exit_of([&] { write_file(folder / "none/report.csv", "x"); }, "AT-FIL-003") == Exit::cannot_create);
    CHECK(exit_of([] { write_file("/dev/full", "x"); }, "AT-FIL-004") == Exit::cannot_write);
}

TEST_CASE("standard output that is full or closed is an error, and a reader who left is none to talk about") {
    const int kept = ::dup(STDOUT_FILENO);
    const int full = ::open("/dev/full", O_WRONLY);
    ::dup2(full, STDOUT_FILENO);
    Exit when_full = exit_of([] { write_stdout("x"); }, "AT-FIL-004");
    int ends[2] = {};
    REQUIRE(::pipe(ends) == 0);
    ::close(ends[0]);
    ::dup2(ends[1], STDOUT_FILENO);
    ::signal(SIGPIPE, SIG_IGN);
    bool quiet = false;
    try {
        write_stdout("x");
    } catch (const Error &error) {
        quiet = error.faults().empty() && error.exit() == Exit::cannot_write;
    }
    ::dup2(kept, STDOUT_FILENO);
    for (int end : {kept, full, ends[1]}) ::close(end);
    CHECK(when_full == Exit::cannot_write);
    CHECK(quiet);
}

TEST_CASE("input files say how they fail: missing, forbidden, a folder, too large") {
    TestFolder folder;
    write_file(folder / "data.csv", std::string(5000, 'x'));
    CHECK(exit_of([&] { read_file(folder / "none.csv", 10); }, "AT-FIL-001") == Exit::missing);
    CHECK(exit_of([&] { read_file(folder.path(), 10); }, "AT-FIL-001") == Exit::missing);
    CHECK(exit_of([&] { read_file(folder / "data.csv", 4999); }, "AT-FIL-002") == Exit::refused);
    CHECK(read_file(folder / "data.csv", 5000).size() == 5000);
    CHECK_FALSE(read_file_if_there(folder / "none.csv", 10).has_value());
}

TEST_CASE("a file is read in parts and at offsets") {
    TestFolder folder;
    write_file(folder / "data", "0123456789");
    InputFile file(folder / "data");
    char part[4];
    CHECK(file.size() == 10);
    CHECK(file.read(part) == 4);
    CHECK(file.read_at(8, part) == 2);
    CHECK(part[0] == '8');
    CHECK(file.read(part) == 4);
    CHECK(part[0] == '4');
    CHECK(file.read(part) == 2);
    CHECK(file.read(part) == 0);
}

TEST_CASE("the folder of a path and the ground it stands on") {
    CHECK(folder_of("a/b.db") == "a");
    CHECK(folder_of("b.db") == ".");
    CHECK(folder_of("/b.db") == "/");
    CHECK(file_system_of("/proc/none").footing == Footing::local);
}
