#include "aitalent/jobs/progress.h"

#include "aitalent/readers/learning_hours.h"
#include "aitalent/reports/progress.h"
#include "aitalent/store/limits.h"
#include "everybody.h"
#include "stored_plan.h"

#include <algorithm>

namespace aitalent {

namespace {

/// Hours of results that ended in the as-of date's calendar year; a result that reports none counts its course's hours
/// where it was passed.
LearningYear learning_year(Office &office, std::span<const Learner> learners) {
    const auto &rule = learning_hours();
    LearningYear made;
    made.year = int(office.as_of().year());
    made.rule = rule.name.in(office.lang()) + (office.lang() == Lang::en ? ": " : "：") + rule.note.in(office.lang());
    made.asked = rule.a_year;
    if (!rule.prescribed_courses.empty()) made.prescribed_asked = rule.prescribed;
    std::map<PersonKey, LearningYear::One> hours;
    for (const auto &learner : learners)
        for (const auto &result : learner.evidence.results) {
            if (result.finished > office.as_of() || result.finished.year() != office.as_of().year()) continue;
            const auto *course = office.catalogue().find(result.course);
            const auto length = course != nullptr && result.passed ? course->hours : std::chrono::minutes(0);
            auto &one = hours[learner.person->key];
            one.all += result.attended.value_or(length);
            if (std::ranges::find(rule.prescribed_courses, result.course) != rule.prescribed_courses.end())
                one.prescribed += result.attended.value_or(length);
        }
    PeopleFilter serving;
    serving.in_service_on = office.as_of();
    for (const auto &person : load_people(office.store(), serving)) {
        auto one = hours[person.key];
        one.person = person.key;
        made.people.push_back(one);
    }
    return made;
}

} // namespace

Report progress(const Circumstances &circumstances, const std::string &name) {
    Office office(circumstances, Access::read);
    const auto stored = plan_to_follow(office, name);
    const Everybody everybody(office);
    const auto absences = load_absences(office.store());
    auto frame = office.frame();
    frame.plan = stored.name;
    const auto paper = stored.paper();
    return progress_report(frame, paper,
                           progress({.plan = stored.plan,
                                     .plan_name = stored.name,
                                     .yardstick = office.yardstick(),
                                     .learners = everybody.learners(),
                                     .absences = absences,
                                     .as_of = office.as_of()}),
                           learning_year(office, everybody.learners()));
}

} // namespace aitalent
