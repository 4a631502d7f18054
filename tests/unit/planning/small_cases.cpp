#include "small_cases.h"

#include <algorithm>
#include <fmt/format.h>

namespace aitalent::planning {

namespace {

class Maker {
  public:
    explicit Maker(std::uint64_t seed) : random_(seed) {}

    Problem make() {
        p_.mandatory_first = chance(50);
        p_.periods = {{100, 119}, {120, 140}};
        for (int i = 0, n = 1 + upto(3); i < n; ++i) add_person(i);
        for (int i = 0, n = 2 + upto(2); i < n; ++i) add_course(i);
        for (int i = 0, n = 2 + upto(4); i < n; ++i) add_session(i);
        add_limits();
        add_facts();
        return std::move(p_);
    }

  private:
    int upto(int most) { return static_cast<int>(random_.below(static_cast<std::uint64_t>(most) + 1)); }
    bool chance(int percent) { return upto(99) < percent; }
    Index any(std::size_t size) { return upto(static_cast<int>(size) - 1); }

    void add_person(int i) {
        Person person;
        person.key = fmt::format("P{}", i);
        person.agency = upto(1), person.unit = upto(1), person.region = upto(1);
        person.groups = static_cast<std::uint32_t>(upto(1));
        person.minutes = chance(30) ? -1 : 6 * upto(4);
        person.waiting_since = upto(50);
        for (std::int16_t c = 0; c < 3; ++c)
            if (chance(80)) {
                const auto have = static_cast<std::uint8_t>(upto(2)), need = static_cast<std::uint8_t>(upto(3));
                person.skills.push_back({c, have, need, 1 + upto(8), chance(30)});
            }
        p_.people.push_back(std::move(person));
    }

    void add_course(int i) {
        Course course;
        course.key = fmt::format("C{}", i);
        course.minutes = 3 * (1 + upto(3));
        course.provider = upto(1);
        const int from = upto(1);
        course.lifts.push_back({upto(2), from, from + 1 + upto(1)});
        if (chance(30)) course.lifts.push_back({(course.lifts[0].competency + 1) % 3, upto(1), 2});
        if (chance(20)) course.after_levels.push_back({upto(2), 1 + upto(1)});
        if (i > 0 && chance(20)) course.after_courses.push_back(upto(i - 1));
        p_.courses.push_back(std::move(course));
    }

    void add_session(int i) {
        Session s;
        s.key = fmt::format("S{}", i);
        s.course = any(p_.courses.size());
        s.first = 100 + upto(30), s.last = s.first + upto(5);
        if (chance(50))
            s.to = 12 * 60;
        else if (chance(50))
            s.from = 13 * 60;
        s.seats = 1 + upto(2);
        s.minimum = chance(30) ? 2 : upto(1);
        s.seat_price = 10 * upto(3);
        if (chance(20)) s.run_price = 5 * upto(4), s.run_agency = upto(1);
        s.source = upto(1);
        if (chance(15)) s.only_agency = upto(1);
        if (chance(15)) s.only_region = upto(1);
        p_.sessions.push_back(std::move(s));
    }

    void add_limits() {
        for (int i = 0, n = upto(2); i < n; ++i)
            p_.budgets.push_back({fmt::format("B{}", i), upto(2) - 1, upto(2) - 1, upto(2) - 1, 10 * upto(8)});
        if (chance(30)) p_.unit_limits.push_back({upto(1), upto(2)});
        if (chance(30)) p_.reserves.push_back({any(p_.sessions.size()), 0, 1});
        if (chance(30)) p_.provider_limits.push_back({upto(1), upto(2) - 1, upto(3)});
    }

    void add_facts() {
        if (chance(25)) p_.period_minutes.push_back({any(p_.people.size()), upto(1), 3 * upto(4)});
        if (chance(25)) p_.absences.push_back({any(p_.people.size()), 105, 105 + upto(12)});
        if (chance(25)) p_.bookings.push_back({any(p_.people.size()), any(p_.sessions.size())});
        if (chance(25)) p_.finished.push_back({any(p_.people.size()), any(p_.courses.size())});
        if (chance(25)) p_.pairs.push_back({any(p_.people.size()), any(p_.sessions.size()), 1 + upto(1), upto(6)});
    }

    Random random_;
    Problem p_;
};

/// Counts limits with the checker, one person after another; a set of sessions that breaks a person's own rules is
/// dropped at once.
class Everything {
  public:
    explicit Everything(const Problem &problem) : p_(problem) {
        for (Index person = 0; person < static_cast<Index>(p_.people.size()); ++person)
            bundles_.push_back(bundles(person));
    }

    OrderedWorth best() {
        extend(0);
        return best_;
    }

  private:
    /// Others may mend it: by coming too, or by a booking for which a session runs and is paid anyway.
    static bool needs_others(Rule rule) {
        return rule == Rule::minimum || rule == Rule::booking || rule == Rule::budget;
    }

    bool keeps(const std::vector<Enrolment> &enrolments, bool whole) const {
        Plan plan;
        plan.enrolments = enrolments;
        plan.worth = plan.bound = recount(p_, enrolments);
        for (const auto &violation : check(p_, plan))
            if (whole || !needs_others(violation.rule)) return false;
        return true;
    }

    std::vector<std::vector<Enrolment>> bundles(Index person) const {
        std::vector<std::vector<Enrolment>> found;
        for (unsigned set = 0; set < 1U << p_.sessions.size(); ++set) {
            std::vector<Enrolment> bundle;
            for (Index s = 0; s < static_cast<Index>(p_.sessions.size()); ++s)
                if ((set >> s & 1U) != 0) bundle.push_back({person, s});
            if (holds_bookings(person, bundle) && keeps(bundle, false)) found.push_back(std::move(bundle));
        }
        return found;
    }

    bool holds_bookings(Index person, const std::vector<Enrolment> &bundle) const {
        for (const auto &[who, session] : p_.bookings)
            if (who == person && std::find(bundle.begin(), bundle.end(), Enrolment{who, session}) == bundle.end())
                return false;
        return true;
    }

    void extend(std::size_t person) {
        if (person == bundles_.size()) {
            if (const auto worth = recount(p_, plan_); worth > best_ && keeps(plan_, true)) best_ = worth;
            return;
        }
        for (const auto &bundle : bundles_[person]) {
            const auto size = plan_.size();
            plan_.insert(plan_.end(), bundle.begin(), bundle.end());
            extend(person + 1);
            plan_.resize(size);
        }
    }

    const Problem &p_;
    std::vector<std::vector<std::vector<Enrolment>>> bundles_;
    std::vector<Enrolment> plan_;
    OrderedWorth best_{-1, -1};
};

} // namespace

Problem small_case(std::uint64_t seed) {
    return Maker(seed).make();
}

OrderedWorth brute_force(const Problem &problem) {
    return Everything(problem).best();
}

} // namespace aitalent::planning
