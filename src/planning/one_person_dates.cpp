// The second half of the search: dates for a set of courses, and the limits on what is taken together.
#include "one_person.h"

#include <algorithm>

namespace aitalent::planning {

namespace {

bool holds_value(const std::vector<Index> &list, Index value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

} // namespace

void OnePerson::date_set() {
    const auto before = chosen_;
    if (order_set()) {
        dated_ = kept_;
        set_value_ = 0;
        for (const auto &skill : who().skills) {
            int reached = level_after(rest_.problem(), skill, kept_);
            for (const auto *subject : chosen_)
                for (const auto &lift : course(subject->course).lifts)
                    if (lift.competency == skill.competency) reached = std::max(reached, lift.to);
            set_value_ += level_value(skill.competency, reached);
        }
        Value terms = 0;
        for (const Index kept : kept_) terms += terms_value(kept);
        date(0, terms);
    }
    chosen_ = before;
}

/// Puts the set into an order in which each course finds what it asks for; false where there is none.
bool OnePerson::order_set() {
    std::map<Index, int> level;
    std::vector<Index> done;
    const auto take = [&](Index which) {
        done.push_back(which);
        for (const auto &lift : course(which).lifts) level[lift.competency] = std::max(level[lift.competency], lift.to);
    };
    const auto held = [&](Index competency, int asked) {
        const auto found = level.find(competency);
        return have(competency) >= asked || (found != level.end() && found->second >= asked);
    };
    const auto ready = [&](const Subject *subject) {
        const auto &c = course(subject->course);
        return std::all_of(c.lifts.begin(), c.lifts.end(),
                           [&](const Lift &lift) { return held(lift.competency, lift.from); }) &&
               std::all_of(c.after_levels.begin(), c.after_levels.end(),
                           [&](const LevelAsked &asked) { return held(asked.competency, asked.level); }) &&
               std::all_of(c.after_courses.begin(), c.after_courses.end(), [&](Index earlier) {
                   return holds_value(done, earlier) || rest_.has_finished(person_, earlier);
               });
    };
    for (const Index kept : kept_) take(session(kept).course);
    for (std::size_t placed = 0; placed < chosen_.size(); ++placed) {
        const auto first = chosen_.begin() + static_cast<std::ptrdiff_t>(placed);
        const auto found = std::find_if(first, chosen_.end(), ready);
        if (found == chosen_.end()) return false;
        std::iter_swap(first, found);
        take((*first)->course);
    }
    return true;
}

void OnePerson::date(std::size_t place, Value terms) {
    if (++nodes_ > node_limit) return;
    Value more = 0;
    for (std::size_t i = place; i < chosen_.size(); ++i) more += chosen_[i]->most_terms;
    if (set_value_ + terms + more <= best_value_) return;
    if (place == chosen_.size()) {
        for (const Index taken : dated_)
            if (!is_kept(taken) && !asks_held(taken, dated_)) return;
        best_ = useful(dated_), best_value_ = set_value_ + terms;
        std::sort(best_.begin(), best_.end());
        return;
    }
    const auto &subject = *chosen_[place];
    pay_back(subject.least, 0); // from here on what the session itself costs counts
    for (const auto at : subject.places) {
        const Index one = subject.all[at];
        if (!can_follow(one, place)) continue;
        dated_.push_back(one);
        const bool paid = pays(subject.charges, at * purses_.size());
        if (paid && (last_ < OpenReason::hours || within_hours(dated_)) &&
            (last_ < OpenReason::unit_limit || within_unit(dated_)) &&
            (last_ < OpenReason::seats || within_providers(dated_)))
            date(place + 1, terms + terms_value(one));
        pay_back(subject.charges, at * purses_.size());
        dated_.pop_back();
    }
    pays(subject.least, 0);
}

/// No clash with what is dated, and what the course asks for may still be had in time.
bool OnePerson::can_follow(Index taken, std::size_t place) const {
    const auto &s = session(taken);
    if (last_ >= OpenReason::clash) {
        for (const Index other : dated_)
            if (clash(s, session(other))) return false;
        for (const auto &absence : rest_.absences(person_))
            if (absence.first <= s.last && s.first <= absence.last) return false;
    }
    const auto lifts_to = [&](Index which, Index competency, int level) {
        const auto &lifts = course(which).lifts;
        return std::any_of(lifts.begin(), lifts.end(),
                           [&](const Lift &lift) { return lift.competency == competency && lift.to >= level; });
    };
    const auto may_hold = [&](Index competency, int level) {
        return have(competency) >= level ||
               std::any_of(dated_.begin(), dated_.end(),
                           [&](Index other) {
                               return ends_before(session(other), s) &&
                                      lifts_to(session(other).course, competency, level);
                           }) ||
               std::any_of(chosen_.begin() + static_cast<std::ptrdiff_t>(place) + 1, chosen_.end(),
                           [&](const Subject *later) { return lifts_to(later->course, competency, level); });
    };
    const auto &c = course(s.course);
    return std::all_of(c.lifts.begin(), c.lifts.end(),
                       [&](const Lift &lift) { return may_hold(lift.competency, lift.from); }) &&
           std::all_of(c.after_levels.begin(), c.after_levels.end(),
                       [&](const LevelAsked &asked) { return may_hold(asked.competency, asked.level); });
}

/// Everything the session asks for is held or finished before.
bool OnePerson::asks_held(Index taken, const std::vector<Index> &bundle) const {
    const auto &s = session(taken);
    const auto held = [&](Index competency, int level) {
        return have(competency) >= level || std::any_of(bundle.begin(), bundle.end(), [&](Index other) {
                   const auto &lifts = course(session(other).course).lifts;
                   return ends_before(session(other), s) && std::any_of(lifts.begin(), lifts.end(), [&](auto &lift) {
                              return lift.competency == competency && lift.to >= level;
                          });
               });
    };
    const auto &c = course(s.course);
    return std::all_of(c.lifts.begin(), c.lifts.end(),
                       [&](const Lift &lift) { return held(lift.competency, lift.from); }) &&
           std::all_of(c.after_levels.begin(), c.after_levels.end(),
                       [&](const LevelAsked &asked) { return held(asked.competency, asked.level); }) &&
           std::all_of(c.after_courses.begin(), c.after_courses.end(), [&](Index earlier) {
               return rest_.has_finished(person_, earlier) ||
                      std::any_of(bundle.begin(), bundle.end(), [&](Index other) {
                          return session(other).course == earlier && ends_before(session(other), s);
                      });
           });
}

/// Is what all of these use together within the limit, or no more than what is kept anyway uses?
template<class Amount>
bool OnePerson::fits(std::int64_t limit, const std::vector<Index> &bundle, Amount amount) const {
    std::int64_t all = 0, kept = 0;
    for (const Index taken : bundle) {
        const std::int64_t used = amount(taken);
        all += used;
        if (is_kept(taken)) kept += used;
    }
    return all <= std::max(limit, kept);
}

bool OnePerson::within_limits(const std::vector<Index> &bundle, OpenReason last) const {
    return (last < OpenReason::hours || within_hours(bundle)) &&
           (last < OpenReason::unit_limit || within_unit(bundle)) &&
           (last < OpenReason::seats || within_providers(bundle)) &&
           (last < OpenReason::budget || within_money(bundle));
}

/// A session alone has been asked for room before: only days with two of them are new.
bool OnePerson::within_unit(const std::vector<Index> &bundle) const {
    for (std::size_t i = 0; i < bundle.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            for (Day day = std::max(session(bundle[i]).first, session(bundle[j]).first);
                 day <= std::min(session(bundle[i]).last, session(bundle[j]).last); ++day)
                if (!fits(rest_.unit_room(person_, day), bundle, [&](Index other) -> std::int64_t {
                        return session(other).first <= day && day <= session(other).last;
                    }))
                    return false;
    return true;
}

bool OnePerson::within_providers(const std::vector<Index> &bundle) const {
    const auto &problem = rest_.problem();
    for (std::size_t l = 0; l < provider_.size(); ++l)
        if (!fits(provider_[l], bundle, [&](Index taken) -> std::int64_t {
                const auto &limit = problem.provider_limits[l];
                const bool counts = course(session(taken).course).provider == limit.provider &&
                                    in_period(problem, limit.period, session(taken).first);
                return counts ? rest_.seats_of(person_, taken) : 0;
            }))
            return false;
    return true;
}

bool OnePerson::within_money(const std::vector<Index> &bundle) const {
    for (std::size_t purse = 0; purse < purses_.size(); ++purse)
        if (!fits(money_[purse], bundle, [&](Index taken) { return charge(purse, taken); })) return false;
    return true;
}

bool OnePerson::within_hours(const std::vector<Index> &bundle) const {
    const auto &problem = rest_.problem();
    const auto within = [&](Minutes limit, Index period) {
        std::int64_t all = 0, kept = 0;
        for (const Index taken : bundle) {
            if (!in_period(problem, period, session(taken).first)) continue;
            all += course(session(taken).course).minutes;
            if (is_kept(taken)) kept += course(session(taken).course).minutes;
        }
        return all <= std::max<std::int64_t>(limit, kept);
    };
    if (who().minutes >= 0 && !within(who().minutes, none)) return false;
    const auto periods = rest_.period_minutes(person_);
    return std::all_of(periods.begin(), periods.end(),
                       [&](const PeriodMinutes &limit) { return within(limit.minutes, limit.period); });
}

bool OnePerson::holds(const std::vector<Index> &bundle, OpenReason last) const {
    for (std::size_t i = 0; i < bundle.size(); ++i) {
        if (is_kept(bundle[i])) continue;
        if (const auto refused = refusal(bundle[i]); refused && *refused <= last) return false;
        if (!asks_held(bundle[i], bundle)) return false;
        if (last < OpenReason::clash) continue;
        for (std::size_t j = 0; j < bundle.size(); ++j)
            if (i != j && clash(session(bundle[i]), session(bundle[j]))) return false;
        for (const auto &absence : rest_.absences(person_))
            if (absence.first <= session(bundle[i]).last && session(bundle[i]).first <= absence.last) return false;
    }
    return within_limits(bundle, last);
}

/// Without sessions that bring nothing and open nothing.
std::vector<Index> OnePerson::useful(std::vector<Index> bundle) const {
    for (std::size_t i = bundle.size(); i-- > 0;) {
        if (is_kept(bundle[i])) continue;
        auto without = bundle;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        const bool whole = std::all_of(without.begin(), without.end(),
                                       [&](Index other) { return is_kept(other) || asks_held(other, without); });
        if (whole && value(without) >= value(bundle)) bundle = std::move(without);
    }
    return bundle;
}

} // namespace aitalent::planning
