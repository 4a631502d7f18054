#include "memory_file.h"

#include "aitalent/base/fault.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace aitalent {

namespace {

[[noreturn]] void fail() {
    throw Error(Exit::cannot_write, Fault("AT-WRT-003").with("reason", std::strerror(errno)));
}

} // namespace

MemoryFile::MemoryFile() : descriptor_(memfd_create("report", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail();
}

MemoryFile::~MemoryFile() {
    close(descriptor_);
}

std::string MemoryFile::path() const {
    return fmt::format("/proc/self/fd/{}", descriptor_);
}

std::string MemoryFile::bytes() const {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0) fail();
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    for (std::size_t done = 0; done < bytes.size();) {
        const auto got = pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail();
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace aitalent
