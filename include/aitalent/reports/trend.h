#pragma once
#include "aitalent/reports/frame.h"
#include "aitalent/scoring/coverage.h"

#include <span>

namespace aitalent {

/// Everybody in service on a day, by the evidence held now.
struct TrendPoint {
    Date on;
    GroupCoverage whole;
};

/// A stored score run: what was said then, whatever has been imported since.
struct TrendRun {
    std::int64_t run = 0;
    Date as_of;
    std::string profile;
    std::string scope = {}; ///< empty: everybody, each for their own role
    std::int64_t people = 0, ready = 0;
    PerMille low = {}, high = {}; ///< means
};

/// Readiness over dates (those after the as-of date: what evidence will still be valid if none is added), competency
/// by competency, and over stored runs. `points` in the order of dates, at least one.
Report trend_report(const Frame &frame, std::string title, std::span<const TrendPoint> points,
                    std::span<const TrendRun> runs);

} // namespace aitalent
