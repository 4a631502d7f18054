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
