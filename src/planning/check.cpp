#include "aitalent/planning/check.h"

#include "aitalent/base/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace aitalent::planning {

static constexpr Word<Rule> rule_words[] = {{Rule::known, "known"},
                                            {Rule::one_session, "one_session"},
                                            {Rule::hours, "hours"},
                                            {Rule::clash, "clash"},
                                            {Rule::absence, "absence"},
                                            {Rule::eligible, "eligible"},
                                            {Rule::prerequisite, "prerequisite"},
                                            {Rule::useful, "useful"},
                                            {Rule::seats, "seats"},
                                            {Rule::minimum, "minimum"},
                                            {Rule::budget, "budget"},
                                            {Rule::unit_limit, "unit_limit"},
                                            {Rule::reserve, "reserve"},
                                            {Rule::provider, "provider"},
                                            {Rule::booking, "booking"},
                                            {Rule::worth, "worth"},
                                            {Rule::bound, "bound"}};

std::string_view name(Rule rule) {
    return word_of(rule_words, rule);
}

namespace {

using Pair = std::pair<Index, Index>; // person, session

/// The plan's enrolments beside the facts they are judged by.
class Checker {
  public:
    Checker(const Problem &problem, const std::vector<Enrolment> &enrolments) : problem_(problem) {
        for (const auto &terms : problem.pairs) terms_[{terms.person, terms.session}] = &terms;
        for (const auto &booking : problem.bookings) booked_.emplace(booking.person, booking.session);
        for (const auto &course : problem.finished) finished_.emplace(course.person, course.course);
        for (const auto &[person, session] : enrolments)
            if (known(person, session) && all_.emplace(person, session).second)
                taken_[person].push_back(session);
            else
                blame({Rule::known, person, session});
    }

    std::vector<Violation> rules() {
        check_bookings();
        for (const auto &[person, sessions] : taken_) check_person(person, sessions);
        check_sessions();
        check_budgets();
        check_unit_limits();
        check_reserves();
        check_providers();
        return std::move(violations_);
    }

    OrderedWorth worth() const {
        OrderedWorth total;
        for (const auto &[person, sessions] : taken_) total += worth_of(person, sessions);
        return total;
    }

  private:
    bool known(Index person, Index session) const {
        return person >= 0 && person < static_cast<Index>(problem_.people.size()) && session >= 0 &&
               session < static_cast<Index>(problem_.sessions.size());
    }
    void blame(Violation violation) { violations_.push_back(violation); }
    bool booked(Index person, Index session) const { return booked_.contains({person, session}); }
    const Session &session(Index index) const { return problem_.sessions[static_cast<std::size_t>(index)]; }
    const Person &person(Index index) const { return problem_.people[static_cast<std::size_t>(index)]; }
    const Course &course_of(Index index) const {
        return problem_.courses[static_cast<std::size_t>(session(index).course)];
    }
    std::int64_t seats_used(const Pair &pair) const {
        const auto found = terms_.find(pair);
        return found == terms_.end() ? 1 : found->second->seats;
    }

    int have(Index who, Index competency) const {
        for (const auto &skill : person(who).skills)
            if (skill.competency == competency) return skill.have;
        return 0;
    }

    OrderedWorth worth_of(Index who, const std::vector<Index> &sessions) const {
        OrderedWorth total;
        for (const auto &skill : person(who).skills) {
            int reached = skill.have;
            for (const Index taken : sessions)
                for (const auto &lift : course_of(taken).lifts)
                    if (lift.competency == skill.competency) reached = std::max(reached, lift.to);
            const int steps = std::max(0, std::min<int>(skill.need, reached) - skill.have);
            (skill.mandatory && problem_.mandatory_first ? total.mandatory : total.other) +=
                static_cast<Worth>(steps) * skill.weight;
        }
        for (const Index taken : sessions)
            if (const auto found = terms_.find({who, taken}); found != terms_.end())
                total.other += found->second->worth;
        return total;
    }

    void check_bookings() {
        for (const auto &[who, what] : booked_)
            if (!all_.contains({who, what})) blame({Rule::booking, who, what});
    }

    void check_person(Index who, const std::vector<Index> &sessions) {
        check_hours(who, sessions);
        check_useful(who, sessions);
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) check_two(who, sessions[i], sessions[j]);
            if (booked(who, sessions[i])) continue;
            check_attendance(who, sessions[i]);
            check_prerequisites(who, sessions[i], sessions);
        }
    }

    void check_two(Index who, Index a, Index b) {
        if (booked(who, a) && booked(who, b)) return;
        if (session(a).course == session(b).course) blame({Rule::one_session, who, a, b});
        if (clash(session(a), session(b))) blame({Rule::clash, who, a, b});
    }

    void check_hours(Index who, const std::vector<Index> &sessions) {
        const auto within = [&](Minutes allowed, Index period) {
            std::int64_t all = 0, fixed = 0;
            for (const Index taken : sessions) {
                if (!in_period(problem_, period, session(taken).first)) continue;
                all += course_of(taken).minutes;
                if (booked(who, taken)) fixed += course_of(taken).minutes;
            }
            if (all > std::max<std::int64_t>(allowed, fixed)) blame({Rule::hours, who, none, period, all, allowed});
        };
        if (person(who).minutes >= 0) within(person(who).minutes, none);
        for (const auto &limit : problem_.period_minutes)
            if (limit.person == who) within(limit.minutes, limit.period);
    }

    void check_attendance(Index who, Index what) {
        const auto &s = session(what);
        const bool agency_fits = s.only_agency == none || s.only_agency == person(who).agency;
        const bool region_fits = s.only_region == none || s.only_region == person(who).region;
        if (!agency_fits || !region_fits) blame({Rule::eligible, who, what});
        for (const auto &absence : problem_.absences)
            if (absence.person == who && absence.first <= s.last && s.first <= absence.last)
                blame({Rule::absence, who, what});
    }

    /// Calls missing(what) for everything `what` asks for that is neither held nor finished before.
    template<class Missing>
    void each_missing(Index who, Index what, const std::vector<Index> &sessions, Missing missing) const {
        const auto held_before = [&](Index competency, int level) {
            if (have(who, competency) >= level) return true;
            return std::any_of(sessions.begin(), sessions.end(), [&](Index other) {
                const auto &lifts = course_of(other).lifts;
                return ends_before(session(other), session(what)) &&
                       std::any_of(lifts.begin(), lifts.end(),
                                   [&](const Lift &lift) { return lift.competency == competency && lift.to >= level; });
            });
        };
        const auto &course = course_of(what);
        for (const auto &lift : course.lifts)
            if (!held_before(lift.competency, lift.from)) missing(lift.competency);
        for (const auto &asked : course.after_levels)
            if (!held_before(asked.competency, asked.level)) missing(asked.competency);
        for (const Index earlier : course.after_courses) {
            const bool taken = std::any_of(sessions.begin(), sessions.end(), [&](Index other) {
                return session(other).course == earlier && ends_before(session(other), session(what));
            });
            if (!taken && !finished_.contains({who, earlier})) missing(earlier);
        }
    }

    void check_prerequisites(Index who, Index what, const std::vector<Index> &sessions) {
        each_missing(who, what, sessions, [&](Index asked) { blame({Rule::prerequisite, who, what, asked}); });
    }

    void check_useful(Index who, const std::vector<Index> &sessions) {
        const auto whole = worth_of(who, sessions);
        for (const Index taken : sessions)
            if (!booked(who, taken) && worth_of(who, without(who, sessions, taken)) == whole)
                blame({Rule::useful, who, taken});
    }

    std::vector<Index> without(Index who, std::vector<Index> sessions, Index left_out) const {
        std::erase(sessions, left_out);
        for (bool dropped = true; dropped;) {
            const auto closed = std::find_if(sessions.begin(), sessions.end(), [&](Index other) {
                bool open = true;
                each_missing(who, other, sessions, [&](Index) { open = false; });
                return !open && !booked(who, other);
            });
            dropped = closed != sessions.end();
            if (dropped) sessions.erase(closed);
        }
        return sessions;
    }

    /// Sums `amount(pair)` over the enrolments, all of them and the booked ones alone, and compares.
    template<class Amount>
    void within(std::int64_t allowed, Amount amount, Violation violation, std::int64_t extra = 0) {
        std::int64_t all = extra, fixed = 0;
        for (const auto &pair : all_) {
            const std::int64_t used = amount(pair);
            all += used;
            if (booked_.contains(pair)) fixed += used;
        }
        report(allowed, all, fixed, violation);
    }
    void report(std::int64_t allowed, std::int64_t all, std::int64_t fixed, Violation violation) {
        if (all <= std::max(allowed, fixed)) return;
        violation.found = all, violation.allowed = allowed;
        blame(violation);
    }

    void check_sessions() {
        struct Count {
            std::int64_t people = 0, seats = 0, fixed = 0;
            bool booked = false;
        };
        std::map<Index, Count> counts;
        for (const auto &pair : all_) {
            auto &count = counts[pair.second];
            ++count.people, count.seats += seats_used(pair);
            if (booked_.contains(pair)) count.fixed += seats_used(pair), count.booked = true;
        }
        for (const auto &[what, count] : counts) {
            report(session(what).seats, count.seats, count.fixed, {Rule::seats, none, what});
            if (count.people < session(what).minimum && !count.booked)
                blame({Rule::minimum, none, what, none, count.people, session(what).minimum});
            running_.emplace(what, count.booked);
        }
    }

    void check_budgets() {
        struct Sum {
            std::int64_t all = 0, fixed = 0;
        };
        std::vector<Sum> sums(problem_.budgets.size());
        std::map<Index, std::vector<std::size_t>> of_agency;
        for (std::size_t i = 0; i < sums.size(); ++i) of_agency[problem_.budgets[i].agency].push_back(i);
        const auto charge = [&](std::size_t i, const Session &s, Dollars amount, bool fixed) {
            const auto &budget = problem_.budgets[i];
            if (!in_period(problem_, budget.period, s.first)) return;
            if (budget.source != none && budget.source != s.source) return;
            sums[i].all += amount;
            if (fixed) sums[i].fixed += amount;
        };
        const auto charge_all = [&](Index agency, const Session &s, Dollars amount, bool fixed) {
            for (const std::size_t i : of_agency[none]) charge(i, s, amount, fixed);
            if (agency == none) return;
            for (const std::size_t i : of_agency[agency]) charge(i, s, amount, fixed);
        };
        for (const auto &[who, what] : all_)
            charge_all(person(who).agency, session(what), session(what).seat_price, booked(who, what));
        for (const auto &[what, has_booking] : running_)
            charge_all(session(what).run_agency, session(what), session(what).run_price, has_booking);
        for (std::size_t i = 0; i < sums.size(); ++i)
            report(problem_.budgets[i].amount, sums[i].all, sums[i].fixed,
                   {Rule::budget, none, none, static_cast<Index>(i)});
    }

    void check_unit_limits() {
        for (std::size_t i = 0; i < problem_.unit_limits.size(); ++i) {
            std::map<Day, std::pair<std::int64_t, std::int64_t>> away; // all, booked
            for (const auto &pair : all_) {
                if (person(pair.first).unit != problem_.unit_limits[i].unit) continue;
                for (Day day = session(pair.second).first; day <= session(pair.second).last; ++day)
                    ++away[day].first, away[day].second += booked_.contains(pair);
            }
            for (const auto &[day, count] : away)
                report(problem_.unit_limits[i].people, count.first, count.second,
                       {Rule::unit_limit, none, none, static_cast<Index>(i)});
        }
    }

    void check_reserves() {
        for (std::size_t i = 0; i < problem_.reserves.size(); ++i) {
            const auto &reserve = problem_.reserves[i];
            within(std::max<std::int64_t>(0, session(reserve.session).seats - reserve.seats),
                   [&](const Pair &pair) -> std::int64_t {
                       const bool member = (person(pair.first).groups >> reserve.group & 1U) != 0;
                       return pair.second == reserve.session && !member ? seats_used(pair) : 0;
                   },
                   {Rule::reserve, none, reserve.session, static_cast<Index>(i)});
        }
    }

    void check_providers() {
        for (std::size_t i = 0; i < problem_.provider_limits.size(); ++i) {
            const auto &limit = problem_.provider_limits[i];
            within(limit.seats,
                   [&](const Pair &pair) -> std::int64_t {
                       const bool counts = in_period(problem_, limit.period, session(pair.second).first);
                       return course_of(pair.second).provider == limit.provider && counts ? seats_used(pair) : 0;
                   },
                   {Rule::provider, none, none, static_cast<Index>(i)});
        }
    }

    const Problem &problem_;
    std::map<Pair, const PairTerms *> terms_;
    std::set<Pair> booked_;
    std::set<Pair> finished_;
    std::set<Pair> all_;
    std::map<Index, std::vector<Index>> taken_;
    std::map<Index, bool> running_; ///< session → holds a booking
    std::vector<Violation> violations_;
};

} // namespace

OrderedWorth recount(const Problem &problem, const std::vector<Enrolment> &enrolments) {
    return Checker(problem, enrolments).worth();
}

std::vector<Violation> check(const Problem &problem, const Plan &plan) {
    Checker checker(problem, plan.enrolments);
    const auto worth = checker.worth();
    auto violations = checker.rules();
    if (worth != plan.worth) violations.push_back({Rule::worth});
    if (plan.worth > plan.bound) violations.push_back({Rule::bound});
    return violations;
}

} // namespace aitalent::planning
