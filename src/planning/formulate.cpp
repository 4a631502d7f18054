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
        find_payer();
        add_courses();
        add_sessions();
        for (const auto &trainee : r_.trainees) add_person(trainee);
        add_budgets();
        add_unit_limits();
        add_reserves();
        add_provider_caps();
        add_facts();
        return std::move(f_);
    }

  private:
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
            if (session.cancelled || course == none || session.starts < r_.from || session.starts > r_.to) continue;
            sessions_.of(session.id);
            f_.sessions.push_back(&session);
            f_.seat_prices.push_back(
                session.price_per_seat.value_or(f_.courses[static_cast<std::size_t>(course)]->price));
            p_.sessions.push_back(session_of(session, course));
        }
    }

    planning::Session session_of(const Session &session, Index course) {
        planning::Session dense;
        dense.key = session.id.str(), dense.course = course;
        dense.first = day_number(session.starts), dense.last = day_number(session.ends);
        dense.from = static_cast<int>(session.from_time.count()), dense.to = static_cast<int>(session.to_time.count());
        dense.seats = session.seats, dense.minimum = session.minimum_enrolment;
        dense.seat_price = f_.seat_prices.back().dollars(), dense.run_price = session.price_per_session.dollars();
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
        std::map<AgencyCode, std::vector<const TrainingBudget *>> by_agency;
        for (const auto &budget : r_.budgets) by_agency[budget.agency].push_back(&budget);
        for (auto &[agency, list] : by_agency) add_budgets_of(agency, list);
    }

    void add_budgets_of(const AgencyCode &agency, std::vector<const TrainingBudget *> &list) {
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
            if (next < from) add_budget(agency, next, plus_days(from, -1), "", Money(0));
            add_budget(agency, from, to, sources, amount);
            next = plus_days(to, 1);
        }
        if (next <= r_.to) add_budget(agency, next, r_.to, "", Money(0));
    }

    void add_budget(const AgencyCode &agency, Date from, Date to, const std::string &sources, Money amount) {
        const auto period = static_cast<Index>(p_.periods.size());
        p_.periods.push_back({day_number(from), day_number(to)});
        const auto whose = agency.empty() ? std::string() : agency.str() + ' ';
        p_.budgets.push_back({whose + iso(from) + ".." + iso(to) + sources,
                              agency.empty() ? none : agencies_.of(agency), period, none, amount.dollars()});
    }

    void add_unit_limits() {
        if (r_.policy.unit_away_per_mille >= 1000) return;
        for (const auto &[unit, people] : unit_sizes_)
            p_.unit_limits.push_back({unit, std::max(1, people * r_.policy.unit_away_per_mille / 1000)});
    }

    void add_reserves() {
        std::vector<SeatReserve> groups; // distinct by who fits
        for (const auto &reserve : r_.reserves) {
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
    std::map<Index, int> unit_sizes_;
};

} // namespace

Formulation formulate(const PlanRequest &request) {
    return Formulator(request).formulate();
}

} // namespace aitalent
