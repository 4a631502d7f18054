#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/store/settings.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace aitalent {

class Database; ///< the open file; known inside the store only

enum class Access : std::uint8_t {
    read, ///< one moment is seen from the opening to the end, whatever others write meanwhile
    write ///< a Transaction may be begun
};

/// What a writing command leaves in the audit trail beside what the store itself knows.
struct Deed {
    std::string who;        ///< account name
    std::string command;    ///< the command's words without values: "import staff"
    std::string version;    ///< of the program
    std::int64_t round = 0; ///< of a batch file, where the deed is a stage of one; see rounds.h
    std::string stage = {};
};

/// The one SQLite file an agency's data lives in. Settings: rollback journal, synchronous EXTRA, secure_delete, foreign
/// keys, untrusted schema, defensive; the file and everything beside it is for its owner only (0600).
///
/// Errors of every function of the store: AT-STO-005 (75) where others hold the file longer than the busy timeout,
/// AT-STO-004 (65) where the file is damaged, AT-STO-008 (74) where it cannot be written (nothing of the change was
/// kept), AT-STO-009 (74) where it cannot be known whether it was kept.
class Store {
  public:
    /// Opens an existing store. AT-STO-001 (66) where there is none; AT-STO-002, 003, 004 (65) for a file that is not
    /// one of ours, written by a newer version, or damaged: such a file is never written to. AT-STO-010 (65) for
    /// writing on a file system whose locks lie between machines; elsewhere that locks may not hold is a warning. A
    /// store of an older version is backed up beside itself (PATH.schema-N.backup) and upgraded first. Cost: about a
    /// millisecond.
    static Store open(const std::string &path, Access access,
                      std::chrono::milliseconds busy_timeout = std::chrono::seconds(5));
    /// Makes a new, empty store: built beside and named when it is whole and on the disk. AT-STO-006 (73) where the
    /// name is taken, AT-STO-010 (65) on a file system whose locks lie.
    static void create(const std::string &path, const Settings &settings, const Deed &deed);
    /// A copy in memory, to try a change on: what happens there touches no file. Cost: the size of the store.
    Store trial() const;

    /// Ends the reading of one moment, so that others can write: what is read afterwards may be newer.
    void release();

    ~Store();
    Store(Store &&) noexcept;
    Store &operator=(Store &&) = delete;

    const std::string &path() const;
    /// What the user should know though the work goes on: AT-STO-011.
    const Faults &warnings() const { return warnings_; }
    /// Whether a change was kept since it was opened.
    bool changed() const;
    /// The version of the schema this program writes.
    static int schema_version();

    Database &database() const { return *database_; }

  private:
    explicit Store(std::unique_ptr<Database> database);
    std::unique_ptr<Database> database_;
    Faults warnings_;
};

} // namespace aitalent
