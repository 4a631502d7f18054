#include "aitalent/planning/formulate.h"

#include "aitalent/base/hash.h"

#include <algorithm>
#include <map>
#include <set>

namespace aitalent {

using planning::Index;
using planning::none;

namespace {

/// Gives every different value a place.
template<class Value>
class Places {
  public:
    Index of(const Value &value) {
        return places_.try_emplace(value, static_cast<Index>(places_.size())).first->second;
    }
    Index find(const Value &value) const {
        const auto found = places_.find(value);
        return found == places_.end() ? none : found->second;
    }
    std::size_t size() const { return places_.size(); }

  private:
    std::map<Value, Index> places_;
};

class Formulator {
  public:
    explicit Formulator(const PlanRequest &request) : r_(request), p_(f_.problem) {}

    Formulation formulate() {
        p_.mandatory_first = r_.policy.mandatory_first;
        for (const auto &rule : r_.policy.limits.paid_from) sources_.of(rule.source);
        for (const auto &[person, session] : r_.bookings) booked_.insert(session);
        find_payer();
        add_courses();
        add_sessions();
        for (const auto &trainee : r_.trainees) add_person(trainee);
        add_budgets();
        add_unit_limits();
        add_reserves();
        add_provider_caps();
        add_period_hours();
        add_facts();
        f_.sources.resize(sources_.size());
        for (const auto &rule : r_.policy.limits.paid_from) f_.sources[index(sources_.find(rule.source))] = rule.source;
        return std::move(f_);
    }

  private:
    static std::size_t index(Index place) { return static_cast<std::size_t>(place); }
    const Catalogue &catalogue() const { return r_.yardstick.catalogue; }

    /// Where all people are of one agency it also pays for what sessions cost as a whole.
    void find_payer() {
        std::set<AgencyCode> agencies;
        for (const auto &trainee : r_.trainees) agencies.insert(trainee.person->agency);
        if (agencies.size() == 1) payer_ = *agencies.begin();
    }

    Index competency(const CompetencyId &id) {
        const Index place = competencies_.of(id);
        if (static_cast<std::size_t>(place) == f_.competencies.size()) f_.competencies.push_back(id);
        return place;
    }

    void add_courses() {
        for (const auto &course : catalogue().courses) courses_.of(course.id), f_.courses.push_back(&course);
        for (const auto *course : f_.courses) p_.courses.push_back(course_of(*course));
    }

    planning::Course course_of(const Course &course) {
        planning::Course dense;
        dense.key = course.id.str();
        dense.minutes = static_cast<planning::Minutes>(course.hours.count());
        dense.provider = providers_.of(course.provider);
        for (const auto &lift : course.lifts)
            dense.lifts.push_back({competency(lift.competency), lift.from.value(), lift.to.value()});
        for (const auto &[id, level] : course.after_levels)
            dense.after_levels.push_back({competency(id), level.value()});
        for (const auto &id : course.after_courses)
            if (const Index earlier = courses_.find(id); earlier != none)
                dense.after_courses.push_back(earlier);
            else
                f_.faults.add(Fault("AT-PLN-003").with("found", id.str()).with("course", course.id.str()));
        return dense;
    }

    void add_sessions() {
        for (const auto &session : catalogue().sessions) {
            const Index course = courses_.find(session.course);
            if (course == none || !is_planned(session)) continue;
            sessions_.of(session.id);
            f_.sessions.push_back(&session);
            f_.seat_prices.push_back(
                session.price_per_seat.value_or(f_.courses[static_cast<std::size_t>(course)]->price));
            p_.sessions.push_back(session_of(session, course));
        }
    }

    /// Sessions of the plan's time given in a way the policy allows; those that somebody is booked into stay.
    bool is_planned(const Session &session) const {
        if (booked_.contains(session.id) && session.starts >= r_.since.value_or(r_.from) && session.starts <= r_.to)
            return true;
        return !session.cancelled && session.starts >= r_.from && session.starts <= r_.to && is_allowed(session);
    }
    bool is_allowed(const Session &session) const {
        const auto holds = [](const auto &list, std::string_view word) {
            return list.empty() || std::find(list.begin(), list.end(), word) != list.end();
        };
        const auto delivery = catalogue().find(session.course)->delivery;
        const bool reachable = delivery == Delivery::online || holds(r_.policy.limits.regions, session.region);
        return holds(r_.policy.limits.delivery, name(delivery)) && reachable;
    }
    /// Who is booked into a session that has begun or may not be used is there; nobody else may join.
    int seats_of(const Session &session) const {
        const bool open = !session.cancelled && session.starts >= r_.from && session.starts <= r_.to;
        if (!open || !is_allowed(session)) return 0;
        const auto more = r_.more_seats.find(session.course);
        return session.seats + (more == r_.more_seats.end() ? 0 : more->second);
    }
    /// The source of the first rule that fits; without rules all money is one.
    Index source_of(const Course &course) const {
        const auto fits = [](const auto &list, const auto &id) {
            return list.empty() || std::find(list.begin(), list.end(), id) != list.end();
        };
        for (const auto &rule : r_.policy.limits.paid_from)
            if (fits(rule.tiers, course.tier) && fits(rule.providers, course.provider) && fits(rule.courses, course.id))
                return sources_.find(rule.source);
        return static_cast<Index>(sources_.size());
    }

    planning::Session session_of(const Session &session, Index course) {
        planning::Session dense;
        dense.key = session.id.str(), dense.course = course;
        dense.first = day_number(session.starts), dense.last = day_number(session.ends);
        dense.from = static_cast<int>(session.from_time.count()), dense.to = static_cast<int>(session.to_time.count());
        dense.seats = seats_of(session), dense.minimum = session.minimum_enrolment;
        dense.seat_price = f_.seat_prices.back().dollars(), dense.run_price = session.price_per_session.dollars();
        dense.source = source_of(*f_.courses[index(course)]);
        const auto &pays = session.agency.empty() ? payer_ : session.agency;
        if (!pays.empty()) dense.run_agency = agencies_.of(pays);
        if (session.open_to == OpenTo::agency) dense.only_agency = agencies_.of(session.agency);
        if (session.open_to == OpenTo::region) dense.only_region = regions_.of(session.region);
        return dense;
    }

    void add_person(const Trainee &trainee) {
        const auto &person = *trainee.person;
        planning::Person dense;
        dense.key = tie_break(trainee);
        dense.agency = agencies_.of(person.agency);
        dense.unit = units_.of({person.agency, person.unit});
        dense.region = regions_.of(person.region);
        dense.minutes = static_cast<planning::Minutes>(r_.policy.hours_per_person.count());
        if (trainee.last_trained) dense.waiting_since = day_number(*trainee.last_trained);
        add_skills(trainee, dense);
        people_.of(person.key);
        ++unit_sizes_[dense.unit];
        f_.people.push_back(person.key);
        p_.people.push_back(std::move(dense));
    }

    std::string tie_break(const Trainee &trainee) const {
        const auto waiting = trainee.last_trained ? iso(*trainee.last_trained) : std::string("0000");
        const auto &person = *trainee.person;
        return waiting + sha256(r_.seed + '\n' + person.agency.str() + '/' + person.staff_no.str());
    }

    void add_skills(const Trainee &trainee, planning::Person &dense) {
        std::map<Index, planning::Skill> skills;
        const auto skill = [&](const CompetencyId &id) -> planning::Skill & {
            const Index place = competency(id);
            auto &entry = skills[place];
            entry.competency = static_cast<std::int16_t>(place);
            return entry;
        };
        if (trainee.levels)
            for (const auto &held : trainee.levels->competencies)
                if (held.level) skill(held.competency).have = held.level->value();
        if (trainee.role)
            for (const auto &asked : trainee.role->requirements) {
                auto &entry = skill(asked.competency);
                entry.need = asked.level.value();
                entry.mandatory = asked.must_have && p_.mandatory_first;
                const int factor = asked.must_have && !p_.mandatory_first ? r_.policy.must_have_factor : 1;
                entry.weight = asked.weight * trainee.role->priority * factor;
            }
        for (const auto &[place, entry] : skills) dense.skills.push_back(entry);
    }

    /// One budget per agency and stretch of days covered; outside of it the agency has no money.
    void add_budgets() {
        if (r_.policy.budget > Money(0)) {
            p_.budgets.push_back({"", none, none, none, r_.policy.budget.dollars()});
            return;
        }
        std::map<AgencyCode, std::map<Index, std::vector<const TrainingBudget *>>> by_agency;
        for (const auto &budget : r_.budgets) {
            const Index named = sources_.find(budget.source);
            by_agency[budget.agency][named == none ? static_cast<Index>(sources_.size()) : named].push_back(&budget);
        }
        for (auto &[agency, by_source] : by_agency) { // an agency with money of one source has none of the others
            for (Index source = 0; source <= static_cast<Index>(sources_.size()); ++source)
                add_budgets_of(agency, source, by_source[source]);
        }
    }

    void add_budgets_of(const AgencyCode &agency, Index source, std::vector<const TrainingBudget *> &list) {
        std::sort(list.begin(), list.end(), [](auto *a, auto *b) {
            return std::tie(a->from, a->to, a->source) < std::tie(b->from, b->to, b->source);
        });
        Date next = r_.from;
        for (std::size_t i = 0; i < list.size();) {
            Date to = list[i]->to;
            Money amount(0);
            std::string sources;
            const Date from = list[i]->from;
            for (; i < list.size() && list[i]->from <= to; ++i) {
                to = std::max(to, list[i]->to), amount += list[i]->amount;
                if (!list[i]->source.empty()) sources += (sources.empty() ? " " : "+") + list[i]->source;
            }
            if (next < from) add_budget(agency, source, next, plus_days(from, -1), "", Money(0));
            add_budget(agency, source, from, to, sources, amount);
            next = plus_days(to, 1);
        }
        if (next <= r_.to) add_budget(agency, source, next, r_.to, "", Money(0));
    }

    void add_budget(const AgencyCode &agency, Index source, Date from, Date to, std::string sources, Money amount) {
        if (sources.empty() && index(source) < sources_.size())
            for (const auto &rule : r_.policy.limits.paid_from)
                if (sources_.find(rule.source) == source) sources = " " + rule.source;
        const auto period = static_cast<Index>(p_.periods.size());
        p_.periods.push_back({day_number(from), day_number(to)});
        const auto whose = agency.empty() ? std::string() : agency.str() + ' ';
        p_.budgets.push_back({whose + iso(from) + ".." + iso(to) + sources,
                              agency.empty() ? none : agencies_.of(agency), period,
                              sources_.size() == 0 ? none : source, amount.dollars()});
    }

    void add_unit_limits() {
        std::map<UnitCode, int> stated;
        for (const auto &limit : r_.policy.limits.unit_away) stated[limit.unit] = limit.people;
        std::map<Index, int> stated_for;
        for (std::size_t i = 0; i < p_.people.size(); ++i)
            if (const auto found = stated.find(r_.trainees[i].person->unit); found != stated.end())
                stated_for[p_.people[i].unit] = found->second;
        for (const auto &[unit, people] : unit_sizes_)
            if (const auto found = stated_for.find(unit); found != stated_for.end())
                p_.unit_limits.push_back({unit, found->second});
            else if (r_.policy.unit_away_per_mille < 1000)
                p_.unit_limits.push_back({unit, std::max(1, people * r_.policy.unit_away_per_mille / 1000)});
    }

    void add_reserves() {
        std::vector<SeatReserve> groups; // distinct by who fits
        auto all = r_.reserves;
        for (const auto &kept : r_.policy.limits.reserves)
            all.push_back({kept.course, kept.agency, kept.unit, kept.grades, kept.seats});
        for (const auto &reserve : all) {
            const auto same = [&](const SeatReserve &other) {
                return std::tie(other.agency, other.unit, other.grades) ==
                       std::tie(reserve.agency, reserve.unit, reserve.grades);
            };
            auto group = std::find_if(groups.begin(), groups.end(), same);
            if (group == groups.end()) {
                if (groups.size() == 32) break;
                groups.push_back(reserve), group = groups.end() - 1;
                mark_members(reserve, static_cast<int>(group - groups.begin()));
            }
            reserve_seats(reserve, static_cast<int>(group - groups.begin()));
        }
    }
    void mark_members(const SeatReserve &reserve, int group) {
        for (std::size_t i = 0; i < p_.people.size(); ++i) {
            const auto &person = *r_.trainees[i].person;
            const bool of_unit = (reserve.agency.empty() || reserve.agency == person.agency) &&
                                 (reserve.unit.empty() || reserve.unit == person.unit);
            const bool of_grade = reserve.grades.empty() || std::find(reserve.grades.begin(), reserve.grades.end(),
                                                                      person.grade) != reserve.grades.end();
            if (of_unit && of_grade) p_.people[i].groups |= std::uint32_t{1} << group;
        }
    }
    void reserve_seats(const SeatReserve &reserve, int group) {
        if (!reserve.course.empty() && courses_.find(reserve.course) == none)
            f_.faults.add(Fault("AT-PLN-004").with("found", reserve.course.str()));
        for (std::size_t i = 0; i < f_.sessions.size(); ++i)
            if (reserve.course.empty() || f_.sessions[i]->course == reserve.course)
                p_.reserves.push_back({static_cast<Index>(i), group, reserve.seats});
    }

    void add_provider_caps() {
        for (const auto &cap : r_.provider_caps)
            p_.provider_limits.push_back({providers_.of(cap.provider), none, cap.seats});
        for (const auto &cap : r_.policy.limits.provider_seats)
            p_.provider_limits.push_back({providers_.of(cap.provider), none, cap.seats});
    }

    void add_period_hours() {
        for (const auto &limit : r_.policy.limits.period_hours) {
            const auto period = static_cast<Index>(p_.periods.size());
            p_.periods.push_back({day_number(limit.from), day_number(limit.to)});
            for (std::size_t i = 0; i < p_.people.size(); ++i)
                p_.period_minutes.push_back(
                    {static_cast<Index>(i), period, static_cast<planning::Minutes>(limit.hours.count())});
        }
    }

    void add_facts() {
        for (std::size_t i = 0; i < r_.trainees.size(); ++i)
            for (const auto &id : r_.trainees[i].finished)
                if (const Index course = courses_.find(id); course != none)
                    p_.finished.push_back({static_cast<Index>(i), course});
        for (const auto &absence : r_.absences)
            if (const Index person = people_.find(absence.person); person != none)
                p_.absences.push_back({person, day_number(absence.from), day_number(absence.to)});
        std::set<std::pair<Index, Index>> booked;
        for (const auto &[key, id] : r_.bookings) {
            const Index person = people_.find(key), session = sessions_.find(id);
            if (person == none)
                f_.faults.add(Fault("AT-PLN-001", Severity::warning).with("session", id.str()));
            else if (session == none)
                f_.faults.add(Fault("AT-PLN-002", Severity::warning).with("session", id.str()));
            else if (booked.emplace(person, session).second)
                p_.bookings.push_back({person, session});
        }
    }

    const PlanRequest &r_;
    Formulation f_;
    planning::Problem &p_;
    AgencyCode payer_;
    Places<CompetencyId> competencies_;
    Places<CourseId> courses_;
    Places<SessionId> sessions_;
    Places<ProviderId> providers_;
    Places<AgencyCode> agencies_;
    Places<std::string> regions_;
    Places<std::pair<AgencyCode, UnitCode>> units_;
    Places<PersonKey> people_;
    Places<std::string> sources_; ///< named in paid_from; all others are one more
    std::set<SessionId> booked_;
    std::map<Index, int> unit_sizes_;
};

} // namespace

Formulation formulate(const PlanRequest &request) {
    return Formulator(request).formulate();
}

} // namespace aitalent
