#pragma once
#include "aitalent/reports/selections.h"
#include "aitalent/scoring/fairness.h"

#include <optional>
#include <span>

namespace aitalent {

/// One attribute's audit: of the proposal, and of the choice after overrides where there are any.
struct AuditPaper {
    FairnessAudit proposed;
    std::optional<FairnessAudit> decided = {}; ///< once the choice was approved
    bool overridden = false;
};

/// Adds the audit to a report on the selection: nothing where there are no papers.
void add_audit(Report &report, const Frame &frame, std::span<const AuditPaper> papers);

/// The audit alone: per attribute and group the people, the selected, rate, impact ratio against the group with the
/// highest rate, Fisher's p, shortfall in people; every pair of groups; those without a known group.
Report audit_report(const Frame &frame, const SelectionPaper &paper, std::span<const AuditPaper> papers);

} // namespace aitalent
