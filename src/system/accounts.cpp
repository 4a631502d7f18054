#include "aitalent/system/accounts.h"

#include "aitalent/system/files.h"

#include <sys/stat.h>
#include <unistd.h>

namespace aitalent {

bool file_is_callers(const std::string &path) {
    struct stat facts = {};
    return ::stat(path.c_str(), &facts) == 0 && facts.st_uid == ::geteuid();
}

bool others_may_write_in(const std::string &folder) {
    const auto mode = file_mode(folder).value_or(0);
    return (mode & (S_IWGRP | S_IWOTH)) != 0 && (mode & S_ISVTX) == 0;
}

} // namespace aitalent
