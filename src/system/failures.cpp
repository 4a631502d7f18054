#include "failures.h"

#include "aitalent/system/process.h"

#include <cerrno>
#include <cstring>
#include <string_view>

namespace aitalent {

static Exit exit_for(std::string_view code, int number) {
    if (code == "AT-FIL-009") return Exit::cannot_write; // the file itself is there
    if (number == EACCES || number == EPERM || number == EROFS) return Exit::permission;
    if (code == "AT-FIL-001") return Exit::missing;
    return code == "AT-FIL-003" ? Exit::cannot_create : Exit::cannot_write;
}

Error system_error(const char *code, const std::string &path, int number) {
    if (number == EMFILE || number == ENFILE)
        return Error(no_resources, Fault("AT-FIL-010").with("path", path).with("reason", std::strerror(number)));
    if (number == ENOMEM || number == EAGAIN) return Error(no_resources, Fault("AT-CLI-091"));
    // strerror speaks English: the locale is never set.
    return Error(exit_for(code, number), Fault(code).with("path", path).with("reason", std::strerror(number)));
}

Error system_error(const char *code, const std::string &path) {
    return system_error(code, path, errno);
}

} // namespace aitalent
