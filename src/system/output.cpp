#include "aitalent/system/output.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "aitalent/system/process.h"
#include "descriptor.h"
#include "failures.h"

#include <array>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>

namespace aitalent {

namespace {

/// Removes the temporary file unless it has been given its name.
class Unfinished {
  public:
    explicit Unfinished(std::string path) : path_(std::move(path)) {}
    ~Unfinished() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    const std::string &path() const { return path_; }
    void finished() { path_.clear(); }

  private:
    std::string path_;
};

bool is_regular_or_absent(const std::string &path) {
    struct stat facts = {};
    return ::stat(path.c_str(), &facts) != 0 || S_ISREG(facts.st_mode);
}

/// Where a symbolic link leads; the path itself where it is none or leads nowhere.
std::string target_of(const std::string &path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : path;
}

bool holds(const std::string &path, std::string_view bytes) {
    InputFile file(path);
    if (file.size() != bytes.size()) return false;
    std::array<char, 1 << 16> part;
    while (const auto got = file.read(part)) {
        if (bytes.substr(0, got) != std::string_view(part.data(), got)) return false;
        bytes.remove_prefix(got);
    }
    return bytes.empty();
}

void write_whole(const std::string &path, std::string_view bytes) {
    Descriptor file(persist(
        [&] { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR); }));
    if (!file) throw system_error("AT-FIL-003", path);
    struct stat facts = {};
    if (::fchmod(file.get(), S_IRUSR | S_IWUSR) != 0 || !write_all(file.get(), bytes) ||
        ::fstat(file.get(), &facts) != 0)
        throw system_error("AT-FIL-004", path);
    if (static_cast<std::size_t>(facts.st_size) != bytes.size()) throw system_error("AT-FIL-004", path, EIO);
    if (::fsync(file.get()) != 0 || !file.close()) throw system_error("AT-FIL-004", path);
}

void write_through(const std::string &path, std::string_view bytes) {
    Descriptor file(persist([&] { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY); }));
    if (!file) throw system_error("AT-FIL-003", path);
    if (!write_all(file.get(), bytes) || !file.close()) throw system_error("AT-FIL-004", path);
}

void sync_folder(const std::string &folder) {
    Descriptor opened(persist([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!opened) throw system_error("AT-FIL-004", folder);
    // Some file systems know no fsync of a folder; their names are as safe as they get.
    if (::fsync(opened.get()) != 0 && errno != EINVAL) throw system_error("AT-FIL-004", folder);
}

Error exists_already(const std::string &path) {
    return Error(Exit::cannot_create, Fault("AT-FIL-005").with("path", path));
}

/// Gives the file its name only if nobody has it: link and unlink, as rename would replace. File systems without links
/// get a look and a rename.
void publish_new(const std::string &temporary, const std::string &path) {
    if (::link(temporary.c_str(), path.c_str()) == 0) return remove_file(temporary);
    if (errno == EEXIST) throw exists_already(path);
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS) throw system_error("AT-FIL-003", path);
    if (file_exists(path)) throw exists_already(path);
    if (::rename(temporary.c_str(), path.c_str()) != 0) throw system_error("AT-FIL-003", path);
}

} // namespace

std::string temporary_beside(const std::string &path) {
    const auto slash = path.find_last_of('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return folder_of(path) + "/." + name + "." + random_hex(8) + ".tmp";
}

void publish_file(const std::string &temporary, const std::string &path, Existing existing) {
    if (existing == Existing::refuse)
        publish_new(temporary, path);
    else if (::rename(temporary.c_str(), path.c_str()) != 0)
        throw system_error("AT-FIL-003", path);
    sync_folder(folder_of(path));
}

Written write_file(const std::string &name, std::string_view bytes, Existing existing) {
    if (!is_regular_or_absent(name)) return write_through(name, bytes), Written::replaced;
    const std::string path = target_of(name);
    const bool there = file_exists(path);
    if (there && holds(path, bytes)) return Written::unchanged;
    if (there && existing == Existing::refuse) throw exists_already(name);
    Unfinished temporary(temporary_beside(path));
    write_whole(temporary.path(), bytes);
    publish_file(temporary.path(), path, existing);
    temporary.finished();
    return there ? Written::replaced : Written::created;
}

void sync_file(const std::string &path) {
    Descriptor file(persist([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); }));
    if (!file || ::fsync(file.get()) != 0) throw system_error("AT-FIL-004", path);
    sync_folder(folder_of(path));
}

void write_stdout(std::string_view bytes) {
    if (bytes.empty()) return;
    bool written = write_all(STDOUT_FILENO, bytes);
    if (written) {
        // A network file system tells of a failed write only when the file is closed; a copy can be.
        Descriptor copy(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
        written = !copy || copy.close();
    }
    if (written) return;
    if (errno == EPIPE) throw Error(Exit::cannot_write, Faults());
    throw system_error("AT-FIL-004", "stdout");
}

void write_stderr(std::string_view bytes) {
    (void)write_all(STDERR_FILENO, bytes);
}

} // namespace aitalent
