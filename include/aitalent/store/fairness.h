#pragma once
#include "aitalent/scoring/fairness.h"
#include "aitalent/store/transaction.h"

#include <memory>
#include <string>
#include <vector>

namespace aitalent {

/// The groups people belong to (sex, age band, region …), held apart from everything else the store knows of them. For
/// the fairness audit only: nothing that scores, selects or plans may call these.

/// Attributes held, ordered.
std::vector<std::string> group_attributes(const Store &store);
/// One attribute's groups, ordered by person.
std::vector<GroupMember> load_groups(const Store &store, const std::string &attribute);

/// The audit of a selection as it was first printed. A later one that differs, after a change of groups or of the roll,
/// would tell whose group changed; so there is one for each attribute and stage, for good.
enum class AuditStage : std::uint8_t { proposal, decided };
struct KeptAudit {
    AuditStage stage = AuditStage::proposal;
    AuditCounts counts;
};
/// By attribute, the proposal first.
std::vector<KeptAudit> load_audits(const Store &store, std::int64_t run);
void save_audit(Transaction &transaction, std::int64_t run, const KeptAudit &audit);

/// Saves group membership by person and attribute.
class GroupSaver {
  public:
    explicit GroupSaver(Transaction &transaction);
    ~GroupSaver();
    Saved save(const std::string &attribute, const GroupMember &member);

  private:
    struct Statements;
    Transaction &transaction_;
    std::unique_ptr<Statements> statements_;
};

} // namespace aitalent
