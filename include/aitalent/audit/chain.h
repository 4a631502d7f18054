#pragma once
#include "aitalent/base/hash.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace aitalent {

/// One writing command in the audit trail. Holds no personal data but the account that acted: people, files and values
/// have no place in it. What was decided stands in its records (see record.h), of which it holds a salted hash.
struct AuditEntry {
    std::int64_t number = 0; ///< 1, 2, 3 … without gaps
    std::string at;          ///< "2026-11-23T13:05:09Z"
    std::string who;         ///< account that ran the command
    std::string command;     ///< the command's words without values: "import staff"
    std::string version;     ///< of the program
    std::optional<std::uint64_t> seed = {};
    std::vector<std::string> inputs = {};                          ///< keyed hash of each input, in order
    std::vector<std::pair<std::string, std::int64_t>> counts = {}; ///< "added" 300, …
    std::string previous = {};                                     ///< hash of the entry before; empty for the first
    std::string hash = {};                                         ///< chain_hash of all the others
    int form = 2;                                                  ///< see chain_hash
    std::string host = {};                                         ///< machine the command ran on
    std::string record = {};                                       ///< records_hash of its records; empty for none
    std::string domain = {};                                       ///< hash of the domain after it (store/domain.h)
};

/// SHA-256 over every field of the entry and the hash of the entry before it, each field with its length, so that no
/// two entries read alike. Whoever knows one hash can tell whether anything before it was changed. Entries of form 1
/// (up to schema 5) lack host, record and domain, and their inputs were unkeyed hashes of files, which the upgrade to
/// schema 6 removed: of them the hash is kept but can no longer be computed.
std::string chain_hash(const AuditEntry &entry);

/// Whether an entry begins the epoch of form 2 in a store that has entries of form 1: the upgrade to schema 6.
bool begins_epoch(const AuditEntry &entry);

/// Hash over entries of form 1 as they are kept. The record of the upgrade that ended their epoch holds it, so that
/// they cannot be changed afterwards either.
class EarlierEntries {
  public:
    void add(const AuditEntry &entry);
    std::string hex() { return hash_.hex(); } ///< ends the computation

  private:
    Sha256 hash_;
};

/// Follows a chain from its beginning. Entries of form 1 are followed as a linked list only; they stand before all
/// entries of form 2, the first of which must then be the upgrade that ended their epoch.
class ChainCheck {
  public:
    /// Null while every link holds; else what is wrong at this entry in words.
    const char *add(const AuditEntry &entry);
    std::int64_t length() const { return length_; }
    /// Entries of form 1.
    std::int64_t earlier() const { return earlier_; }
    const std::string &head() const { return head_; } ///< hash of the last entry that was added; empty for none

  private:
    std::int64_t length_ = 0, earlier_ = 0;
    bool new_form_ = false;
    std::string head_;
};

} // namespace aitalent
