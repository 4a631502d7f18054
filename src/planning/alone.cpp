#include "alone.h"

#include <algorithm>
#include <tuple>

namespace aitalent::planning {

namespace {

const Session &session_at(const Problem &problem, Index session) {
    return problem.sessions[static_cast<std::size_t>(session)];
}
const Course &course_at(const Problem &problem, const Session &session) {
    return problem.courses[static_cast<std::size_t>(session.course)];
}

template<class Fact, class Key>
std::vector<Fact> ordered(std::vector<Fact> facts, Key key) {
    std::sort(facts.begin(), facts.end(), [&](const Fact &a, const Fact &b) { return key(a) < key(b); });
    return facts;
}
auto key_of(const Booking &booking) {
    return std::pair(booking.person, booking.session);
}
auto key_of(const Finished &finished) {
    return std::pair(finished.person, finished.course);
}
template<class Fact>
bool contains(const std::vector<Fact> &facts, std::pair<Index, Index> key) {
    const auto found = std::lower_bound(facts.begin(), facts.end(), key,
                                        [](const Fact &fact, const auto &wanted) { return key_of(fact) < wanted; });
    return found != facts.end() && key_of(*found) == key;
}

template<class Fact>
std::span<const Fact> facts_of(const std::vector<Fact> &facts, Index person) {
    const auto first = std::lower_bound(facts.begin(), facts.end(), person,
                                        [](const Fact &fact, Index wanted) { return fact.person < wanted; });
    const auto last = std::upper_bound(first, facts.end(), person,
                                       [](Index wanted, const Fact &fact) { return wanted < fact.person; });
    return {first, last};
}

} // namespace

Rest::Rest(const Problem &problem, const Plan &plan)
    : problem_(problem), by_course_(problem.courses.size()),
      bookings_(ordered(problem.bookings, [](const Booking &fact) { return key_of(fact); })),
      has_booking_(problem.sessions.size()),
      finished_(ordered(problem.finished, [](const Finished &fact) { return key_of(fact); })),
      absences_(ordered(problem.absences,
                        [](const Absence &fact) { return std::tuple(fact.person, fact.first, fact.last); })),
      period_minutes_(ordered(problem.period_minutes,
                              [](const PeriodMinutes &fact) { return std::pair(fact.person, fact.period); })),
      taken_(problem.people.size()), counts_(problem.sessions.size()), outsiders_(problem.reserves.size()),
      spent_(problem.budgets.size()), provided_(problem.provider_limits.size()) {
    for (std::size_t i = 0; i < problem.sessions.size(); ++i) {
        by_course_[static_cast<std::size_t>(problem.sessions[i].course)].push_back(static_cast<Index>(i));
        for (const auto &lift : course_at(problem, problem.sessions[i]).lifts)
            highest_[lift.competency] = std::max(highest_[lift.competency], lift.to);
    }
    for (const auto &terms : problem.pairs) terms_[{terms.person, terms.session}] = &terms;
    for (const auto &booking : bookings_) has_booking_[static_cast<std::size_t>(booking.session)] = true;
    for (std::size_t i = 0; i < problem.reserves.size(); ++i)
        reserves_[problem.reserves[i].session].push_back(static_cast<Index>(i));
    for (std::size_t i = 0; i < problem.budgets.size(); ++i)
        budgets_[problem.budgets[i].agency].push_back(static_cast<Index>(i));
    for (const auto &limit : problem.unit_limits) {
        auto &least = unit_limits_.try_emplace(limit.unit, limit.people).first->second;
        least = std::min(least, limit.people);
    }
    for (const auto &enrolment : plan.enrolments) enter(enrolment);
    for (std::size_t i = 0; i < counts_.size(); ++i)
        for (std::size_t b = 0; b < spent_.size(); ++b)
            if (const auto &s = problem.sessions[i];
                counts_[i].people > 0 && charges(problem.budgets[b], s.run_agency, s))
                spent_[b] += s.run_price;
}

void Rest::enter(const Enrolment &enrolment) {
    const auto &[person, session] = enrolment;
    const auto &who = problem_.people[static_cast<std::size_t>(person)];
    const auto &s = session_at(problem_, session);
    const auto seats = seats_of(person, session);
    taken_[static_cast<std::size_t>(person)].push_back(session);
    auto &count = counts_[static_cast<std::size_t>(session)];
    ++count.people, count.seats += seats;
    if (const auto found = reserves_.find(session); found != reserves_.end())
        for (const Index reserve : found->second)
            if ((who.groups >> problem_.reserves[static_cast<std::size_t>(reserve)].group & 1U) == 0)
                outsiders_[static_cast<std::size_t>(reserve)] += seats;
    for (std::size_t b = 0; b < spent_.size(); ++b)
        if (charges(problem_.budgets[b], who.agency, s)) spent_[b] += s.seat_price;
    for (std::size_t l = 0; l < provided_.size(); ++l)
        if (counts(problem_.provider_limits[l], s)) provided_[l] += seats;
    if (unit_limits_.contains(who.unit))
        for (Day day = s.first; day <= s.last; ++day) ++away_[{who.unit, day}];
}

int Rest::highest(Index competency) const {
    const auto found = highest_.find(competency);
    return found == highest_.end() ? 0 : found->second;
}

bool Rest::is_booked(Index person, Index session) const {
    return contains(bookings_, {person, session});
}
bool Rest::has_finished(Index person, Index course) const {
    return contains(finished_, {person, course});
}

std::span<const Absence> Rest::absences(Index person) const {
    return facts_of(absences_, person);
}
std::span<const Booking> Rest::bookings(Index person) const {
    return facts_of(bookings_, person);
}
std::span<const PeriodMinutes> Rest::period_minutes(Index person) const {
    return facts_of(period_minutes_, person);
}

const PairTerms *Rest::terms(Index person, Index session) const {
    if (terms_.empty()) return nullptr;
    const auto found = terms_.find({person, session});
    return found == terms_.end() ? nullptr : found->second;
}

bool Rest::charges(const Budget &budget, Index agency, const Session &session) const {
    return (budget.agency == none || budget.agency == agency) && in_period(problem_, budget.period, session.first) &&
           (budget.source == none || budget.source == session.source);
}

bool Rest::counts(const ProviderLimit &limit, const Session &session) const {
    return course_at(problem_, session).provider == limit.provider && in_period(problem_, limit.period, session.first);
}

std::int64_t Rest::seats_of(Index person, Index session) const {
    const auto *own = terms(person, session);
    return own == nullptr ? 1 : own->seats;
}

bool Rest::has_taken(Index person, Index session) const {
    const auto &own = taken(person);
    return std::find(own.begin(), own.end(), session) != own.end();
}

std::int64_t Rest::others_in(Index person, Index session) const {
    return counts_[static_cast<std::size_t>(session)].people - (has_taken(person, session) ? 1 : 0);
}

std::optional<OpenReason> Rest::refusal(Index person, Index session) const {
    const auto &who = problem_.people[static_cast<std::size_t>(person)];
    const auto &s = session_at(problem_, session);
    const auto fits = [](Index only, Index own) { return only == none || only == own; };
    if (!fits(s.only_agency, who.agency) || !fits(s.only_region, who.region)) return OpenReason::not_eligible;
    if (!unit_has_room(person, session)) return OpenReason::unit_limit;
    if (!has_seat(person, session)) return OpenReason::seats;
    if (!has_booking_[static_cast<std::size_t>(session)] && others_in(person, session) + 1 < s.minimum)
        return OpenReason::minimum;
    return std::nullopt;
}

std::int64_t Rest::unit_room(Index person, Day day) const {
    const Index unit = problem_.people[static_cast<std::size_t>(person)].unit;
    const auto limit = unit_limits_.find(unit);
    if (limit == unit_limits_.end()) return std::int64_t{1} << 40;
    const auto found = away_.find({unit, day});
    std::int64_t others = found == away_.end() ? 0 : found->second;
    for (const Index own : taken(person))
        others -= session_at(problem_, own).first <= day && day <= session_at(problem_, own).last;
    return limit->second - others;
}

bool Rest::unit_has_room(Index person, Index session) const {
    const auto &s = session_at(problem_, session);
    for (Day day = s.first; day <= s.last; ++day)
        if (unit_room(person, day) < 1) return false;
    return true;
}

bool Rest::has_seat(Index person, Index session) const {
    const auto wanted = seats_of(person, session);
    const auto own = has_taken(person, session) ? wanted : 0;
    const auto seats = session_at(problem_, session).seats;
    if (counts_[static_cast<std::size_t>(session)].seats - own + wanted > seats) return false;
    const auto kept = reserves_.find(session);
    if (kept == reserves_.end()) return true;
    const auto groups = problem_.people[static_cast<std::size_t>(person)].groups;
    return std::all_of(kept->second.begin(), kept->second.end(), [&](Index place) {
        const auto &reserve = problem_.reserves[static_cast<std::size_t>(place)];
        if ((groups >> reserve.group & 1U) != 0) return true;
        return outsiders_[static_cast<std::size_t>(place)] - own + wanted <= seats - reserve.seats;
    });
}

bool Rest::others_need(Index session) const {
    const auto others = counts_[static_cast<std::size_t>(session)].people - 1;
    return others > 0 && others < session_at(problem_, session).minimum &&
           !has_booking_[static_cast<std::size_t>(session)];
}

const std::vector<Index> &Rest::budgets_of(Index agency) const {
    static const std::vector<Index> nothing;
    const auto found = budgets_.find(agency);
    return found == budgets_.end() ? nothing : found->second;
}

Dollars Rest::charge(Index place, Index person, Index session) const {
    const auto &budget = problem_.budgets[static_cast<std::size_t>(place)];
    const auto &s = session_at(problem_, session);
    const Index agency = problem_.people[static_cast<std::size_t>(person)].agency;
    Dollars sum = 0;
    if (charges(budget, agency, s)) sum += s.seat_price;
    if (s.run_price > 0 && others_in(person, session) == 0 && charges(budget, s.run_agency, s)) sum += s.run_price;
    return sum;
}

Dollars Rest::money_left(Index budget, Index person) const {
    const auto place = static_cast<std::size_t>(budget);
    Dollars left = problem_.budgets[place].amount - spent_[place];
    for (const Index own : taken(person)) left += charge(budget, person, own);
    return left;
}

std::vector<std::int64_t> Rest::provider_left(Index person) const {
    std::vector<std::int64_t> left;
    for (std::size_t l = 0; l < provided_.size(); ++l) {
        left.push_back(problem_.provider_limits[l].seats - provided_[l]);
        for (const Index own : taken(person))
            if (counts(problem_.provider_limits[l], session_at(problem_, own))) left.back() += seats_of(person, own);
    }
    return left;
}

int level_after(const Problem &problem, const Skill &skill, const std::vector<Index> &sessions) {
    int reached = skill.have;
    for (const Index session : sessions)
        for (const auto &lift : course_at(problem, session_at(problem, session)).lifts)
            if (lift.competency == skill.competency) reached = std::max(reached, lift.to);
    return reached;
}

OrderedWorth worth_to(const Problem &problem, Index person, const std::vector<Index> &sessions) {
    OrderedWorth sum;
    for (const auto &skill : problem.people[static_cast<std::size_t>(person)].skills) {
        const int steps = std::min<int>(skill.need, level_after(problem, skill, sessions)) - skill.have;
        if (steps > 0)
            (skill.mandatory && problem.mandatory_first ? sum.mandatory : sum.other) += Worth{skill.weight} * steps;
    }
    for (const auto &terms : problem.pairs)
        if (terms.person == person && std::find(sessions.begin(), sessions.end(), terms.session) != sessions.end())
            sum.other += terms.worth;
    return sum;
}

} // namespace aitalent::planning
