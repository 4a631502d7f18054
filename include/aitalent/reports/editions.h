#pragma once
#include "aitalent/framework/diff.h"
#include "aitalent/reports/frame.h"
#include "aitalent/scoring/closing.h"
#include "aitalent/workforce/moving.h"

#include <span>

namespace aitalent {

/// Differences of two framework editions: what became of each thing, and each value that changed.
Report differences_report(const Framework &before, const Framework &after, std::span<const NodeChange> changes,
                          Lang lang, const std::string &program);
/// Differences of two profiles, value by value.
Report differences_report(const Profile &before, const Profile &after, std::span<const ValueChange> changes, Lang lang,
                          const std::string &program);

/// One person under one edition.
struct StandingUnder {
    const RoleProfile *role = nullptr; ///< null where no rule gives one
    Readiness readiness = {};
    Closing closing = {};
    bool ready() const { return role != nullptr && readiness.ready; }
};
/// One person before and after.
struct ImpactOn {
    Person person;
    StandingUnder before;
    StandingUnder after;
};
/// What adopting an edition would do.
struct ImpactPaper {
    const Frame &before; ///< heads: edition and profile of either side
    const Frame &after;
    std::span<const ImpactOn> people;
    const EvidenceMove &move;
};
/// Who gains or loses `ready`, by role how many people, hours and NT$, and the account of the evidence.
void add_impact(Report &report, const ImpactPaper &paper);

/// The account of a migration: figures, and one line for each way pieces went.
Section migration_section(const Frame &frame, const EvidenceMove &move);

} // namespace aitalent
