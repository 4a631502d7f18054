#include "model.h"

#include "strands.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

namespace aitalent::planning {

namespace {

/// Places of `list` in the order of the keys.
template<class List>
std::vector<Index> order_by_key(const List &list) {
    std::vector<Index> order(list.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
        return list[static_cast<std::size_t>(a)].key < list[static_cast<std::size_t>(b)].key;
    });
    return order;
}

std::vector<Index> inverse(const std::vector<Index> &order) {
    std::vector<Index> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[static_cast<std::size_t>(order[i])] = static_cast<Index>(i);
    return place;
}

} // namespace

class ModelBuilder {
  public:
    explicit ModelBuilder(Model &model) : m_(model), p_(model.problem) {}

    void build() {
        number();
        gather_special();
        measure_worth();
        add_rows();
        strands_.emplace(m_);
        for (std::size_t i = 0; i < m_.people.size(); ++i) add_person(static_cast<Index>(i));
        list_paths();
        hopeless_.resize(m_.runs.size());
        do
            for (auto &group : m_.classes) add_offers(group);
        while (find_hopeless());
        note_plain();
        take_bookings_off();
    }

  private:
    const Person &person(Index learner) const {
        return p_.people[static_cast<std::size_t>(m_.people[static_cast<std::size_t>(learner)].original)];
    }
    const Special *special(Index learner) const {
        const auto found = special_.find(learner);
        return found == special_.end() ? nullptr : &found->second;
    }

    void number() {
        const auto course_order = order_by_key(p_.courses);
        const auto run_order = order_by_key(p_.sessions);
        const auto person_order = order_by_key(p_.people);
        course_place_ = inverse(course_order), run_place_ = inverse(run_order), person_place_ = inverse(person_order);
        for (const Index original : course_order)
            m_.subjects.push_back(subject_of(p_.courses[static_cast<std::size_t>(original)]));
        for (const Index original : run_order) add_run(original);
        for (const Index original : person_order) m_.people.push_back({original});
        Minutes unit = 0;
        for (const auto &subject : m_.subjects) unit = std::gcd(unit, subject.minutes);
        m_.minutes_unit = std::max(unit, 1);
    }

    Subject subject_of(const Course &course) const {
        Subject subject{course.minutes, course.provider, course.lifts, {}, course.after_levels, {}};
        for (const Index earlier : course.after_courses)
            subject.after_courses.push_back(course_place_[static_cast<std::size_t>(earlier)]);
        return subject;
    }

    void add_run(Index original) {
        const auto &s = p_.sessions[static_cast<std::size_t>(original)];
        const Index course = course_place_[static_cast<std::size_t>(s.course)];
        m_.subjects[static_cast<std::size_t>(course)].runs.push_back(static_cast<Index>(m_.runs.size()));
        m_.runs.push_back(
            {course, s.first, s.last, s.from, s.to, s.minimum, s.seat_price, s.run_price, s.source, original});
    }

    void gather_special() {
        const auto of = [&](Index original) -> Special & {
            return special_[person_place_[static_cast<std::size_t>(original)]];
        };
        for (const auto &[who, course] : p_.finished)
            of(who).finished.push_back(course_place_[static_cast<std::size_t>(course)]);
        for (const auto &[who, session] : p_.bookings)
            of(who).booked.push_back(run_place_[static_cast<std::size_t>(session)]);
        for (const auto &[who, first, last] : p_.absences) of(who).absences.emplace_back(first, last);
        for (const auto &[who, period, minutes] : p_.period_minutes)
            of(who).period_minutes.emplace_back(period, minutes);
        for (std::size_t i = 0; i < p_.pairs.size(); ++i)
            of(p_.pairs[i].person).terms[run_place_[static_cast<std::size_t>(p_.pairs[i].session)]] =
                static_cast<Index>(i);
        for (auto &[learner, facts] : special_) {
            sort_unique(facts.finished), sort_unique(facts.booked);
            if (!facts.finished.empty()) m_.finished_[learner] = facts.finished;
        }
    }

    /// Units are divided out so that weights on another scale give the same numbers, hence the same plan.
    void measure_worth() {
        Worth mandatory = 0, other = 0;
        Wide largest = 0;
        std::map<Index, Worth> pair_worth;
        for (const auto &terms : p_.pairs)
            pair_worth[terms.person] += std::max<Worth>(terms.worth, 0), other = std::gcd(other, terms.worth);
        for (std::size_t i = 0; i < p_.people.size(); ++i) {
            OrderedWorth all;
            for (const auto &skill : p_.people[i].skills) {
                const bool first_order = skill.mandatory && p_.mandatory_first;
                auto &unit = first_order ? mandatory : other;
                unit = std::gcd(unit, static_cast<Worth>(skill.weight));
                (first_order ? all.mandatory : all.other) +=
                    static_cast<Worth>(std::max(0, skill.need - skill.have)) * skill.weight;
            }
            if (const auto pairs = pair_worth.find(static_cast<Index>(i)); pairs != pair_worth.end())
                all.other += pairs->second;
            m_.potential_mandatory += all.mandatory, m_.potential_other += all.other;
            largest = std::max<Wide>(largest, Wide{all.mandatory} + all.other);
        }
        m_.unit_mandatory = std::max<Worth>(mandatory, 1), m_.unit_other = std::max<Worth>(other, 1);
        m_.potential_mandatory /= m_.unit_mandatory, m_.potential_other /= m_.unit_other;
        m_.order = m_.potential_mandatory > 0 ? m_.potential_other + 1 : 1;
        const Wide all = Wide{m_.potential_mandatory} * m_.order + m_.potential_other;
        for (m_.scale = 1024; m_.scale > 1 && (all * m_.scale >> 59) > 0;) m_.scale /= 2;
    }

    void add_rows() {
        for (const auto &run : m_.runs)
            m_.rows.push_back(
                {RowKind::seats, run.original, p_.sessions[static_cast<std::size_t>(run.original)].seats});
        const auto next_row = [&] { return static_cast<Index>(m_.rows.size()); };
        for (const Index budget : order_by_key(p_.budgets)) {
            budget_rows_.push_back(next_row());
            m_.rows.push_back({RowKind::budget, budget, p_.budgets[static_cast<std::size_t>(budget)].amount});
        }
        m_.shared_rows_.resize(m_.runs.size());
        for (std::size_t i = 0; i < p_.provider_limits.size(); ++i) add_provider_row(static_cast<Index>(i));
        for (std::size_t i = 0; i < p_.reserves.size(); ++i) add_reserve_row(static_cast<Index>(i));
        for (std::size_t i = 0; i < p_.unit_limits.size(); ++i) add_unit_rows(static_cast<Index>(i));
        add_run_rows();
    }

    void add_provider_row(Index place) {
        const auto &limit = p_.provider_limits[static_cast<std::size_t>(place)];
        for (std::size_t run = 0; run < m_.runs.size(); ++run) {
            const auto &r = m_.runs[run];
            const bool concerns = m_.subjects[static_cast<std::size_t>(r.course)].provider == limit.provider &&
                                  in_period(p_, limit.period, r.first);
            if (concerns) m_.shared_rows_[run].push_back(static_cast<Index>(m_.rows.size()));
        }
        m_.rows.push_back({RowKind::provider, place, limit.seats});
    }

    void add_reserve_row(Index place) {
        const auto &reserve = p_.reserves[static_cast<std::size_t>(place)];
        const auto seats = p_.sessions[static_cast<std::size_t>(reserve.session)].seats;
        m_.shared_rows_[static_cast<std::size_t>(run_place_[static_cast<std::size_t>(reserve.session)])].push_back(
            static_cast<Index>(m_.rows.size()));
        m_.rows.push_back({RowKind::reserve, place, std::max<std::int64_t>(0, seats - reserve.seats)});
        groups_ |= std::uint32_t{1} << reserve.group;
    }

    /// Most are away together on a day on which some session starts: other days need no row.
    void add_unit_rows(Index place) {
        std::vector<Day> days;
        for (const auto &run : m_.runs) days.push_back(run.first);
        sort_unique(days);
        auto &rows = m_.unit_rows_[p_.unit_limits[static_cast<std::size_t>(place)].unit];
        for (const Day day : days) {
            rows.emplace_back(day, static_cast<Index>(m_.rows.size()));
            m_.rows.push_back({RowKind::unit_day, place, p_.unit_limits[static_cast<std::size_t>(place)].people});
        }
        std::sort(rows.begin(), rows.end());
    }

    void add_run_rows() {
        m_.run_rows_.resize(m_.runs.size());
        for (std::size_t run = 0; run < m_.runs.size(); ++run)
            if (m_.runs[run].run_price > 0)
                for (const Index row : budget_rows_)
                    if (pays_for_run(m_.rows[static_cast<std::size_t>(row)], m_.runs[run]))
                        m_.run_rows_[run].push_back(row);
    }
    bool pays_for_run(const Row &row, const Run &run) const {
        const auto &budget = p_.budgets[static_cast<std::size_t>(row.place)];
        const Index pays = p_.sessions[static_cast<std::size_t>(run.original)].run_agency;
        return (budget.agency == none || budget.agency == pays) && m_.charges(row, run);
    }

    void add_person(Index learner) {
        auto &compiled = m_.people[static_cast<std::size_t>(learner)];
        const auto *facts = special(learner);
        compiled.minutes = person(learner).minutes < 0 ? no_limit : person(learner).minutes;
        if (facts)
            for (const Index run : facts->booked)
                compiled.minutes -=
                    m_.subjects[static_cast<std::size_t>(m_.runs[static_cast<std::size_t>(run)].course)].minutes;
        compiled.minutes = std::max(compiled.minutes, 0);
        compiled.person_class = class_for(learner);
        m_.classes[static_cast<std::size_t>(compiled.person_class)].people.push_back(learner);
        strands_->add(compiled, facts, m_.strand_lists_);
    }

    Index class_for(Index learner) {
        const auto &who = person(learner);
        const auto *facts = special(learner);
        const bool own = facts && facts->needs_own_class();
        const Index unit = m_.unit_rows_.contains(who.unit) ? who.unit : none;
        const auto key = std::tuple(who.agency, who.region, unit, who.groups & groups_, own ? learner : none);
        const auto [found, fresh] = class_of_.try_emplace(key, static_cast<Index>(m_.classes.size()));
        if (fresh) add_class(who, unit, own ? facts : nullptr);
        return found->second;
    }

    void add_class(const Person &who, Index unit, const Special *facts) {
        PersonClass fresh;
        fresh.agency = who.agency, fresh.region = who.region, fresh.groups = who.groups & groups_;
        if (unit != none) fresh.unit_days = &m_.unit_rows_.find(unit)->second;
        for (const Index row : budget_rows_) {
            const Index agency =
                p_.budgets[static_cast<std::size_t>(m_.rows[static_cast<std::size_t>(row)].place)].agency;
            if (agency == none || agency == who.agency) fresh.budget_rows.push_back(row);
        }
        if (facts) fresh.booked = facts->booked, fresh.period_minutes = facts->period_minutes;
        m_.classes.push_back(std::move(fresh));
    }

    void list_paths() {
        for (auto &group : m_.classes) {
            std::vector<bool> used(m_.paths.size()), seen(m_.strands.size()), taught(m_.subjects.size());
            for (const Index learner : group.people)
                for (const Index strand : m_.strands_of(m_.people[static_cast<std::size_t>(learner)])) {
                    if (seen[static_cast<std::size_t>(strand)]) continue;
                    seen[static_cast<std::size_t>(strand)] = true;
                    for (const auto &option : m_.strands[static_cast<std::size_t>(strand)].options)
                        if (option.path != none) used[static_cast<std::size_t>(option.path)] = true;
                }
            for (std::size_t i = 0; i < used.size(); ++i) {
                if (!used[i]) continue;
                group.paths.push_back(static_cast<Index>(i));
                for (const Index course : m_.paths[i].courses) taught[static_cast<std::size_t>(course)] = true;
            }
            for (std::size_t i = 0; i < taught.size(); ++i)
                if (taught[i]) group.courses.push_back(static_cast<Index>(i));
        }
    }

    /// Sessions that fewer people could use than have to come are offered to nobody. Were there new ones?
    bool find_hopeless() {
        const bool asks = std::any_of(m_.runs.begin(), m_.runs.end(), [](const Run &run) { return run.minimum > 1; });
        const bool listed = std::none_of(m_.people.begin(), m_.people.end(), [](const Learner &l) { return l.capped; });
        if (!asks || !listed) return false;
        std::vector<int> people(m_.runs.size());
        for (const auto &group : m_.classes)
            for (const Index learner : group.people)
                for (const Index course : open_courses(group, learner))
                    for (const auto &offer : group.offers_of(place_in(group, course)))
                        people[static_cast<std::size_t>(offer.run)] +=
                            std::binary_search(group.booked.begin(), group.booked.end(), offer.run)
                                ? m_.runs[static_cast<std::size_t>(offer.run)].minimum
                                : 1;
        bool found = false;
        for (std::size_t run = 0; run < people.size(); ++run)
            if (people[run] > 0 && people[run] < m_.runs[run].minimum) hopeless_[run] = found = true;
        return found;
    }

    static std::size_t place_in(const PersonClass &group, Index course) {
        return static_cast<std::size_t>(std::lower_bound(group.courses.begin(), group.courses.end(), course) -
                                        group.courses.begin());
    }

    /// Courses of those options of which each course has a session.
    std::vector<Index> open_courses(const PersonClass &group, Index learner) const {
        std::vector<Index> result;
        for (const Index strand : m_.strands_of(m_.people[static_cast<std::size_t>(learner)]))
            for (const auto &option : m_.strands[static_cast<std::size_t>(strand)].options) {
                if (option.path == none) continue;
                const auto &courses = m_.paths[static_cast<std::size_t>(option.path)].courses;
                const bool open = std::none_of(courses.begin(), courses.end(), [&](Index course) {
                    return group.offers_of(place_in(group, course)).empty();
                });
                if (open) result.insert(result.end(), courses.begin(), courses.end());
            }
        sort_unique(result);
        return result;
    }

    void add_offers(PersonClass &group) {
        group.first_offer.clear(), group.offers.clear();
        const auto *facts = group.people.size() == 1 ? special(group.people.front()) : nullptr;
        for (const Index course : group.courses) {
            group.first_offer.push_back(static_cast<Index>(group.offers.size()));
            const auto &runs = m_.subjects[static_cast<std::size_t>(course)].runs;
            for (const Index run : runs)
                if (may_attend(group, facts, run)) group.offers.push_back({run, terms_of(facts, run)});
            std::stable_sort(group.offers.begin() + group.first_offer.back(), group.offers.end(),
                             [&](const Offer &a, const Offer &b) { return start(a.run) < start(b.run); });
        }
        group.first_offer.push_back(static_cast<Index>(group.offers.size()));
        group.offers.shrink_to_fit();
        order_by_end(group);
    }
    void order_by_end(PersonClass &group) const {
        group.by_end.resize(group.offers.size());
        for (std::size_t place = 0; place < group.courses.size(); ++place) {
            const auto begin = group.by_end.begin() + group.first_offer[place];
            const auto end = group.by_end.begin() + group.first_offer[place + 1];
            std::iota(begin, end, std::uint16_t{0});
            const auto offers = group.offers_of(place);
            std::stable_sort(begin, end, [&](std::uint16_t a, std::uint16_t b) {
                const auto &x = m_.runs[static_cast<std::size_t>(offers[a].run)];
                const auto &y = m_.runs[static_cast<std::size_t>(offers[b].run)];
                return std::tie(x.last, x.to) < std::tie(y.last, y.to);
            });
        }
    }
    std::tuple<Day, int, Index> start(Index run) const {
        const auto &r = m_.runs[static_cast<std::size_t>(run)];
        return {r.first, r.from, run};
    }
    static Index terms_of(const Special *facts, Index run) {
        if (!facts) return none;
        const auto found = facts->terms.find(run);
        return found == facts->terms.end() ? none : found->second;
    }

    bool may_attend(const PersonClass &group, const Special *facts, Index run) const {
        const auto &r = m_.runs[static_cast<std::size_t>(run)];
        if (std::binary_search(group.booked.begin(), group.booked.end(), run)) return true;
        const auto &session = p_.sessions[static_cast<std::size_t>(r.original)];
        if (session.seats < session.minimum || hopeless_[static_cast<std::size_t>(run)]) return false;
        if (session.only_agency != none && session.only_agency != group.agency) return false;
        if (session.only_region != none && session.only_region != group.region) return false;
        if (!facts) return true;
        const bool away = std::any_of(facts->absences.begin(), facts->absences.end(), [&](const auto &absence) {
            return absence.first <= r.last && r.first <= absence.second;
        });
        return !away && std::none_of(group.booked.begin(), group.booked.end(), [&](Index booked) {
            const auto &b = m_.runs[static_cast<std::size_t>(booked)];
            return b.course == r.course || meets(b, r);
        });
    }

    /// Bookings are paid for and seated before anything is planned; a session that holds one runs.
    void take_bookings_off() {
        for (const auto &group : m_.classes)
            for (const Index run : group.booked) {
                m_.uses(
                    group, {run, terms_of(special(group.people.front()), run)},
                    [&](Index row, std::int64_t amount) { m_.rows[static_cast<std::size_t>(row)].capacity -= amount; });
                m_.run_uses(run, [&](Index row, std::int64_t amount) {
                    m_.rows[static_cast<std::size_t>(row)].capacity -= amount;
                });
                m_.runs[static_cast<std::size_t>(run)].minimum = 0;
                m_.runs[static_cast<std::size_t>(run)].run_price = 0;
                m_.run_rows_[static_cast<std::size_t>(run)].clear();
            }
        for (auto &row : m_.rows) row.capacity = std::max<std::int64_t>(row.capacity, 0);
    }

    /// What most enrolments are, so that they are looked at sooner.
    void note_plain() {
        for (std::size_t run = 0; run < m_.runs.size(); ++run)
            m_.plain_price_.push_back(
                m_.shared_rows_[run].empty() && m_.runs[run].run_price == 0 ? m_.runs[run].seat_price : -1);
        for (auto &group : m_.classes) {
            if (group.unit_days || group.budget_rows.size() > 1) continue;
            if (group.budget_rows.empty()) {
                group.is_plain = true;
                continue;
            }
            const auto place = m_.rows[static_cast<std::size_t>(group.budget_rows.front())].place;
            const auto &budget = p_.budgets[static_cast<std::size_t>(place)];
            group.is_plain = budget.period == none && budget.source == none;
            if (group.is_plain) group.purse = group.budget_rows.front();
        }
    }

    Model &m_;
    const Problem &p_;
    std::vector<Index> course_place_, run_place_, person_place_; // by place in the problem
    std::map<Index, Special> special_;                           // by learner
    std::vector<Index> budget_rows_;
    std::uint32_t groups_ = 0;
    std::optional<StrandTable> strands_;
    std::map<std::tuple<Index, Index, Index, std::uint32_t, Index>, Index> class_of_;
    std::vector<bool> hopeless_; ///< by run: cannot reach its minimum
};

Model::Model(const Problem &problem_) : problem(problem_) {
    ModelBuilder(*this).build();
}

} // namespace aitalent::planning
