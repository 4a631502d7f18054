#include "audited.h"

#include "aitalent/store/fairness.h"

namespace aitalent {

namespace {

/// Everybody the selection ranked, and whom overrides brought in besides: the same people before and after.
std::vector<PersonKey> considered(const KeptPaper &kept) {
    std::vector<PersonKey> people;
    for (const auto &placement : kept.selection.placements)
        if (placement.rank > 0) people.push_back(placement.person);
    for (const auto &decision : kept.overrides)
        if (decision.in) people.push_back(decision.person);
    return people;
}

} // namespace

std::vector<AuditPaper> audited(Office &office, const KeptPaper &kept) {
    std::vector<AuditPaper> papers;
    const auto people = considered(kept);
    for (const auto &attribute : group_attributes(office.store())) {
        const auto members = load_groups(office.store(), attribute);
        AuditPaper paper{audit(attribute, members, people, kept.selection.chosen()), {}};
        if (!kept.overrides.empty())
            paper.decided = audit(attribute, members, people, chosen_after(kept.selection, kept.overrides));
        papers.push_back(std::move(paper));
    }
    return papers;
}

} // namespace aitalent
