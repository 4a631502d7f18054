#include "aitalent/system/files.h"

#include "aitalent/base/fault.h"
#include "descriptor.h"
#include "failures.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>

namespace aitalent {

static Error too_large(const std::string &path, std::uint64_t limit) {
    return Error(Exit::refused, Fault("AT-FIL-002").with("path", path).with("limit", std::to_string(limit) + " B"));
}

InputFile::InputFile(const std::string &path, std::uint64_t at_most) : path_(path), at_most_(at_most) {
    Descriptor file(persist([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY); }));
    struct stat facts = {};
    if (!file || ::fstat(file.get(), &facts) != 0) throw system_error("AT-FIL-001", path);
    if (S_ISDIR(facts.st_mode)) throw system_error("AT-FIL-001", path, EISDIR);
    if (!S_ISREG(facts.st_mode) && !S_ISFIFO(facts.st_mode)) throw system_error("AT-FIL-001", path, ENOTSUP);
    if (S_ISREG(facts.st_mode)) size_ = static_cast<std::uint64_t>(facts.st_size);
    if (size_ > at_most) throw too_large(path, at_most);
    descriptor_ = ::fcntl(file.get(), F_DUPFD_CLOEXEC, 3);
    if (descriptor_ < 0) throw system_error("AT-FIL-001", path);
}

InputFile::~InputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

InputFile::InputFile(InputFile &&other) noexcept
    : path_(std::move(other.path_)), size_(other.size_), at_most_(other.at_most_), taken_(other.taken_),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

std::size_t InputFile::read(std::span<char> buffer) {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const auto got = persist([&] { return ::read(descriptor_, buffer.data() + filled, buffer.size() - filled); });
        if (got < 0) throw system_error("AT-FIL-006", path_);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
        taken_ += static_cast<std::uint64_t>(got);
        if (taken_ > at_most_) throw too_large(path_, at_most_); // it grew, or is a pipe
    }
    return filled;
}

std::size_t InputFile::read_at(std::uint64_t offset, std::span<char> buffer) const {
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const auto got = persist([&] {
            return ::pread(descriptor_, buffer.data() + filled, buffer.size() - filled,
                           static_cast<off_t>(offset + filled));
        });
        if (got < 0) throw system_error("AT-FIL-006", path_);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

std::string read_file(const std::string &path, std::uint64_t at_most) {
    InputFile file(path, at_most);
    std::string bytes;
    const std::size_t step = std::max<std::uint64_t>(file.size() + 1, 4096); // one more byte shows the end at once
    for (std::size_t filled = 0;;) {
        bytes.resize(filled + step);
        const auto got = file.read({bytes.data() + filled, step});
        filled += got;
        if (got < step) return bytes.resize(filled), bytes;
    }
}

std::optional<std::string> read_file_if_there(const std::string &path, std::uint64_t at_most) {
    if (!file_exists(path)) return std::nullopt;
    return read_file(path, at_most);
}

bool file_exists(const std::string &path) {
    struct stat facts = {};
    if (::stat(path.c_str(), &facts) == 0) return true;
    if (errno == ENOENT || errno == ENOTDIR) return false;
    throw system_error("AT-FIL-001", path);
}

std::optional<unsigned> file_mode(const std::string &path) {
    struct stat facts = {};
    if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
    return facts.st_mode & 07777u;
}

std::string real_name(const std::string &path) {
    struct stat facts = {};
    if (::lstat(path.c_str(), &facts) != 0 || !S_ISLNK(facts.st_mode)) return path;
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : path;
}

bool leads_nowhere(const std::string &path) {
    struct stat facts = {};
    return ::lstat(path.c_str(), &facts) == 0 && S_ISLNK(facts.st_mode) && !file_exists(path);
}

bool is_regular_file(const std::string &path) {
    struct stat facts = {};
    return ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

std::uint64_t count_names(const std::string &path) {
    struct stat facts = {};
    return ::stat(path.c_str(), &facts) == 0 ? static_cast<std::uint64_t>(facts.st_nlink) : 0;
}

bool is_same_file(const std::string &one, const std::string &other) {
    struct stat facts[2] = {};
    return ::stat(one.c_str(), &facts[0]) == 0 && ::stat(other.c_str(), &facts[1]) == 0 &&
           facts[0].st_ino == facts[1].st_ino && facts[0].st_dev == facts[1].st_dev;
}

std::string folder_of(const std::string &path) {
    const auto slash = path.find_last_of('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

void make_private_folder(const std::string &path) {
    if (::mkdir(path.c_str(), 0700) == 0) return;
    const int why = errno;
    struct stat facts = {};
    if (why == EEXIST && ::stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode)) return;
    throw system_error("AT-FIL-003", path, why);
}

void remove_file(const std::string &path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) throw system_error("AT-FIL-004", path);
}

FileSystem file_system_of(const std::string &path) {
    // Numbers of statfs(2) and <linux/magic.h>; those of file systems outside the kernel stand in no header.
    static constexpr struct {
        std::uint32_t magic;
        Footing footing;
        const char *name;
    } kinds[] = {
        {0x6969, Footing::network, "nfs"},        {0x517b, Footing::network, "smb"},
        {0xfe534d42, Footing::network, "smb"},    {0xff534d42, Footing::network, "cifs"},
        {0x5346414f, Footing::network, "afs"},    {0x6b414653, Footing::network, "afs"},
        {0x73757245, Footing::network, "coda"},   {0x00c36400, Footing::network, "ceph"},
        {0x0bd00bd0, Footing::network, "lustre"}, {0x01021997, Footing::windows, "9p"},
        {0x53464846, Footing::windows, "wslfs"},  {0x65735546, Footing::unknown, "fuse"},
    };
    struct statfs facts = {};
    if (::statfs(path.c_str(), &facts) != 0 && ::statfs(folder_of(path).c_str(), &facts) != 0) return {};
    for (const auto &kind : kinds)
        if (kind.magic == static_cast<std::uint32_t>(facts.f_type)) return {kind.footing, kind.name};
    return {};
}

} // namespace aitalent
