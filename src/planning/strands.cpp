#include "strands.h"

#include <algorithm>
#include <numeric>

namespace aitalent::planning {

namespace {

template<class Each>
void each_competency(const Subject &subject, Each each) {
    for (const auto &lift : subject.lifts) each(lift.competency);
    for (const auto &asked : subject.after_levels) each(asked.competency);
}

} // namespace

/// Courses and competencies that nothing ties together can be looked at one by one, whoever it is for. Nodes are
/// competencies, then courses.
StrandTable::StrandTable(Model &model) : m_(model), p_(model.problem) {
    for (const auto &subject : m_.subjects)
        each_competency(subject, [&](Index competency) { competencies_ = std::max(competencies_, competency + 1); });
    tie_.resize(static_cast<std::size_t>(competencies_) + m_.subjects.size());
    std::iota(tie_.begin(), tie_.end(), Index{0});
    for (std::size_t i = 0; i < m_.subjects.size(); ++i) {
        const Index course = static_cast<Index>(i);
        each_competency(m_.subjects[i], [&](Index competency) { tie(group_of(course), group(competency)); });
        for (const Index earlier : m_.subjects[i].after_courses) tie(group_of(course), group_of(earlier));
    }
}

/// People of the same standing share their strands, found once.
void StrandTable::add(Learner &learner, const Special *facts, std::vector<Index> &list) {
    learner.first_strand = static_cast<Index>(list.size());
    for (auto &[name, standing] : standings(learner, facts)) {
        auto key = key_of(standing);
        auto found = strands_.find(key);
        if (found == strands_.end()) found = strands_.emplace(std::move(key), find_strands(standing)).first;
        list.insert(list.end(), found->second.begin(), found->second.end());
        for (const Index index : found->second) {
            const auto &strand = m_.strands[static_cast<std::size_t>(index)];
            learner.loose = learner.loose || strand.loose;
            learner.capped = learner.capped || strand.options.back().path == none;
        }
    }
    learner.strands = static_cast<Index>(list.size()) - learner.first_strand;
}

/// One standing per group of tied competencies and courses.
std::map<Index, Standing> StrandTable::standings(const Learner &learner, const Special *facts) const {
    std::map<Index, Standing> result;
    for (const auto &skill : p_.people[static_cast<std::size_t>(learner.original)].skills)
        if (skill.competency < competencies_) result[group(skill.competency)].skills.push_back(skill);
    if (facts) {
        for (const Index course : facts->finished) result[group_of(course)].finished.push_back(course);
        for (const Index run : facts->booked)
            result[group_of_run(run)].booked.push_back(m_.runs[static_cast<std::size_t>(run)].course);
        for (const auto &[run, pair] : facts->terms)
            if (p_.pairs[static_cast<std::size_t>(pair)].worth > 0)
                result[group_of_run(run)].rewarded.push_back(m_.runs[static_cast<std::size_t>(run)].course);
    }
    for (auto &[name, standing] : result) {
        std::sort(standing.skills.begin(), standing.skills.end(),
                  [](const Skill &a, const Skill &b) { return a.competency < b.competency; });
        sort_unique(standing.finished), sort_unique(standing.booked), sort_unique(standing.rewarded);
    }
    return result;
}

std::vector<std::int64_t> StrandTable::key_of(const Standing &standing) {
    std::vector<std::int64_t> key;
    for (const auto &skill : standing.skills) {
        key.push_back(skill.competency << 16 | skill.have << 8 | std::max(skill.need, skill.have));
        if (skill.need > skill.have) key.push_back(std::int64_t{skill.weight} << 1 | skill.mandatory);
    }
    for (const auto *courses : {&standing.finished, &standing.booked, &standing.rewarded}) {
        key.push_back(none);
        key.insert(key.end(), courses->begin(), courses->end());
    }
    return key;
}

std::vector<Index> StrandTable::find_strands(const Standing &standing) {
    std::vector<Index> found;
    for (const auto &group : tied_courses(m_, standing, useful_courses(m_, standing))) {
        const auto parts = by_home(m_, group);
        for (const auto &part : parts) {
            auto strand = strand_of(standing, group, part);
            strand.loose = parts.size() > 1 || !standing.rewarded.empty();
            if (strand.options.empty()) continue;
            found.push_back(static_cast<Index>(m_.strands.size()));
            m_.strands.push_back(std::move(strand));
        }
    }
    return found;
}

Strand StrandTable::strand_of(const Standing &standing, const std::vector<Index> &group,
                              const std::vector<Index> &part) {
    const auto sets = course_sets(m_, standing, group, part, longest());
    Strand strand;
    for (const auto &set : sets.sets)
        strand.options.push_back({path(set.path), set.path.minutes, m_.score(set.worth), set.opens});
    if (!sets.complete) strand.options.push_back({none, 0, m_.score(sets.ceiling)});
    strand.forced = std::any_of(part.begin(), part.end(), [&](Index course) {
        return std::binary_search(standing.booked.begin(), standing.booked.end(), course);
    });
    return strand;
}

Minutes StrandTable::longest() {
    if (longest_ < 0)
        for (const auto &who : p_.people) longest_ = std::max(longest_, who.minutes < 0 ? no_limit : who.minutes);
    return longest_;
}

Index StrandTable::path(const Path &wanted) {
    const auto [found, fresh] = path_of_.try_emplace(wanted, static_cast<Index>(m_.paths.size()));
    if (fresh) m_.paths.push_back(wanted);
    return found->second;
}

} // namespace aitalent::planning
