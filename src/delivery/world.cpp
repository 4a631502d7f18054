#include "world.h"

#include <algorithm>

namespace aitalent::delivery {

World::World(const ProgressRequest &request) : request_(request) {
    for (const auto &learner : request.learners) {
        learners_.emplace(learner.person->key, &learner);
        for (const auto &result : learner.evidence.results)
            if (!result.session.empty() && result.finished <= request.as_of) reported_[result.session] = true;
    }
    for (const auto &session : request.yardstick.catalogue.sessions) sessions_.emplace(session.id, &session);
    for (const auto &session : request.plan.sessions) outcomes_.emplace(session.session, &session);
    for (const auto &absence : request.absences) absences_[absence.person].push_back(&absence);
}

const Learner *World::learner(PersonKey key) const {
    const auto found = learners_.find(key);
    return found == learners_.end() ? nullptr : found->second;
}

const Session *World::session(const SessionId &id) const {
    const auto found = sessions_.find(id);
    return found == sessions_.end() ? nullptr : found->second;
}

const SessionOutcome *World::outcome(const SessionId &id) const {
    const auto found = outcomes_.find(id);
    return found == outcomes_.end() ? nullptr : found->second;
}

std::chrono::minutes World::hours(const CourseId &id) const {
    const auto *found = course(id);
    return found == nullptr ? std::chrono::minutes(0) : found->hours;
}

bool World::away(PersonKey person, const SessionOutcome &session) const {
    const auto found = absences_.find(person);
    if (found == absences_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const Absence *absence) {
        return absence->from <= session.ends && absence->to >= session.starts;
    });
}

Level World::held(const Learner &learner, const CompetencyId &competency) {
    const auto *level = learner.levels == nullptr ? nullptr : learner.levels->find(competency);
    return level == nullptr ? Level(0) : level->level.value_or(Level(0));
}

} // namespace aitalent::delivery
