#pragma once
#include "aitalent/system/output.h"
#include "aitalent/system/signals.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Files and folders under construction: ".NAME.<16 consonants>.tmp" (hexadecimal digits in earlier versions) beside
/// the place they are meant for, held by the kernel's lock (flock) of the process that makes them, so that what a kill
/// left is told from what is under way. On network drives, whose locks do not tell, nothing is taken for left behind.
namespace aitalent {

/// One of them, for its owner only (0600, 0700); removed when it goes out of scope or a signal ends the process, unless
/// it was given its name. What earlier, broken off runs left for the same place is removed first.
class Temporary {
  public:
    enum class Kind : std::uint8_t { file, folder };
    /// Throws AT-FIL-003 (73, 77) with the name of the target.
    explicit Temporary(const std::string &target, Kind kind = Kind::file);
    ~Temporary();
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;

    const std::string &path() const { return path_; }
    /// Brings the bytes of a file to the disk.
    void sync() const;
    /// Gives it the target's name and brings the name to the disk. A folder replaces another one whole; who asks for
    /// that has looked at what is in there. AT-FIL-005 (73) where the name is taken, AT-FIL-009 (74) where it is not
    /// known whether the name would outlast a power cut.
    void publish(Existing existing);

  private:
    std::string target_, path_;
    Kind kind_;
    int descriptor_ = -1;
    std::optional<RemovedOnSignal> removed_;
};

/// What broken off commands of this account left beside `target`, for that place or in its folder for any place.
std::vector<std::string> leftovers_of(const std::string &target);
std::vector<std::string> leftovers_in(const std::string &folder);
/// Removes them; how many went.
std::size_t remove_leftovers(const std::vector<std::string> &leftovers);
/// Removes second names that a broken off publication left to this very file. Whether one is under way just now.
bool remove_second_names(const std::string &path);

} // namespace aitalent
