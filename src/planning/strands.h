#pragma once
#include "paths.h"

namespace aitalent::planning {

template<class T>
void sort_unique(std::vector<T> &list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

inline constexpr Minutes no_limit = 1 << 24;

/// The rare facts about one person, gathered from the problem's lists.
struct Special {
    std::vector<Index> finished, booked; // courses, runs
    std::vector<std::pair<Day, Day>> absences;
    std::vector<std::pair<Index, Minutes>> period_minutes;
    std::map<Index, Index> terms; // run → pair
    bool needs_own_class() const {
        return !booked.empty() || !absences.empty() || !period_minutes.empty() || !terms.empty();
    }
};

/// Makes the strands of people and the paths they are made of, once for all people of the same standing.
class StrandTable {
  public:
    /// Of a model whose courses and runs are numbered.
    explicit StrandTable(Model &model);

    /// Appends the person's strands to `list`.
    void add(Learner &learner, const Special *facts, std::vector<Index> &list);

  private:
    void tie(Index a, Index b) { std::replace(tie_.begin(), tie_.end(), b, a); }
    Index group(Index competency) const { return tie_[static_cast<std::size_t>(competency)]; }
    Index group_of(Index course) const { return tie_[static_cast<std::size_t>(competencies_ + course)]; }
    Index group_of_run(Index run) const { return group_of(m_.runs[static_cast<std::size_t>(run)].course); }
    std::map<Index, Standing> standings(const Learner &learner, const Special *facts) const;
    static std::vector<std::int64_t> key_of(const Standing &standing);
    std::vector<Index> find_strands(const Standing &standing);
    Strand strand_of(const Standing &standing, const std::vector<Index> &group, const std::vector<Index> &part);
    Minutes longest();
    Index path(const Path &wanted);

    Model &m_;
    const Problem &p_;
    Index competencies_ = 0; ///< that courses know of
    std::vector<Index> tie_; ///< by competency, then course: name of its group
    std::map<std::vector<std::int64_t>, std::vector<Index>> strands_;
    std::map<Path, Index> path_of_;
    Minutes longest_ = -1;
};

} // namespace aitalent::planning
