#include "aitalent/system/process.h"

#include "aitalent/system/signals.h"
#include "failures.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <pwd.h>
#include <sodium.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace aitalent {

/// A descriptor the caller closed is taken the wrong way round, so that its use still fails, as it should.
static void take_closed(int descriptor, int wrong_way) {
    if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) return;
    if (::open("/dev/null", wrong_way) != descriptor) throw system_error("AT-FIL-001", "/dev/null");
}

void prepare_process() {
    ::umask(S_IRWXG | S_IRWXO);
    take_closed(STDIN_FILENO, O_WRONLY);
    take_closed(STDOUT_FILENO, O_RDONLY);
    take_closed(STDERR_FILENO, O_RDONLY);
    std::signal(SIGPIPE, SIG_IGN);
    handle_signals();
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

/// Read from the file itself: getpwuid would ask a name service, through a socket.
std::string account_name() {
    const std::unique_ptr<FILE, int (*)(FILE *)> list(std::fopen("/etc/passwd", "re"), &std::fclose);
    if (list)
        while (const passwd *entry = ::fgetpwent(list.get()))
            if (entry->pw_uid == ::geteuid()) return entry->pw_name;
    return "uid " + std::to_string(::geteuid());
}

std::string host_name() {
    utsname system = {};
    return ::uname(&system) == 0 ? system.nodename : "";
}

std::optional<std::string> environment(const char *name) {
    const char *value = std::getenv(name);
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
}

bool is_terminal(Stream stream) {
    return ::isatty(static_cast<int>(stream)) == 1;
}

int terminal_width(Stream stream) {
    winsize size = {};
    if (::ioctl(static_cast<int>(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

std::string random_bytes(std::size_t count) {
    if (::sodium_init() < 0) throw system_error("AT-FIL-006", "/dev/urandom", EIO);
    std::string bytes(count, '\0');
    ::randombytes_buf(bytes.data(), count);
    return bytes;
}

std::string random_hex(std::size_t count) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : random_bytes(count)) {
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

std::string random_text(std::size_t count, std::string_view alphabet) {
    const std::size_t fair = 256 - 256 % alphabet.size(); // bytes from here on would favour the first characters
    std::string text;
    while (text.size() < count)
        for (const char byte : random_bytes(count - text.size()))
            if (const auto value = static_cast<unsigned char>(byte); value < fair)
                text += alphabet[value % alphabet.size()];
    return text;
}

} // namespace aitalent
