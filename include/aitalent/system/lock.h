#pragma once
#include <chrono>
#include <string>

namespace aitalent {

/// The kernel's exclusive lock on an existing file, so that two runs do not work by it at once; goes with the object,
/// and with the process however it ends. Throws AT-FIL-001 where the file cannot be opened, and an Error (75) with
/// `busy_code` and the path where somebody else holds it for longer than `wait`.
class FileLock {
  public:
    FileLock(const std::string &path, std::chrono::milliseconds wait, const char *busy_code);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

  private:
    int descriptor_ = -1;
};

} // namespace aitalent
