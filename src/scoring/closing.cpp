#include "aitalent/scoring/closing.h"

#include <array>
#include <set>

namespace aitalent {

void Closing::add(const Closing &other) {
    gaps += other.gaps;
    without_course += other.without_course;
    courses += other.courses;
    hours += other.hours;
    cost += other.cost;
}

Closer::Chain Closer::cheapest(const CompetencyId &competency, Level from, Level to) const {
    struct Reached {
        bool reached = false;
        std::int64_t price = 0;
        std::chrono::minutes hours{0};
        std::vector<std::size_t> courses = {};
        bool is_worse_than(const Reached &other) const {
            return !reached || std::tie(other.price, other.hours, other.courses) < std::tie(price, hours, courses);
        }
    };
    std::array<Reached, 256> at; // at least this level; lifts only go up, so one sweep upwards settles each level
    at[from.value()].reached = true;
    for (std::size_t level = from.value(); level < to.value(); ++level) {
        if (!at[level].reached) continue;
        for (std::size_t i = 0; i < catalogue_.courses.size(); ++i)
            for (const auto &lift : catalogue_.courses[i].lifts) {
                if (lift.competency != competency || lift.from.value() > level || lift.to.value() <= level) continue;
                const auto &course = catalogue_.courses[i];
                Reached next = at[level];
                next.price += course.price.dollars();
                next.hours += course.hours;
                next.courses.push_back(i);
                auto &target = at[std::min(lift.to, to).value()];
                if (target.is_worse_than(next)) target = std::move(next);
            }
    }
    return {at[to.value()].reached, std::move(at[to.value()].courses)};
}

const Closer::Chain &Closer::chain(const CompetencyId &competency, Level from, Level to) {
    const Step step{competency, from.value(), to.value()};
    const auto known = known_.find(step);
    return known != known_.end() ? known->second : known_.emplace(step, cheapest(competency, from, to)).first->second;
}

Closing Closer::of(const Readiness &readiness) {
    Closing closing;
    std::set<std::size_t> courses;
    for (const auto &gap : readiness.gaps) {
        ++closing.gaps;
        const auto &way = chain(gap.competency, gap.level.value_or(Level(0)), gap.required);
        if (way.found)
            courses.insert(way.courses.begin(), way.courses.end());
        else
            ++closing.without_course;
    }
    for (const auto course : courses) {
        ++closing.courses;
        closing.hours += catalogue_.courses[course].hours;
        closing.cost += catalogue_.courses[course].price;
    }
    return closing;
}

} // namespace aitalent
