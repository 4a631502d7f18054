#include "aitalent/system/lock.h"

#include "aitalent/base/fault.h"
#include "descriptor.h"
#include "failures.h"

#include <thread>

#include <fcntl.h>
#include <sys/file.h>

namespace aitalent {

FileLock::FileLock(const std::string &path, std::chrono::milliseconds wait, const char *busy_code)
    : descriptor_(persist([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY); })) {
    if (descriptor_ < 0) throw system_error("AT-FIL-001", path);
    constexpr std::chrono::milliseconds pause(50);
    for (auto left = wait; persist([&] { return ::flock(descriptor_, LOCK_EX | LOCK_NB); }) != 0; left -= pause) {
        const int reason = errno;
        if (reason == EWOULDBLOCK && left > pause) {
            std::this_thread::sleep_for(pause);
            continue;
        }
        ::close(descriptor_);
        if (reason == EWOULDBLOCK) throw Error(Exit::busy, Fault(busy_code).with("path", path));
        throw system_error("AT-FIL-001", path, reason);
    }
}

FileLock::~FileLock() {
    ::close(descriptor_);
}

} // namespace aitalent
