#include "audited.h"

#include "aitalent/store/fairness.h"

#include <algorithm>

namespace aitalent {

namespace {

/// Everybody the selection ranked, and whom it chose of them.
Choice proposal_of(const KeptPaper &kept) {
    Choice choice{{}, kept.selection.chosen()};
    for (const auto &placement : kept.selection.placements)
        if (placement.rank > 0) choice.considered.push_back(placement.person);
    return choice;
}

/// The same, with whom overrides brought in besides.
Choice decision_of(const KeptPaper &kept) {
    auto choice = proposal_of(kept);
    for (const auto &decision : kept.overrides)
        if (decision.in) choice.considered.push_back(decision.person);
    choice.chosen = chosen_after(kept.selection, kept.overrides);
    return choice;
}

bool is_decided(const KeptPaper &kept) {
    return !kept.overrides.empty() && !kept.run.approved_by.empty();
}

bool holds(const std::vector<KeptAudit> &audits, const std::string &attribute, AuditStage stage) {
    return std::ranges::any_of(
        audits, [&](const KeptAudit &audit) { return audit.counts.attribute == attribute && audit.stage == stage; });
}

} // namespace

std::vector<AuditPaper> audited(Office &office, const KeptPaper &kept) {
    std::vector<AuditPaper> papers;
    for (const auto &fixed : load_audits(office.store(), kept.run.number)) {
        if (fixed.stage == AuditStage::proposal)
            papers.push_back({audit(fixed.counts), {}, !kept.overrides.empty()});
        else if (!papers.empty())
            papers.back().decided = audit(fixed.counts);
    }
    return papers;
}

bool is_unaudited(Office &office, const KeptPaper &kept) {
    const auto audits = load_audits(office.store(), kept.run.number);
    return std::ranges::any_of(group_attributes(office.store()), [&](const std::string &attribute) {
        return !holds(audits, attribute, AuditStage::proposal);
    });
}

void fix_audits(Transaction &transaction, Office &office, const KeptPaper &kept) {
    const auto audits = load_audits(office.store(), kept.run.number);
    const auto proposal = proposal_of(kept);
    for (const auto &attribute : group_attributes(office.store())) {
        const auto members = load_groups(office.store(), attribute);
        if (!holds(audits, attribute, AuditStage::proposal))
            save_audit(transaction, kept.run.number,
                       {AuditStage::proposal, count_groups(attribute, members, proposal)});
        if (is_decided(kept) && !holds(audits, attribute, AuditStage::decided))
            save_audit(transaction, kept.run.number,
                       {AuditStage::decided, count_groups(attribute, members, decision_of(kept), &proposal)});
    }
}

} // namespace aitalent
