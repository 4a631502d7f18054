#include "one_person.h"

#include <algorithm>
#include <limits>

namespace aitalent::planning {

namespace {

constexpr Minutes no_hours_limit = std::numeric_limits<Minutes>::max() / 2;
constexpr std::int64_t tilt = 16; ///< above any level: steps of the preferred competency weigh less than any worth

bool holds_value(const std::vector<Index> &list, Index value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

} // namespace

OnePerson::OnePerson(const Rest &rest, Index person)
    : rest_(rest), person_(person), provider_(rest.provider_left(person)) {
    for (const auto &skill : who().skills) have_[skill.competency] = skill.have;
    for (const auto &booking : rest_.bookings(person))
        if (!holds_value(kept_, booking.session)) kept_.push_back(booking.session);
    for (const Index taken : rest_.taken(person))
        if (rest_.others_need(taken) && !holds_value(kept_, taken)) kept_.push_back(taken);
    find_wanted();
    open_purses();
}

int OnePerson::have(Index competency) const {
    const auto found = have_.find(competency);
    return found == have_.end() ? 0 : found->second;
}

bool OnePerson::is_kept(Index session) const {
    return holds_value(kept_, session);
}

bool OnePerson::want(Index competency, int level) {
    auto &wanted = wanted_.try_emplace(competency, have(competency)).first->second;
    if (level <= wanted) return false;
    wanted = level;
    return true;
}

bool OnePerson::is_of_use(Index index) const {
    return std::any_of(course(index).lifts.begin(), course(index).lifts.end(), [&](const Lift &lift) {
        const auto wanted = wanted_.find(lift.competency);
        return wanted != wanted_.end() && lift.to > have(lift.competency) && lift.from < wanted->second;
    });
}

/// Courses that close a gap, courses that open those, and so on.
void OnePerson::find_wanted() {
    const auto &problem = rest_.problem();
    for (const auto &skill : who().skills)
        if (skill.weight > 0 && skill.need > skill.have) want(skill.competency, skill.need);
    std::vector<bool> used(problem.courses.size());
    for (const auto &terms : problem.pairs)
        if (terms.person == person_ && terms.worth > 0)
            used[static_cast<std::size_t>(session(terms.session).course)] = true;
    for (bool grows = true; grows;) {
        grows = false;
        for (std::size_t i = 0; i < used.size(); ++i) {
            const auto index = static_cast<Index>(i);
            if (!used[i] && is_of_use(index)) used[i] = true, grows = true;
            if (!used[i]) continue;
            for (const auto &lift : course(index).lifts) grows |= want(lift.competency, lift.from);
            for (const auto &asked : course(index).after_levels) grows |= want(asked.competency, asked.level);
            for (const Index earlier : course(index).after_courses)
                if (!used[static_cast<std::size_t>(earlier)] && !rest_.has_finished(person_, earlier))
                    used[static_cast<std::size_t>(earlier)] = true, grows = true;
        }
    }
    for (const Index kept : kept_) used[static_cast<std::size_t>(session(kept).course)] = false;
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i] || rest_.sessions_of(static_cast<Index>(i)).empty()) continue;
        Subject subject;
        subject.course = static_cast<Index>(i), subject.minutes = problem.courses[i].minutes;
        subject.all = rest_.sessions_of(subject.course);
        std::sort(subject.all.begin(), subject.all.end(), [&](Index a, Index b) { // soon over first
            return std::tuple(session(a).last, session(a).to, a) < std::tuple(session(b).last, session(b).to, b);
        });
        for (const Index one : subject.all) subject.refusals.push_back(rest_.refusal(person_, one));
        subjects_.push_back(std::move(subject));
    }
}

void OnePerson::open_purses() {
    std::vector<Index> payers = {none, who().agency};
    const auto add_payer = [&](Index taken) {
        if (session(taken).run_price > 0) payers.push_back(session(taken).run_agency);
    };
    for (const Index kept : kept_) add_payer(kept);
    for (const auto &subject : subjects_)
        for (const Index one : subject.all) add_payer(one);
    std::sort(payers.begin(), payers.end());
    payers.erase(std::unique(payers.begin(), payers.end()), payers.end());
    for (const Index payer : payers)
        for (const Index budget : rest_.budgets_of(payer)) purses_.push_back(budget);
    for (std::size_t purse = 0; purse < purses_.size(); ++purse) {
        Dollars kept = 0;
        for (const Index one : kept_) kept += charge(purse, one);
        money_.push_back(std::max(kept, rest_.money_left(purses_[purse], person_)));
    }
    for (auto &subject : subjects_)
        for (const Index one : subject.all)
            for (std::size_t purse = 0; purse < purses_.size(); ++purse) subject.charges.push_back(charge(purse, one));
}

/// Both orders in one number; worth beyond the person's reach does not matter.
void OnePerson::weigh(Index preferred) {
    worth_.clear();
    const bool ordered = rest_.problem().mandatory_first;
    Value below = 1;
    for (const auto &skill : who().skills)
        if (!(skill.mandatory && ordered)) below += Value{skill.weight} * std::max(0, skill.need - skill.have);
    for (auto &subject : subjects_) {
        subject.most_terms = 0;
        for (const Index one : subject.all)
            if (const auto *terms = rest_.terms(person_, one))
                subject.most_terms = std::max(subject.most_terms, terms->worth);
        below += subject.most_terms;
    }
    per_terms_ = tilt;
    for (const auto &skill : who().skills) {
        if (skill.need <= skill.have) continue;
        const Value step = Value{skill.weight} * (skill.mandatory && ordered ? below : 1);
        worth_[skill.competency] = {skill.need, step * tilt + (skill.competency == preferred)};
    }
    for (auto &subject : subjects_) subject.most_terms *= per_terms_;
}

OnePerson::Value OnePerson::level_value(Index competency, int level) const {
    const auto found = worth_.find(competency);
    if (found == worth_.end()) return 0;
    const auto &[need, step] = found->second;
    return step * std::max(0, std::min(need, level) - have(competency));
}

OnePerson::Value OnePerson::terms_value(Index taken) const {
    const auto *terms = rest_.terms(person_, taken);
    return terms == nullptr ? 0 : terms->worth * per_terms_;
}

OnePerson::Value OnePerson::value(const std::vector<Index> &bundle) const {
    Value sum = 0;
    for (const auto &skill : who().skills)
        sum += level_value(skill.competency, level_after(rest_.problem(), skill, bundle));
    for (const Index taken : bundle) sum += terms_value(taken);
    return sum;
}

void OnePerson::admit_subjects(OpenReason last) {
    last_ = last;
    has_hours_ = last >= OpenReason::hours && who().minutes >= 0;
    counts_money_ = last >= OpenReason::budget;
    open_.clear();
    for (auto &subject : subjects_) {
        subject.places.clear();
        subject.least.assign(purses_.size(), std::numeric_limits<Dollars>::max());
        for (std::size_t i = 0; i < subject.all.size(); ++i) {
            if (subject.refusals[i] && *subject.refusals[i] <= last) continue;
            subject.places.push_back(i);
            for (std::size_t purse = 0; purse < purses_.size(); ++purse)
                subject.least[purse] = std::min(subject.least[purse], subject.charges[i * purses_.size() + purse]);
        }
        if (!subject.places.empty()) open_.push_back(&subject);
    }
    const auto gain = [&](const Subject *subject) {
        Value sum = subject->most_terms;
        for (const auto &lift : course(subject->course).lifts)
            sum += std::max<Value>(0, level_value(lift.competency, lift.to) - level_value(lift.competency, lift.from));
        return sum;
    };
    std::sort(open_.begin(), open_.end(), [&](const Subject *a, const Subject *b) {
        return std::tuple(-gain(a), a->minutes, a->course) < std::tuple(-gain(b), b->minutes, b->course);
    });
}

std::vector<Index> OnePerson::best(OpenReason last, Index preferred) {
    weigh(preferred);
    admit_subjects(last);
    best_ = rest_.taken(person_), best_value_ = value(best_);
    std::sort(best_.begin(), best_.end());
    nodes_ = 0, chosen_.clear();
    spent_.assign(purses_.size(), 0);
    for (const Index kept : kept_)
        for (std::size_t purse = 0; purse < purses_.size(); ++purse) spent_[purse] += charge(purse, kept);
    Minutes left = has_hours_ ? who().minutes : no_hours_limit;
    for (const Index kept : kept_)
        if (has_hours_) left -= course(session(kept).course).minutes;
    choose(0, left);
    return best_;
}

/// What the set chosen so far can still become worth: levels that may be reached, and, where hours are short, the best
/// use of each hour left. A course adds at most what lies between its entry level and where it leads.
OnePerson::Value OnePerson::at_most(std::size_t next, Minutes left) const {
    std::map<Index, int> level;
    Value terms = 0;
    const auto raise = [&](Index which) {
        for (const auto &lift : course(which).lifts) {
            auto &reached = level.try_emplace(lift.competency, have(lift.competency)).first->second;
            reached = std::max(reached, lift.to);
        }
    };
    for (const Index kept : kept_) raise(session(kept).course), terms += terms_value(kept);
    for (const auto *subject : chosen_) raise(subject->course), terms += subject->most_terms;
    Value base = terms;
    for (const auto &[competency, reached] : level) base += level_value(competency, reached);
    std::vector<std::pair<Value, Minutes>> gains;
    Value loose = 0;
    for (std::size_t i = next; i < open_.size(); ++i) {
        if (open_[i]->minutes > left) continue;
        Value gain = open_[i]->most_terms;
        for (const auto &lift : course(open_[i]->course).lifts) {
            const auto found = level.find(lift.competency);
            const int from = std::max(lift.from, found == level.end() ? have(lift.competency) : found->second);
            gain += std::max<Value>(0, level_value(lift.competency, lift.to) - level_value(lift.competency, from));
        }
        if (gain > 0) gains.emplace_back(gain, open_[i]->minutes);
        loose += open_[i]->most_terms;
    }
    auto highest = level;
    for (std::size_t i = next; i < open_.size(); ++i)
        for (const auto &lift : course(open_[i]->course).lifts) {
            auto &reached = highest.try_emplace(lift.competency, have(lift.competency)).first->second;
            reached = std::max(reached, lift.to);
        }
    Value by_level = terms + loose;
    for (const auto &[competency, reached] : highest) by_level += level_value(competency, reached);
    if (!has_hours_) return by_level;
    std::sort(gains.begin(), gains.end(), [](auto &a, auto &b) { // by gain per minute
        return a.first / std::max(1, a.second) > b.first / std::max(1, b.second);
    });
    Value by_hour = base;
    for (const auto &[gain, minutes] : gains) {
        if (minutes <= left) {
            by_hour += gain, left -= minutes;
            continue;
        }
        by_hour += (gain / minutes + 1) * left;
        break;
    }
    return std::min(by_level, by_hour);
}

void OnePerson::choose(std::size_t next, Minutes left) {
    if (++nodes_ > node_limit) return;
    if (at_most(next, left) <= best_value_) return;
    if (next == open_.size()) return date_set();
    const auto &subject = *open_[next];
    if (subject.minutes <= left) {
        chosen_.push_back(&subject);
        if (pays(subject.least, 0)) choose(next + 1, has_hours_ ? left - subject.minutes : left);
        pay_back(subject.least, 0);
        chosen_.pop_back();
    }
    choose(next + 1, left);
}

/// Spends those amounts; false where that is more than there is.
bool OnePerson::pays(const std::vector<Dollars> &amounts, std::size_t first) {
    if (!counts_money_) return true;
    bool enough = true;
    for (std::size_t purse = 0; purse < purses_.size(); ++purse)
        enough &= (spent_[purse] += amounts[first + purse]) <= money_[purse];
    return enough;
}
void OnePerson::pay_back(const std::vector<Dollars> &amounts, std::size_t first) {
    if (!counts_money_) return;
    for (std::size_t purse = 0; purse < purses_.size(); ++purse) spent_[purse] -= amounts[first + purse];
}

} // namespace aitalent::planning
