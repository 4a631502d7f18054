#pragma once
#include "aitalent/delivery/progress.h"
#include "aitalent/reports/frame.h"

#include <span>

namespace aitalent {

/// What the tables of an evidence pack are made from.
struct PackMaterial {
    std::span<const Learner> learners; ///< by key
    Yardstick yardstick;
};

/// For the auditor: every course result and certificate with what it shows, by which edition, whether it is valid on
/// the day and until when, and its source; the levels that follow.
Section pack_people(const Frame &frame, const PackMaterial &material);
/// To pass on: counts by unit and by competency, small ones hidden (an empty cell; see delivery/small_cells.h).
Section pack_figures(const Frame &frame, const PackMaterial &material);

} // namespace aitalent
