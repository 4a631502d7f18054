#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aitalent {

/// One writing command in the audit trail. Holds no personal data: people, files and values have no place in it.
struct AuditEntry {
    std::int64_t number = 0; ///< 1, 2, 3 … without gaps
    std::string at;          ///< "2026-11-23T13:05:09Z"
    std::string who;         ///< account that ran the command
    std::string command;     ///< the command's words without values: "import staff"
    std::string version;     ///< of the program
    std::optional<std::uint64_t> seed = {};
    std::vector<std::string> inputs = {};                          ///< SHA-256 of each input, in order
    std::vector<std::pair<std::string, std::int64_t>> counts = {}; ///< "added" 300, …
    std::string previous = {};                                     ///< hash of the entry before; empty for the first
    std::string hash = {};                                         ///< chain_hash of all the above
};

/// SHA-256 over every field of the entry and the hash of the entry before it, each field with its length, so that no
/// two entries read alike. Whoever knows one hash can tell whether anything before it was changed.
std::string chain_hash(const AuditEntry &entry);

/// Follows a chain from its beginning.
class ChainCheck {
  public:
    /// Null while every link holds; else what is wrong at this entry in words.
    const char *add(const AuditEntry &entry);
    std::int64_t length() const { return length_; }
    const std::string &head() const { return head_; } ///< hash of the last entry that was added; empty for none

  private:
    std::int64_t length_ = 0;
    std::string head_;
};

} // namespace aitalent
