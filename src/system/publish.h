#pragma once
#include "aitalent/system/output.h"
#include "descriptor.h"

#include <string>

namespace aitalent {

/// The folder a new name stands in, opened before anything is done, so that only the disk can still fail afterwards.
class NewName {
  public:
    explicit NewName(std::string path);
    /// Brings the name to the disk: AT-FIL-009 (74) where that fails.
    void sync() const;

  private:
    std::string path_;
    Descriptor folder_;
};

/// Gives `temporary` the name `path`; AT-FIL-005 (73) where it is taken and not to be replaced.
void give_name(const std::string &temporary, const std::string &path, Existing existing);

/// A name beside `path` that nobody uses: ".NAME.RANDOM.tmp".
std::string temporary_beside(const std::string &path);

} // namespace aitalent
