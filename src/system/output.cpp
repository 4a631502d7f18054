#include "aitalent/system/output.h"

#include "aitalent/base/fault.h"
#include "aitalent/system/files.h"
#include "aitalent/system/process.h"
#include "aitalent/system/temporary.h"
#include "descriptor.h"
#include "failures.h"
#include "publish.h"

#include <array>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace aitalent {

namespace {

bool is_regular_or_absent(const std::string &path) {
    struct stat facts = {};
    return ::stat(path.c_str(), &facts) != 0 || S_ISREG(facts.st_mode);
}

/// Where the bytes go: a symbolic link leads there, unless somebody else could have laid it. Only root is trusted
/// beside the account itself.
std::string place_of(const std::string &name) {
    struct stat link = {};
    if (::lstat(name.c_str(), &link) != 0 || !S_ISLNK(link.st_mode)) return name;
    if (link.st_uid != ::geteuid() && link.st_uid != 0)
        throw Error(Exit::cannot_create, Fault("AT-FIL-007").with("path", name));
    return real_name(name);
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

Error exists_already(const std::string &path) {
    return Error(Exit::cannot_create, Fault("AT-FIL-005").with("path", path));
}

void fill(const Descriptor &file, const std::string &path, std::string_view bytes) {
    struct stat facts = {};
    if (::fchmod(file.get(), S_IRUSR | S_IWUSR) != 0 || !write_all(file.get(), bytes) ||
        ::fstat(file.get(), &facts) != 0)
        throw system_error("AT-FIL-004", path);
    if (static_cast<std::size_t>(facts.st_size) != bytes.size()) throw system_error("AT-FIL-004", path, EIO);
    if (::fsync(file.get()) != 0) throw system_error("AT-FIL-004", path);
}

/// A file without a name, which nothing can leave behind; none where the file system or a missing /proc forbids it.
Descriptor unnamed_file(const std::string &folder) {
    if (::access("/proc/self/fd", F_OK) != 0) return Descriptor(-1);
    return Descriptor(
        persist([&] { return ::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR); }));
}

bool give_first_name(const Descriptor &file, const std::string &path) {
    const auto open_file = "/proc/self/fd/" + std::to_string(file.get());
    return ::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

/// False where files without names cannot be had.
bool write_unnamed(const std::string &path, std::string_view bytes, Existing existing) {
    const NewName name(path);
    Descriptor file = unnamed_file(folder_of(path));
    if (!file) {
        if (errno == EMFILE || errno == ENFILE) throw system_error("AT-FIL-003", path);
        return false;
    }
    fill(file, path, bytes);
    if (existing == Existing::refuse) {
        if (!give_first_name(file, path))
            throw errno == EEXIST ? exists_already(path) : system_error("AT-FIL-003", path);
    } else {
        // There is no call that puts it in another's place at once.
        const auto between = temporary_beside(path);
        ::flock(file.get(), LOCK_EX | LOCK_NB);
        const RemovedOnSignal removed(between);
        if (!give_first_name(file, between)) throw system_error("AT-FIL-003", path);
        if (::rename(between.c_str(), path.c_str()) != 0) {
            const int why = errno;
            ::unlink(between.c_str());
            throw system_error("AT-FIL-003", path, why);
        }
    }
    name.sync();
    if (!file.close()) throw system_error("AT-FIL-004", path);
    return true;
}

void write_named(const std::string &path, std::string_view bytes, Existing existing) {
    Temporary temporary(path);
    {
        Descriptor file(persist([&] { return ::open(temporary.path().c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW); }));
        if (!file) throw system_error("AT-FIL-003", path);
        fill(file, path, bytes);
        if (!file.close()) throw system_error("AT-FIL-004", path);
    }
    temporary.publish(existing);
}

void write_through(const std::string &path, std::string_view bytes) {
    Descriptor file(persist([&] { return ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY); }));
    if (!file) throw system_error("AT-FIL-003", path);
    if (!write_all(file.get(), bytes) || !file.close()) throw system_error("AT-FIL-004", path);
}

} // namespace

NewName::NewName(std::string path)
    : path_(std::move(path)),
      folder_(persist([&] { return ::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); })) {
    if (!folder_) throw system_error("AT-FIL-003", path_);
}

void NewName::sync() const {
    // Some file systems know no fsync of a folder; their names are as safe as they get.
    if (::fsync(folder_.get()) != 0 && errno != EINVAL) throw system_error("AT-FIL-009", path_);
}

/// Without RENAME_NOREPLACE (NFS): link and unlink, which leave two names for a moment; without links a look and a
/// rename.
void give_name(const std::string &temporary, const std::string &path, Existing existing) {
    if (existing == Existing::replace) {
        if (::rename(temporary.c_str(), path.c_str()) != 0) throw system_error("AT-FIL-003", path);
        return;
    }
    if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return;
    if (errno == EEXIST) throw exists_already(path);
    if (errno != EINVAL && errno != ENOSYS) throw system_error("AT-FIL-003", path);
    if (::link(temporary.c_str(), path.c_str()) == 0) return remove_file(temporary);
    if (errno == EEXIST) throw exists_already(path);
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS) throw system_error("AT-FIL-003", path);
    if (file_exists(path)) throw exists_already(path);
    if (::rename(temporary.c_str(), path.c_str()) != 0) throw system_error("AT-FIL-003", path);
}

Written write_file(const std::string &name, std::string_view bytes, Existing existing) {
    const std::string path = place_of(name);
    if (!is_regular_or_absent(path)) return write_through(path, bytes), Written::replaced;
    const bool there = file_exists(path);
    remove_leftovers(leftovers_of(path));
    if (there && holds(path, bytes)) return Written::unchanged;
    if (there && existing == Existing::refuse) throw exists_already(name);
    if (!write_unnamed(path, bytes, existing)) write_named(path, bytes, existing);
    return there ? Written::replaced : Written::created;
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
