#pragma once
#include "aitalent/system/temporary.h"

#include <string>

namespace aitalent {

class Database;

/// Copies a whole store into another, as of one moment, while others may read and write it.
void copy_pages(Database &from, Database &to);
/// AT-STO-004 (65), naming `path`, where the file contradicts itself or a row points at one that is not there. Cost:
/// reads every row.
void refuse_damaged(Database &database, const std::string &path);

/// A copy of a store under construction beside the place it is meant for: 0600 from its first moment, read from end to
/// end (AT-STO-004, naming the store it was made of, where that is not sound), and gone unless it was given its name.
/// It leaves no journal beside it.
class CopyOnDisk {
  public:
    CopyOnDisk(Database &from, const std::string &to);
    /// Brings it to the disk, gives it its name and reads it again under that name; what is not sound there is removed.
    /// AT-STO-021 (73) where a journal lies under the name.
    void publish(Existing existing);

  private:
    std::string to_;
    Temporary file_;
};

/// The store under construction becomes the one at `to`; see CopyOnDisk::publish.
void publish_store(Temporary &file, const std::string &to, Existing existing);

} // namespace aitalent
