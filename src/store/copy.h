#pragma once
#include "aitalent/system/output.h"

#include <string>

namespace aitalent {

class Database;

/// Copies a whole store into another, as of one moment, while others may read and write it.
void copy_pages(Database &from, Database &to);

/// A copy of a store under construction beside the place it is meant for: 0600 from its first moment, read from end to
/// end (AT-STO-004 where it is not sound), and gone unless it was given its name.
class CopyOnDisk {
  public:
    CopyOnDisk(Database &from, const std::string &to);
    ~CopyOnDisk();
    CopyOnDisk(const CopyOnDisk &) = delete;
    CopyOnDisk &operator=(const CopyOnDisk &) = delete;
    /// Brings it to the disk and gives it its name.
    void publish(Existing existing);

  private:
    void verify(Database &copy) const;
    std::string to_;
    std::string path_;
};

} // namespace aitalent
