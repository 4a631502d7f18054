#include "aitalent/planning/whatif.h"

#include "aitalent/base/hash.h"
#include "aitalent/planning/check.h"

#include "parallel.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace aitalent::planning {

namespace {

OrderedWorth less(const OrderedWorth &a, const OrderedWorth &b) {
    return {a.mandatory - b.mandatory, a.other - b.other};
}

/// Places of the dearest prices, dearest first.
std::vector<std::size_t> dearest(const std::vector<std::int64_t> &prices, std::size_t top) {
    std::vector<std::size_t> places(prices.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::erase_if(places, [&](std::size_t place) { return prices[place] <= 0; });
    std::stable_sort(places.begin(), places.end(), [&](auto a, auto b) { return prices[a] > prices[b]; });
    if (places.size() > top) places.resize(top);
    return places;
}

/// What may be opened, and how much it might bring.
struct Candidate {
    Index course = none;
    OrderedWorth promise = {};
    Session session = {};
    Dollars seat_price = 0, run_price = 0;
};

class Promises {
  public:
    Promises(const Problem &problem, const Plan &plan) : problem_(problem), taken_(problem.people.size()) {
        for (const auto &[person, session] : plan.enrolments)
            taken_[static_cast<std::size_t>(person)].push_back(session);
    }

    /// Most promising first.
    std::vector<Candidate> list() const {
        std::vector<Candidate> found;
        for (std::size_t i = 0; i < problem_.courses.size(); ++i) {
            auto candidate = opened(static_cast<Index>(i));
            if (candidate.session.seats == 0) continue;
            candidate.promise = promise(candidate);
            if (candidate.promise > OrderedWorth{}) found.push_back(std::move(candidate));
        }
        std::stable_sort(found.begin(), found.end(), [](auto &a, auto &b) { return a.promise > b.promise; });
        return found;
    }

  private:
    /// One more session like the course's largest, on a day of its own after all others.
    Candidate opened(Index course) const {
        Candidate made{.course = course};
        Day last = 0;
        for (const auto &session : problem_.sessions) {
            last = std::max(last, session.last);
            if (session.course != course || session.seats <= made.session.seats) continue;
            made.session = session, made.seat_price = session.seat_price, made.run_price = session.run_price;
        }
        made.session.key = "~" + std::to_string(problem_.sessions.size());
        made.session.first = made.session.last = last + 1;
        made.session.minimum = 0, made.session.seat_price = made.session.run_price = 0; // new money
        made.session.only_agency = made.session.only_region = none;
        return made;
    }

    /// What the people who gain most would gain, each alone.
    OrderedWorth promise(const Candidate &candidate) const {
        std::vector<OrderedWorth> gains;
        for (std::size_t i = 0; i < taken_.size(); ++i)
            if (const auto gain = gain_of(i, candidate); gain > OrderedWorth{}) gains.push_back(gain);
        std::sort(gains.begin(), gains.end(), std::greater<>());
        OrderedWorth sum;
        for (std::size_t i = 0; i < gains.size() && static_cast<std::int64_t>(i) < candidate.session.seats; ++i)
            sum += gains[i];
        return sum;
    }
    OrderedWorth gain_of(std::size_t person, const Candidate &candidate) const {
        const auto &who = problem_.people[person];
        const auto &course = problem_.courses[static_cast<std::size_t>(candidate.course)];
        std::int64_t minutes = course.minutes;
        for (const Index taken : taken_[person]) minutes += course_of(taken).minutes;
        if (who.minutes >= 0 && minutes > who.minutes) return {};
        OrderedWorth gain;
        for (const auto &lift : course.lifts) {
            const auto skill = std::find_if(who.skills.begin(), who.skills.end(),
                                            [&](const Skill &one) { return one.competency == lift.competency; });
            const int level = reached(person, lift.competency);
            if (level < lift.from) return {};
            if (skill == who.skills.end()) continue;
            (skill->mandatory && problem_.mandatory_first ? gain.mandatory : gain.other) +=
                Worth{skill->weight} * std::max(0, std::min<int>(skill->need, lift.to) - level);
        }
        for (const auto &asked : course.after_levels)
            if (reached(person, asked.competency) < asked.level) return {};
        return gain;
    }
    int reached(std::size_t person, Index competency) const {
        int level = 0;
        for (const auto &skill : problem_.people[person].skills)
            if (skill.competency == competency) level = skill.have;
        for (const Index taken : taken_[person])
            for (const auto &lift : course_of(taken).lifts)
                if (lift.competency == competency) level = std::max(level, lift.to);
        return level;
    }
    const Course &course_of(Index session) const {
        return problem_.courses[static_cast<std::size_t>(problem_.sessions[static_cast<std::size_t>(session)].course)];
    }

    const Problem &problem_;
    std::vector<std::vector<Index>> taken_;
};

/// One trial: who is left when the given seats are given up and what depends on them falls away.
class Trial {
  public:
    Trial(const Problem &problem, std::vector<Enrolment> left) : problem_(problem) {
        plan_.enrolments = std::move(left);
    }

    const std::vector<Enrolment> &settle() {
        for (bool settled = false; !settled;) {
            std::set<Enrolment> fallen;
            std::set<Index> cancelled;
            for (const auto &violation : check(problem_, plan_)) {
                if (violation.rule == Rule::minimum) cancelled.insert(violation.session);
                if (violation.rule == Rule::prerequisite) fallen.insert({violation.person, violation.session});
            }
            const auto gone = std::erase_if(plan_.enrolments, [&](const Enrolment &one) {
                return cancelled.contains(one.session) || fallen.contains(one);
            });
            settled = gone == 0;
        }
        return plan_.enrolments;
    }

  private:
    const Problem &problem_;
    Plan plan_;
};

Problem with(Problem problem, Session session) {
    problem.sessions.push_back(std::move(session));
    return problem;
}

Worth together(const OrderedWorth &worth) {
    return worth.mandatory + worth.other;
}

} // namespace

std::vector<ConfirmedPrice> confirmed_prices(const Problem &problem, const Plan &plan, std::size_t top,
                                             const Effort &effort) {
    std::vector<ConfirmedPrice> result;
    for (const auto place : dearest(plan.prices.seat, top))
        result.push_back({.session = static_cast<Index>(place), .price = plan.prices.seat[place], .gain = {}});
    for (const auto place : dearest(plan.prices.thousand, top))
        result.push_back({.budget = static_cast<Index>(place), .price = plan.prices.thousand[place], .gain = {}});
    const auto quick = one_of_many(effort);
    std::vector<OrderedWorth> found(result.size() + 1); // the last: what re-planning finds without any change
    in_parallel(found.size(), [&](std::size_t item) {
        auto richer = problem;
        if (item < result.size() && result[item].session != none)
            ++richer.sessions[static_cast<std::size_t>(result[item].session)].seats;
        if (item < result.size() && result[item].budget != none)
            richer.budgets[static_cast<std::size_t>(result[item].budget)].amount += 1000;
        found[item] = solve(richer, quick, plan.enrolments).worth;
    });
    for (std::size_t item = 0; item < result.size(); ++item)
        if (found[item] > found.back()) result[item].gain = less(found[item], found.back());
    return result;
}

std::vector<Expansion> expansions(const Problem &problem, const Plan &plan, std::size_t steps, std::size_t candidates,
                                  const Effort &effort) {
    std::vector<Expansion> result;
    const auto quick = one_of_many(effort);
    Problem now = problem;
    Plan standing = plan;
    for (std::size_t step = 0; step < steps; ++step) {
        auto promising = Promises(now, standing).list();
        if (promising.size() > candidates) promising.resize(candidates);
        std::vector<Plan> replanned(promising.size() + 1); // the last: without anything opened
        in_parallel(replanned.size(), [&](std::size_t item) {
            replanned[item] =
                solve(item < promising.size() ? with(now, promising[item].session) : now, quick, standing.enrolments);
        });
        const auto opened = static_cast<Index>(now.sessions.size());
        const auto seats_taken = [&](const Plan &made) {
            return std::count_if(made.enrolments.begin(), made.enrolments.end(),
                                 [&](const Enrolment &one) { return one.session == opened; });
        };
        const auto nothing = replanned.end() - 1;
        auto best = nothing;
        for (auto made = replanned.begin(); made != nothing; ++made)
            if (made->worth > best->worth && seats_taken(*made) > 0) best = made;
        if (best == nothing) break;
        const auto &candidate = promising[static_cast<std::size_t>(best - replanned.begin())];
        const auto taken = seats_taken(*best);
        result.push_back({candidate.course, candidate.session.seats, taken,
                          taken * candidate.seat_price + candidate.run_price, less(best->worth, nothing->worth)});
        now = with(std::move(now), candidate.session), standing = std::move(*best);
    }
    return result;
}

DropOuts drop_outs(const Problem &problem, const Plan &plan, int per_mille, int trials, std::uint64_t seed) {
    std::set<std::pair<Index, Index>> booked;
    for (const auto &booking : problem.bookings) booked.emplace(booking.person, booking.session);
    std::map<Index, SessionRisk> sessions;
    for (const auto &[person, session] : plan.enrolments) {
        auto &risk = sessions[session];
        risk.session = session, risk.minimum = problem.sessions[static_cast<std::size_t>(session)].minimum;
        ++risk.enrolled;
    }
    Random chance(seed);
    std::vector<Worth> worths;
    for (int trial = 0; trial < trials; ++trial) {
        auto left = plan.enrolments;
        std::erase_if(left, [&](const Enrolment &one) {
            return !booked.contains({one.person, one.session}) &&
                   chance.below(1000) < static_cast<std::uint64_t>(per_mille);
        });
        const auto kept = Trial(problem, std::move(left)).settle();
        worths.push_back(together(recount(problem, kept)));
        std::set<Index> running;
        for (const auto &one : kept) running.insert(one.session);
        for (const Index session : running) ++sessions.at(session).runs;
    }
    std::sort(worths.begin(), worths.end());
    DropOuts result{.trials = trials, .planned = together(plan.worth)};
    if (trials > 0) {
        result.mean = std::accumulate(worths.begin(), worths.end(), Worth{0}) / trials;
        result.low = worths[static_cast<std::size_t>(trials / 20)];
    }
    for (const auto &[session, risk] : sessions) result.sessions.push_back(risk);
    return result;
}

} // namespace aitalent::planning
