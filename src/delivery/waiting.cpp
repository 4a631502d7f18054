#include "world.h"

#include "aitalent/base/hash.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace aitalent::delivery {

namespace {

/// What a person holds and has promised, as the waiting orders are gone through.
struct Promised {
    const Learner *learner = nullptr;
    std::map<CompetencyId, Level> levels;       ///< held, or to be reached by seats still held
    std::vector<const SessionOutcome *> booked; ///< sessions of seats still held
    std::set<CourseId> courses;                 ///< of these, and courses passed
    std::set<CourseId> passed;
    std::chrono::minutes hours{0};
    std::optional<Date> last_trained;

    Level held_now(const CompetencyId &id) const { return World::held(*learner, id); }
    Level reached(const CompetencyId &id) const {
        const auto found = levels.find(id);
        return found == levels.end() ? held_now(id) : std::max(found->second, held_now(id));
    }
};

class Orders {
  public:
    Orders(const World &world, std::span<const SeatProgress> seats) : world_(world) {
        for (const auto &learner : world.request().learners) {
            const auto &person = *learner.person;
            const bool serves = (!person.left || *person.left >= world.as_of()) && learner.role != nullptr;
            if (serves) people_.push_back(standing(learner));
        }
        for (const auto &seat : seats)
            if (auto *one = find(seat.seat->person)) take_in(*one, seat);
    }

    void add(const SessionProgress &progress, std::vector<Waiting> &all) {
        const auto &outcome = *progress.session;
        const auto *session = world_.session(outcome.session);
        const auto *course = world_.course(outcome.course);
        if (progress.free <= 0 || session == nullptr || course == nullptr) return;
        std::vector<std::pair<Waiting, std::string>> order;
        for (const auto &one : people_)
            if (auto wait = fits(one, *session, outcome, *course))
                order.emplace_back(*wait, lot(outcome.session, *one.learner->person));
        std::sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return rank(a) < rank(b); });
        const auto listed = std::min(order.size(), world_.request().waiting_at_most);
        for (std::size_t i = 0; i < listed; ++i) {
            auto &wait = order[i].first;
            wait.place = std::int64_t(i) + 1;
            wait.offered = wait.place <= progress.free;
            if (wait.offered) give(*find(wait.person), outcome, *course);
            all.push_back(wait);
        }
    }

  private:
    static std::tuple<std::int64_t, std::int64_t, int, const std::string &>
    rank(const std::pair<Waiting, std::string> &entry) {
        const auto &wait = entry.first;
        return {-wait.mandatory, -wait.other, wait.last_trained ? day_number(*wait.last_trained) : INT32_MIN,
                entry.second};
    }

    std::string lot(const SessionId &session, const Person &person) const {
        return sha256(world_.request().plan_name + "\n" + session.str() + "\n" + person.agency.str() + "\n" +
                      person.staff_no.str());
    }

    Promised standing(const Learner &learner) const {
        Promised made;
        made.learner = &learner;
        for (const auto &result : learner.evidence.results) {
            if (result.finished > world_.as_of()) continue;
            if (!made.last_trained || result.finished > *made.last_trained) made.last_trained = result.finished;
            if (result.passed) made.courses.insert(result.course), made.passed.insert(result.course);
        }
        return made;
    }

    Promised *find(PersonKey key) {
        const auto found = std::lower_bound(people_.begin(), people_.end(), key, [](const auto &one, PersonKey wanted) {
            return one.learner->person->key < wanted;
        });
        return found == people_.end() || found->learner->person->key != key ? nullptr : &*found;
    }

    void take_in(Promised &one, const SeatProgress &seat) const {
        const bool used_up = seat.state == SeatState::completed || seat.state == SeatState::not_passed;
        if (used_up) one.hours += seat.attended;
        if (!held(seat)) return;
        one.hours += world_.hours(seat.seat->course);
        one.courses.insert(seat.seat->course);
        if (const auto *outcome = world_.outcome(seat.seat->session)) one.booked.push_back(outcome);
        for (const auto &lift : seat.seat->closes) {
            auto &level = one.levels[lift.competency];
            level = std::max(level, lift.to);
        }
    }

    static void give(Promised &one, const SessionOutcome &outcome, const Course &course) {
        one.hours += course.hours;
        one.courses.insert(course.id);
        one.booked.push_back(&outcome);
        for (const auto &lift : course.lifts)
            if (one.held_now(lift.competency) >= lift.from) {
                auto &level = one.levels[lift.competency];
                level = std::max(level, lift.to);
            }
    }

    static bool may_come(const Person &person, const Session &session) {
        switch (session.open_to) {
        case OpenTo::region:
            return person.region == session.region;
        case OpenTo::agency:
            return person.agency == session.agency;
        default:
            return true;
        }
    }

    bool has_time(const Promised &one, const SessionOutcome &outcome, const Course &course) const {
        if (const auto &left = one.learner->person->left; left && *left < outcome.ends) return false;
        const bool clash = std::any_of(one.booked.begin(), one.booked.end(), [&](const SessionOutcome *booked) {
            return booked->starts <= outcome.ends && booked->ends >= outcome.starts;
        });
        return !clash && !world_.away(one.learner->person->key, outcome) &&
               one.hours + course.hours <= world_.request().yardstick.profile.planning.hours_per_person;
    }

    static bool prepared(const Promised &one, const Course &course) {
        return std::all_of(course.after_courses.begin(), course.after_courses.end(),
                           [&](const CourseId &before) { return one.passed.contains(before); }) &&
               std::all_of(course.after_levels.begin(), course.after_levels.end(),
                           [&](const auto &asked) { return one.held_now(asked.first) >= asked.second; });
    }

    std::optional<Waiting> fits(const Promised &one, const Session &session, const SessionOutcome &outcome,
                                const Course &course) const {
        if (one.courses.contains(course.id) || !may_come(*one.learner->person, session) || !prepared(one, course) ||
            !has_time(one, outcome, course))
            return std::nullopt;
        Waiting wait{.person = one.learner->person->key, .session = session.id};
        wait.last_trained = one.last_trained;
        for (const auto &requirement : one.learner->role->requirements)
            for (const auto &lift : course.lifts) {
                if (lift.competency != requirement.competency || one.held_now(lift.competency) < lift.from) continue;
                const int steps = std::min(requirement.level, lift.to).value() - one.reached(lift.competency).value();
                if (steps > 0)
                    (requirement.must_have ? wait.mandatory : wait.other) +=
                        std::int64_t{steps} * requirement.weight * one.learner->role->priority;
            }
        if (wait.mandatory + wait.other == 0) return std::nullopt;
        return wait;
    }

    const World &world_;
    std::vector<Promised> people_; ///< by key
};

} // namespace

std::vector<Waiting> waiting_orders(const World &world, std::span<const SeatProgress> seats,
                                    std::span<const SessionProgress> sessions) {
    Orders orders(world, seats);
    std::vector<Waiting> all;
    for (const auto &session : sessions) orders.add(session, all);
    return all;
}

} // namespace aitalent::delivery
