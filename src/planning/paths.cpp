#include "paths.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <set>

namespace aitalent::planning {

namespace {

bool contains(const std::vector<Index> &ordered, Index value) {
    return std::binary_search(ordered.begin(), ordered.end(), value);
}

const Skill *find(const Standing &standing, Index competency) {
    const auto found = std::lower_bound(standing.skills.begin(), standing.skills.end(), competency,
                                        [](const Skill &skill, Index wanted) { return skill.competency < wanted; });
    return found != standing.skills.end() && found->competency == competency ? &*found : nullptr;
}

int have(const Standing &standing, Index competency) {
    const auto *skill = find(standing, competency);
    return skill ? skill->have : 0;
}

const Subject &subject(const Model &model, Index course) {
    return model.subjects[static_cast<std::size_t>(course)];
}

bool lifts_to(const Subject &subject, Index competency, int level) {
    return std::any_of(subject.lifts.begin(), subject.lifts.end(),
                       [&](const Lift &lift) { return lift.competency == competency && lift.to >= level; });
}

/// Entry levels and prerequisite levels alike.
template<class Each>
void each_level_asked(const Subject &subject, Each each) {
    for (const auto &lift : subject.lifts)
        if (lift.from > 0) each(lift.competency, lift.from);
    for (const auto &asked : subject.after_levels) each(asked.competency, asked.level);
}

/// Spreads from the gaps back through prerequisites.
class Closure {
  public:
    Closure(const Model &model, const Standing &standing)
        : model_(model), standing_(standing), useful_(model.subjects.size()), asked_for_(model.subjects.size()) {
        for (const auto &skill : standing.skills)
            if (skill.need > skill.have && skill.weight > 0) targets_[skill.competency] = skill.need;
        for (const auto *courses : {&standing.booked, &standing.rewarded})
            for (const Index course : *courses) useful_[static_cast<std::size_t>(course)] = true;
        for (const Index course : standing.rewarded) ask(subject(model, course));
    }

    std::vector<Index> courses() {
        while (spread()) {
        }
        std::vector<Index> result;
        for (std::size_t i = 0; i < useful_.size(); ++i)
            if (useful_[i]) result.push_back(static_cast<Index>(i));
        return result;
    }

  private:
    bool spread() {
        bool grown = false;
        for (std::size_t i = 0; i < useful_.size(); ++i)
            if (!useful_[i] && helps(i)) useful_[i] = grown = true, ask(model_.subjects[i]);
        return grown;
    }
    bool helps(std::size_t course) const {
        const auto &s = model_.subjects[course];
        return asked_for_[course] || std::any_of(s.lifts.begin(), s.lifts.end(), [&](const Lift &lift) {
                   const auto target = targets_.find(lift.competency);
                   return target != targets_.end() && target->second > lift.from &&
                          lift.to > have(standing_, lift.competency);
               });
    }
    void ask(const Subject &s) {
        each_level_asked(s, [&](Index competency, int level) {
            if (have(standing_, competency) < level) targets_[competency] = std::max(targets_[competency], level);
        });
        for (const Index earlier : s.after_courses)
            if (!contains(standing_.finished, earlier)) asked_for_[static_cast<std::size_t>(earlier)] = true;
    }

    const Model &model_;
    const Standing &standing_;
    std::vector<bool> useful_, asked_for_;
    std::map<Index, int> targets_;
};

/// Sets of courses of one part of a group, as ordered lists of course indices.
using Set = std::vector<Index>;

class SetFinder {
  public:
    SetFinder(const Model &model, const Standing &standing, const std::vector<Index> &group,
              const std::vector<Index> &part)
        : model_(model), standing_(standing), group_(group), part_(part) {
        for (const Index course : part)
            if (contains(standing.booked, course)) booked_.push_back(course);
        for (const Index course : group)
            if (!contains(part, course)) rest_.push_back(course);
        find_wanted();
        for (const Index course : part)
            if (std::any_of(rest_.begin(), rest_.end(), [&](Index later) { return can_open(course, later); }) ||
                std::any_of(part.begin(), part.end(), [&](Index later) { return can_replace_rest(course, later); }))
                openers_.push_back(course);
    }

    CourseSets find(Minutes minutes) {
        CourseSets result;
        const auto sets = reachable(minutes);
        for (const auto &set : sets)
            if (!set.empty()) add_orders(set, result.sets);
        result.complete = sets.size() < most_sets;
        if (!result.complete) result.ceiling = worth(part_);
        return result;
    }

  private:
    static constexpr std::size_t most_sets = 4000;

    /// Up to which level a competency is of use: for its own need, or to open a course of the group. What lies beyond
    /// only makes the sets many.
    void find_wanted() {
        const auto want = [&](Index competency, int level) {
            wanted_[competency] = std::max(wanted_[competency], level);
        };
        for (const auto &skill : standing_.skills) want(skill.competency, skill.need);
        for (const Index course : group_) each_level_asked(subject(model_, course), want);
    }

    int wanted(Index competency) const {
        const auto found = wanted_.find(competency);
        return found == wanted_.end() ? 0 : found->second;
    }

    /// Breadth first: every prefix of a set that can be finished is one itself.
    std::vector<Set> reachable(Minutes limit) const {
        std::vector<Set> sets{booked_};
        std::set<Set> known{booked_};
        for (std::size_t next = 0; next < sets.size() && sets.size() < most_sets; ++next)
            for (const Index course : part_) {
                if (contains(sets[next], course) || !adds(sets[next], course)) continue;
                Set larger = sets[next];
                larger.insert(std::upper_bound(larger.begin(), larger.end(), course), course);
                if (minutes(larger) <= limit && known.insert(larger).second) sets.push_back(std::move(larger));
            }
        return sets;
    }

    bool adds(const Set &set, Index course) const {
        const auto &s = subject(model_, course);
        if (!opens(set, course)) return false;
        if (is_special(course)) return true;
        const bool raises = std::any_of(s.lifts.begin(), s.lifts.end(), [&](const Lift &lift) {
            return level(set, lift.competency) < std::min(lift.to, wanted(lift.competency));
        });
        return raises || std::any_of(group_.begin(), group_.end(), [&](Index later) {
                   const auto &asked = subject(model_, later).after_courses;
                   return std::find(asked.begin(), asked.end(), course) != asked.end();
               });
    }

    bool opens(const Set &set, Index course) const {
        bool open = true;
        each_level_asked(subject(model_, course), [&](Index competency, int asked) {
            open &= level(set, competency) >= asked || opened_by_rest(competency, asked);
        });
        for (const Index earlier : subject(model_, course).after_courses)
            open &= contains(standing_.finished, earlier) || contains(set, earlier) || contains(rest_, earlier);
        return open;
    }

    bool opened_by_rest(Index competency, int asked) const {
        return std::any_of(rest_.begin(), rest_.end(),
                           [&](Index other) { return lifts_to(subject(model_, other), competency, asked); });
    }

    bool can_open(Index course, Index later) const {
        const auto &after = subject(model_, later).after_courses;
        bool found =
            !contains(standing_.finished, course) && std::find(after.begin(), after.end(), course) != after.end();
        each_level_asked(subject(model_, later), [&](Index competency, int asked) {
            found |= have(standing_, competency) < asked && lifts_to(subject(model_, course), competency, asked);
        });
        return found;
    }

    /// Brings what the later course asks for and is counted as open because of the rest of the group.
    bool can_replace_rest(Index course, Index later) const {
        bool found = false;
        each_level_asked(subject(model_, later), [&](Index competency, int asked) {
            found |= have(standing_, competency) < asked && opened_by_rest(competency, asked) &&
                     lifts_to(subject(model_, course), competency, asked);
        });
        return found;
    }

    int level(const Set &set, Index competency) const {
        int reached = have(standing_, competency);
        for (const Index course : set)
            for (const auto &lift : subject(model_, course).lifts)
                if (lift.competency == competency) reached = std::max(reached, lift.to);
        return reached;
    }

    Minutes minutes(const Set &set) const {
        Minutes sum = 0;
        for (const Index course : set)
            if (!contains(booked_, course)) sum += subject(model_, course).minutes;
        return sum;
    }

    /// What the steps brought are worth, as far as this part brings them.
    OrderedWorth worth(const Set &set) const {
        OrderedWorth total;
        for (const auto &skill : standing_.skills) {
            std::uint32_t steps = 0;
            for (const Index course : set)
                for (const auto &lift : subject(model_, course).lifts)
                    if (lift.competency == skill.competency)
                        steps |= steps_of(lift, skill.have, skill.need, contains(booked_, course));
            (skill.mandatory && model_.problem.mandatory_first ? total.mandatory : total.other) +=
                static_cast<Worth>(std::popcount(steps)) * skill.weight;
        }
        return total;
    }

    /// May be worth something that the steps do not show: by a session's own worth, or in what it opens elsewhere.
    bool is_special(Index course) const { return contains(standing_.rewarded, course) || contains(openers_, course); }

    /// Loses the set worth when any one course is left out, with all that it opens in this order?
    bool is_worthwhile(const Path &path, const OrderedWorth &whole) const {
        return std::none_of(path.courses.begin(), path.courses.end(), [&](Index course) {
            if (contains(booked_, course) || is_special(course)) return false;
            const auto rest = without(path, course);
            return worth(rest) == whole && std::all_of(path.courses.begin(), path.courses.end(), [&](Index other) {
                       return !is_special(other) || contains(rest, other);
                   });
        });
    }

    static Set without(const Path &path, Index left_out) {
        std::vector<bool> dropped(path.courses.size());
        for (std::size_t round = 0; round < path.courses.size(); ++round)
            for (std::size_t i = 0; i < dropped.size(); ++i)
                dropped[i] = dropped[i] || path.courses[i] == left_out ||
                             std::any_of(path.before.begin(), path.before.end(),
                                         [&](const auto &edge) { return edge.second == i && dropped[edge.first]; });
        Set rest;
        for (std::size_t i = 0; i < dropped.size(); ++i)
            if (!dropped[i]) rest.push_back(path.courses[i]);
        return rest;
    }

    /// Where several courses of the set can open another, each choice of opener is an order of its own.
    void add_orders(const Set &set, std::vector<CourseSet> &result) const {
        std::vector<std::vector<std::pair<std::uint8_t, std::uint8_t>>> choices;
        for (std::size_t i = 0; i < set.size(); ++i)
            if (!contains(booked_, set[i])) add_openers(set, i, choices);
        CourseSet found{{set, {}, minutes(set)}, worth(set)};
        found.opens = std::any_of(set.begin(), set.end(), [&](Index course) { return contains(openers_, course); });
        add_choices(choices, 0, found, result);
    }

    void add_openers(const Set &set, std::size_t place,
                     std::vector<std::vector<std::pair<std::uint8_t, std::uint8_t>>> &choices) const {
        const auto &s = subject(model_, set[place]);
        const auto openers = [&](auto opens_it) {
            std::vector<std::pair<std::uint8_t, std::uint8_t>> found;
            for (std::size_t i = 0; i < set.size(); ++i)
                if (i != place && opens_it(set[i]))
                    found.emplace_back(static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(place));
            choices.push_back(std::move(found));
        };
        each_level_asked(s, [&](Index competency, int asked) {
            if (have(standing_, competency) < asked && !opened_by_rest(competency, asked))
                openers([&](Index other) { return lifts_to(subject(model_, other), competency, asked); });
        });
        for (const Index earlier : s.after_courses)
            if (!contains(standing_.finished, earlier) && !contains(rest_, earlier))
                openers([&](Index other) { return other == earlier; });
    }

    void add_choices(const std::vector<std::vector<std::pair<std::uint8_t, std::uint8_t>>> &choices, std::size_t next,
                     CourseSet &found, std::vector<CourseSet> &result) const {
        if (next == choices.size()) {
            if (has_cycle(found.path)) return;
            auto ordered = found;
            auto &before = ordered.path.before;
            std::sort(before.begin(), before.end());
            before.erase(std::unique(before.begin(), before.end()), before.end());
            if (is_worthwhile(ordered.path, ordered.worth)) result.push_back(std::move(ordered));
            return;
        }
        for (const auto &choice : choices[next]) {
            found.path.before.push_back(choice);
            add_choices(choices, next + 1, found, result);
            found.path.before.pop_back();
        }
    }

    static bool has_cycle(const Path &path) {
        std::vector<bool> placed(path.courses.size());
        for (std::size_t round = 0; round < path.courses.size(); ++round)
            for (std::size_t i = 0; i < placed.size(); ++i)
                placed[i] = placed[i] || std::all_of(path.before.begin(), path.before.end(), [&](const auto &edge) {
                                return edge.second != i || placed[edge.first];
                            });
        return std::find(placed.begin(), placed.end(), false) != placed.end();
    }

    const Model &model_;
    const Standing &standing_;
    const std::vector<Index> &group_;
    const std::vector<Index> &part_;
    std::vector<Index> rest_;    ///< of the group
    std::vector<Index> openers_; ///< courses of the part that can open one of the rest, or open another in their stead
    Set booked_;
    std::map<Index, int> wanted_; ///< by competency
};

} // namespace

std::vector<Index> useful_courses(const Model &model, const Standing &standing) {
    return Closure(model, standing).courses();
}

/// Do the two work on one gap, or can one open the other?
static bool tied(const Model &model, const Standing &standing, Index a, Index b) {
    const auto opens = [&](Index first, Index second) {
        const auto &later = subject(model, second);
        bool found =
            std::find(later.after_courses.begin(), later.after_courses.end(), first) != later.after_courses.end() &&
            !contains(standing.finished, first);
        each_level_asked(later, [&](Index competency, int level) {
            found |= have(standing, competency) < level && lifts_to(subject(model, first), competency, level);
        });
        return found;
    };
    const auto &lifts = subject(model, a).lifts;
    const bool share = std::any_of(lifts.begin(), lifts.end(), [&](const Lift &lift) {
        const auto *skill = find(standing, lift.competency);
        return skill && skill->need > skill->have && lifts_to(subject(model, b), lift.competency, 0);
    });
    return share || opens(a, b) || opens(b, a);
}

std::vector<std::vector<Index>> tied_courses(const Model &model, const Standing &standing,
                                             const std::vector<Index> &useful) {
    std::vector<std::size_t> group(useful.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    for (std::size_t i = 0; i < useful.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (group[i] != group[j] && tied(model, standing, useful[i], useful[j]))
                std::replace(group.begin(), group.end(), group[i], group[j]);
    std::map<std::size_t, std::vector<Index>> groups;
    for (std::size_t i = 0; i < useful.size(); ++i) groups[group[i]].push_back(useful[i]);
    std::vector<std::vector<Index>> result;
    for (auto &[name, courses] : groups) result.push_back(std::move(courses));
    return result;
}

std::vector<std::vector<Index>> by_home(const Model &model, const std::vector<Index> &group) {
    std::map<std::pair<bool, Index>, std::vector<Index>> homes;
    for (const Index course : group) {
        const auto &lifts = subject(model, course).lifts;
        homes[{lifts.empty(), lifts.empty() ? course : lifts.front().competency}].push_back(course);
    }
    std::vector<std::vector<Index>> result;
    for (auto &[home, courses] : homes) result.push_back(std::move(courses));
    return result;
}

CourseSets course_sets(const Model &model, const Standing &standing, const std::vector<Index> &group,
                       const std::vector<Index> &part, Minutes minutes) {
    return SetFinder(model, standing, group, part).find(minutes);
}

/// A course brings the steps above its entry level only: those below were brought by what opened it. A booking is a
/// fact and brings them all.
std::uint32_t steps_of(const Lift &lift, int have, int need, bool booked) {
    const int from = booked ? have : std::max(have, lift.from), to = std::min(need, lift.to);
    return to > from ? (std::uint32_t{2} << to) - (std::uint32_t{2} << from) : 0;
}

} // namespace aitalent::planning
