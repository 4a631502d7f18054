#pragma once
#include "aitalent/readers/input.h"

#include <atomic>
#include <future>
#include <string>

namespace aitalent {

/// The SHA-256 of an input, worked out on a thread of its own while something else is done; given up where nobody asks
/// for it. What is kept of it is its mark under the key (privacy/file_mark.h): by the plain hash of a file of one row
/// an identity number can be found.
class SourceHash {
  public:
    explicit SourceHash(const Input &input); ///< which must outlive this
    ~SourceHash() { given_up_ = true; }

    std::string hex() { return hex_.get(); } ///< once

  private:
    std::string work_out(const Input &input) const;

    std::atomic<bool> given_up_ = false;
    std::future<std::string> hex_; ///< goes first, and waits
};

} // namespace aitalent
