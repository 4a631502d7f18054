#pragma once
#include <string>

namespace aitalent {

/// A file that lives in memory only, for a library that writes to a file name: nothing of a report about persons lies
/// in a folder of temporary files.
class MemoryFile {
  public:
    MemoryFile(); ///< throws AT-WRT-003 (74)
    ~MemoryFile();
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;
    std::string path() const;  ///< valid in this process
    std::string bytes() const; ///< all of it; throws AT-WRT-003 (74)

  private:
    int descriptor_;
};

} // namespace aitalent
