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
    bool opens = false; ///< may open a course of another part
};

struct CourseSets {
    std::vector<CourseSet> sets;
    bool complete = true; ///< false: there were too many, the list is cut
    OrderedWorth ceiling; ///< where the list is cut: no set is worth more
};

/// Divides useful courses into groups that share neither a competency asked for nor a prerequisite.
std::vector<std::vector<Index>> tied_courses(const Model &model, const Standing &standing,
                                             const std::vector<Index> &useful);

/// Divides the courses of one group by the competency each lifts first.
std::vector<std::vector<Index>> by_home(const Model &model, const std::vector<Index> &group);

/// Every set of courses of `part` that can be finished in some order within `minutes`, holds all booked ones, and loses
/// worth when any other one is left out. Where `part` is not the whole group, what courses of the rest could open
/// counts as open, and a course that could open one of the rest is never without worth: such sets may turn out not to
/// go together, or to be worth less together than their sum, but every bundle that makes sense is made of them.
CourseSets course_sets(const Model &model, const Standing &standing, const std::vector<Index> &group,
                       const std::vector<Index> &part, Minutes minutes);

/// The steps of a competency that a course can bring someone who holds `have` and needs `need`, one bit per level.
std::uint32_t steps_of(const Lift &lift, int have, int need, bool booked);

} // namespace aitalent::planning
