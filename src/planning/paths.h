#pragma once
#include "model.h"

namespace aitalent::planning {

/// What decides which course paths make sense for a person.
struct Standing {
    std::vector<Skill> skills;   ///< by competency
    std::vector<Index> finished; ///< courses, ordered
    std::vector<Index> booked;   ///< courses, ordered
    std::vector<Index> rewarded; ///< courses with a session that has a worth of its own, ordered
};

/// Courses that can lift a gap of this person or open one that can, or that are booked; ordered.
std::vector<Index> useful_courses(const Model &model, const Standing &standing);

/// One way to choose courses, with the worth of the levels reached.
struct CourseSet {
    Path path;
    OrderedWorth worth;
};

struct CourseSets {
    std::vector<CourseSet> sets;
    bool complete = true; ///< false: there were too many, the list is cut
    OrderedWorth ceiling; ///< where the list is cut: no set is worth more
};

/// Divides useful courses into groups that share neither a competency asked for nor a prerequisite.
std::vector<std::vector<Index>> tied_courses(const Model &model, const Standing &standing,
                                             const std::vector<Index> &useful);

/// Every set of courses of one group that can be finished in some order within `minutes`, holds all booked ones, and
/// loses worth when any other one is left out.
CourseSets course_sets(const Model &model, const Standing &standing, const std::vector<Index> &group, Minutes minutes);

} // namespace aitalent::planning
