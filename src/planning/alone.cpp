#include "alone.h"

#include "ledger.h"

namespace aitalent::planning {

namespace {

const Session &session_at(const Problem &problem, Index session) {
    return problem.sessions[static_cast<std::size_t>(session)];
}

bool holds(const std::vector<Index> &list, Index value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

} // namespace

Rest::Rest(const Problem &problem, const Plan &plan)
    : problem_(problem), taken_(problem.people.size()), counts_(problem.sessions.size()),
      spent_(problem.budgets.size()), provided_(problem.provider_limits.size()) {
    for (const auto &terms : problem.pairs) terms_[{terms.person, terms.session}] = &terms;
    for (const auto &[person, session] : plan.enrolments) {
        taken_[static_cast<std::size_t>(person)].push_back(session);
        const auto &who = problem.people[static_cast<std::size_t>(person)];
        const auto &s = session_at(problem, session);
        auto &count = counts_[static_cast<std::size_t>(session)];
        ++count.people, count.seats += seats_of(person, session);
        for (int group = 0; group < 32; ++group)
            if ((who.groups >> group & 1U) == 0) count.outsiders[group] += seats_of(person, session);
        for (std::size_t b = 0; b < spent_.size(); ++b)
            if (charges(problem.budgets[b], who.agency, s)) spent_[b] += s.seat_price;
        for (std::size_t l = 0; l < provided_.size(); ++l)
            if (const auto &limit = problem.provider_limits[l];
                problem.courses[static_cast<std::size_t>(s.course)].provider == limit.provider &&
                in_period(problem, limit.period, s.first))
                provided_[l] += seats_of(person, session);
        for (Day day = s.first; day <= s.last; ++day) ++away_[{who.unit, day}];
    }
    for (std::size_t i = 0; i < counts_.size(); ++i)
        for (std::size_t b = 0; b < spent_.size(); ++b)
            if (const auto &s = problem.sessions[i];
                counts_[i].people > 0 && charges(problem.budgets[b], s.run_agency, s))
                spent_[b] += s.run_price;
}

const std::vector<Index> &Rest::taken(Index person) const {
    return taken_[static_cast<std::size_t>(person)];
}

bool Rest::charges(const Budget &budget, Index agency, const Session &session) const {
    return (budget.agency == none || budget.agency == agency) && in_period(problem_, budget.period, session.first) &&
           (budget.source == none || budget.source == session.source);
}

std::int64_t Rest::seats_of(Index person, Index session) const {
    const auto found = terms_.find({person, session});
    return found == terms_.end() ? 1 : found->second->seats;
}

bool Rest::may_come(Index person, Index session, OpenReason last) const {
    const auto &who = problem_.people[static_cast<std::size_t>(person)];
    const auto &s = session_at(problem_, session);
    const auto fits = [](Index only, Index own) { return only == none || only == own; };
    if (last >= OpenReason::not_eligible && !(fits(s.only_agency, who.agency) && fits(s.only_region, who.region)))
        return false;
    if (last >= OpenReason::unit_limit && !unit_has_room(person, session)) return false;
    if (last >= OpenReason::seats && !has_seat(person, session)) return false;
    return last < OpenReason::minimum || reaches_minimum(person, session);
}

bool Rest::unit_has_room(Index person, Index session) const {
    const Index unit = problem_.people[static_cast<std::size_t>(person)].unit;
    const auto full_on = [&](int limit, Day day) {
        const auto found = away_.find({unit, day});
        std::int64_t others = found == away_.end() ? 0 : found->second;
        for (const Index own : taken(person))
            others -= session_at(problem_, own).first <= day && day <= session_at(problem_, own).last;
        return others >= limit;
    };
    for (const auto &limit : problem_.unit_limits)
        for (Day day = session_at(problem_, session).first; day <= session_at(problem_, session).last; ++day)
            if (limit.unit == unit && full_on(limit.people, day)) return false;
    return true;
}

bool Rest::has_seat(Index person, Index session) const {
    const auto &count = counts_[static_cast<std::size_t>(session)];
    const auto wanted = seats_of(person, session);
    const auto own = holds(taken(person), session) ? wanted : 0;
    if (count.seats - own + wanted > session_at(problem_, session).seats) return false;
    const auto groups = problem_.people[static_cast<std::size_t>(person)].groups;
    return std::all_of(problem_.reserves.begin(), problem_.reserves.end(), [&](const Reserve &reserve) {
        if (reserve.session != session || (groups >> reserve.group & 1U) != 0) return true;
        const auto found = count.outsiders.find(reserve.group);
        const auto others = (found == count.outsiders.end() ? 0 : found->second) - own;
        return others + wanted <= session_at(problem_, session).seats - reserve.seats;
    });
}

bool Rest::reaches_minimum(Index person, Index session) const {
    const bool booked = std::any_of(problem_.bookings.begin(), problem_.bookings.end(),
                                    [&](const Booking &booking) { return booking.session == session; });
    const auto own = holds(taken(person), session) ? 1 : 0;
    return booked ||
           counts_[static_cast<std::size_t>(session)].people - own + 1 >= session_at(problem_, session).minimum;
}

/// Would the others' session fall below its minimum if one person left?
bool Rest::others_need(Index session) const {
    const auto others = counts_[static_cast<std::size_t>(session)].people - 1;
    return others > 0 && others < session_at(problem_, session).minimum;
}

Problem Rest::alone(Index person, OpenReason last, std::vector<Index> &sessions) const {
    Problem one;
    one.mandatory_first = problem_.mandatory_first;
    one.courses = problem_.courses;
    one.periods = problem_.periods;
    std::vector<Index> booked;
    for (const auto &booking : problem_.bookings)
        if (booking.person == person) booked.push_back(booking.session);
    for (const Index session : taken(person))
        if (others_need(session) && !holds(booked, session)) booked.push_back(session);
    sessions.clear();
    for (Index session = 0; session < static_cast<Index>(problem_.sessions.size()); ++session)
        if (holds(booked, session) || may_come(person, session, last)) sessions.push_back(session);
    add_people(one, person, last, sessions);
    if (last >= OpenReason::budget) add_money(one, person);
    for (const Index session : booked)
        one.bookings.push_back(
            {0, static_cast<Index>(std::find(sessions.begin(), sessions.end(), session) - sessions.begin())});
    return one;
}

void Rest::add_people(Problem &one, Index person, OpenReason last, const std::vector<Index> &sessions) const {
    one.people.push_back(problem_.people[static_cast<std::size_t>(person)]);
    auto &who = one.people.front();
    if (last < OpenReason::hours) who.minutes = -1;
    for (const auto &limit : problem_.period_minutes)
        if (limit.person == person && last >= OpenReason::hours)
            one.period_minutes.push_back({0, limit.period, limit.minutes});
    for (const auto &absence : problem_.absences)
        if (absence.person == person && last >= OpenReason::clash)
            one.absences.push_back({0, absence.first, absence.last});
    for (const auto &finished : problem_.finished)
        if (finished.person == person) one.finished.push_back({0, finished.course});
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        auto s = session_at(problem_, sessions[i]);
        s.seats = 1'000'000'000, s.minimum = 0;
        s.only_agency = s.only_region = none;
        const auto own = holds(taken(person), sessions[i]) ? 1 : 0;
        if (counts_[static_cast<std::size_t>(sessions[i])].people > own) s.run_price = 0;
        // Before clashes count, every session has a moment of its own.
        if (last < OpenReason::clash) s.from = s.from * 10'000 + static_cast<int>(i), s.to = s.from + 1;
        one.sessions.push_back(std::move(s));
        if (const auto found = terms_.find({person, sessions[i]}); found != terms_.end())
            one.pairs.push_back({0, static_cast<Index>(i), found->second->seats, found->second->worth});
    }
    if (last >= OpenReason::seats)
        for (std::size_t l = 0; l < provided_.size(); ++l) {
            auto limit = problem_.provider_limits[l];
            limit.seats -= provided_[l];
            for (const Index own : taken(person))
                if (const auto &s = session_at(problem_, own);
                    problem_.courses[static_cast<std::size_t>(s.course)].provider == limit.provider &&
                    in_period(problem_, limit.period, s.first))
                    limit.seats += seats_of(person, own);
            one.provider_limits.push_back(limit);
        }
}

void Rest::add_money(Problem &one, Index person) const {
    const Index agency = problem_.people[static_cast<std::size_t>(person)].agency;
    for (std::size_t b = 0; b < spent_.size(); ++b) {
        auto budget = problem_.budgets[b];
        budget.amount -= spent_[b];
        for (const Index own : taken(person)) {
            const auto &s = session_at(problem_, own);
            if (charges(budget, agency, s)) budget.amount += s.seat_price;
            if (counts_[static_cast<std::size_t>(own)].people == 1 && charges(budget, s.run_agency, s))
                budget.amount += s.run_price;
        }
        one.budgets.push_back(std::move(budget));
    }
}

std::vector<Index> best_alone(const Problem &one, Index preferred) {
    Problem tilted;
    if (preferred != none) {
        tilted = one;
        for (auto &skill : tilted.people.front().skills)
            skill.weight = skill.weight * 100 + (skill.competency == preferred);
        for (auto &terms : tilted.pairs) terms.worth *= 100;
    }
    const Model model(preferred == none ? one : tilted);
    const Ledger ledger(model);
    const RowPrices free(model.rows.size());
    BundleSearch search(model);
    std::vector<Index> taken;
    for (const auto &offer : search.best(0, FreeSeats(model, ledger, free, 0)).offers)
        taken.push_back(model.runs[static_cast<std::size_t>(offer.run)].original);
    return taken;
}

int level_after(const Problem &problem, const Skill &skill, const std::vector<Index> &sessions) {
    int reached = skill.have;
    for (const Index session : sessions)
        for (const auto &lift : problem.courses[static_cast<std::size_t>(session_at(problem, session).course)].lifts)
            if (lift.competency == skill.competency) reached = std::max(reached, lift.to);
    return reached;
}

} // namespace aitalent::planning
