#pragma once
#include "aitalent/audit/chain.h"
#include "aitalent/audit/record.h"
#include "aitalent/store/store.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

class DomainWatch; ///< keeps the domain hash; known inside the store only

/// What became of a row that was saved by its declared key.
enum class Saved : std::uint8_t { added, changed, unchanged };

/// Where a batch of domain data comes from.
struct BatchSource {
    std::string kind;             ///< "staff", "framework", …
    std::string file = {};        ///< identity numbers are masked; empty where it came from no file
    std::string sheet = {};       ///< for workbooks
    std::string source_mark = {}; ///< of an imported file: see privacy/file_mark.h; filled in by name_source
    std::string mode = {};        ///< "full" or "changes", where it matters
};

/// How a batch ended: rows read = accepted + rejected + skipped; records added, changed, unchanged and removed are
/// counted by the store itself.
struct BatchRows {
    std::int64_t accepted = 0;
    std::int64_t rejected = 0;
    std::int64_t skipped = 0;
};
struct BatchRecords {
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t removed = 0;
    std::int64_t touched() const { return added + changed + removed; }
};

/// Everything one command writes: one transaction, whole or not at all. Takes the store's write lock at once (waits up
/// to the busy timeout, then AT-STO-005). Ends with commit(); without it, as when an exception passes, nothing was
/// done. Objects that save through a change must not outlive it.
class Transaction {
  public:
    Transaction(Store &store, Deed deed);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Domain data may be written between begin_batch and end_batch only; the batch is what `undo` takes back. Gives
    /// the batch's number.
    std::int64_t begin_batch(const BatchSource &source);
    BatchRecords end_batch(const BatchRows &rows = {});
    /// The mark of the file the open batch came from.
    void name_source(const std::string &mark);

    /// For the audit entry: the SHA-256 of a public document, a mark that is to be sealed (see store/marks.h), a seed,
    /// a count ("people", 300).
    void note_input(std::string sha256);
    void note_sealed_input(const std::string &mark);
    void note_seed(std::uint64_t seed) { entry_.seed = seed; }
    void note_count(std::string name, std::int64_t count);
    /// SHA-256 of what the stage of a batch file put outside the store; kept sealed.
    void note_output(const std::string &sha256);
    /// A decision for the audit trail; entry, place, salt and hash are filled in. The store's own functions note what
    /// they write: callers need this only for what they alone know.
    void note(AuditRecord record) { records_of_entry_.push_back(std::move(record)); }
    /// Whom a record is about, as person_mark under the store's key.
    std::string mark_of(const std::string &agency, const std::string &staff_no);
    /// At the commit the domain hash gets a new key: what was erased cannot be tried against the entries so far.
    /// Cost: reads every row.
    void renew_domain_key() { renew_key_ = true; }
    /// The number the audit entry of this change will have.
    std::int64_t audit_number() const { return entry_.number; }

    /// Writes the audit entry, marks the deed's stage as done, and makes everything durable: once it returns, the
    /// change survives a power cut.
    void commit();

    // For the savers of the store:
    std::int64_t batch() const; ///< the open batch; calling it without one is a bug
    void tally(Saved saved);
    void tally_removed() { ++records_.removed; }
    Database &database() const { return store_.database(); }

    DomainWatch &watch() { return *watch_; }

  private:
    Store &store_;
    std::unique_ptr<DomainWatch> watch_;
    AuditEntry entry_;
    std::vector<AuditRecord> records_of_entry_;
    bool renew_key_ = false;
    std::int64_t round_ = 0;
    std::string stage_;
    std::string stage_output_;
    std::int64_t batch_ = 0;
    BatchRecords records_;
    bool open_ = true;
};

} // namespace aitalent
