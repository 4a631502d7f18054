#include "nation.h"

#include "aitalent/base/hash.h"

#include <algorithm>
#include <fmt/format.h>

namespace aitalent::planning {

namespace {

constexpr int regions = 6, roles = 60, competencies = 40, asked = 12, days = 240;

struct Requirement {
    int competency, level, weight;
};

class Maker {
  public:
    Maker(int people, std::uint64_t seed) : random_(seed), people_(people) {}

    Problem make() {
        p_.mandatory_first = false;
        add_courses();
        add_roles();
        add_people();
        add_sessions();
        add_budgets();
        return std::move(p_);
    }

  private:
    int between(int least, int most) {
        return least + static_cast<int>(random_.below(static_cast<std::uint64_t>(most - least) + 1));
    }
    /// About log-normal, in thousandths of the median: a product of twelve factors, so that no library's log or exp can
    /// differ between machines.
    std::int64_t spread(int percent) {
        std::int64_t value = 1000;
        for (int i = 0; i < 12; ++i) {
            const int step = between(-percent, percent);
            value = step >= 0 ? value * (100 + step) / 100 : value * 100 / (100 - step);
        }
        return value;
    }

    void add_courses() {
        for (int c = 0; c < competencies; ++c) {
            const int two = between(1, 3);
            for (int level = 1; level < 5; ++level) add_course(c, level, level + 1);
            add_course(c, two, two + 2);
        }
    }
    void add_course(int competency, int from, int to) {
        const int hours = to - from == 1 ? 6 * between(1, 3) : 6 * between(2, 4);
        p_.courses.push_back({.key = fmt::format("C{:03}", p_.courses.size()),
                              .minutes = 60 * hours,
                              .lifts = {{competency, from, to}}});
        seat_price_.push_back(hours * between(250, 500));
    }

    void add_roles() {
        for (int r = 0; r < roles; ++r) {
            std::vector<int> all(competencies);
            for (int i = 0; i < competencies; ++i) all[static_cast<std::size_t>(i)] = i;
            auto &role = roles_.emplace_back();
            for (int i = 0; i < asked; ++i) {
                std::swap(all[static_cast<std::size_t>(i)],
                          all[static_cast<std::size_t>(between(i, competencies - 1))]);
                role.push_back({all[static_cast<std::size_t>(i)], between(2, 5), between(1, 5)});
            }
            std::sort(role.begin(), role.end(), [](auto &a, auto &b) { return a.competency < b.competency; });
        }
    }

    void add_people() {
        for (Index agency = 0; static_cast<int>(p_.people.size()) < people_; ++agency) {
            const auto size = std::max<std::int64_t>(5, std::min(people_ / 800 + 20, 500) * spread(35) / 1000);
            region_of_.push_back(between(0, regions - 1));
            for (std::int64_t i = 0; i < size && static_cast<int>(p_.people.size()) < people_; ++i) add_person(agency);
        }
    }
    void add_person(Index agency) {
        Person person;
        person.key = fmt::format("P{:06}", p_.people.size());
        person.agency = agency, person.region = region_of_.back();
        person.minutes = 60 * 2 * between(9, 20);
        person.waiting_since = between(0, 1000);
        const auto &role = roles_[static_cast<std::size_t>(between(0, roles - 1))];
        person.skills.reserve(role.size());
        for (const auto &wanted : role) {
            const int have = std::clamp(wanted.level + between(-2, 1), 1, 5);
            person.skills.push_back({static_cast<std::int16_t>(wanted.competency), static_cast<std::uint8_t>(have),
                                     static_cast<std::uint8_t>(wanted.level), wanted.weight});
        }
        p_.people.push_back(std::move(person));
    }

    /// Each takes about two courses; imbalance between courses is part of the matter.
    void add_sessions() {
        const int count = std::max<int>(people_ / 20, 60);
        std::vector<std::int64_t> popularity;
        for (std::size_t c = 0; c < p_.courses.size(); ++c) popularity.push_back(spread(15));
        const std::int64_t seats = std::int64_t{people_} * 2 * 65 / 100 / count;
        for (int i = 0; i < count; ++i) {
            Session session;
            session.course = static_cast<Index>(static_cast<std::size_t>(i) % p_.courses.size());
            const auto course = static_cast<std::size_t>(session.course);
            session.key = fmt::format("S{:05}", i);
            session.first = between(0, days - 3);
            session.last = session.first + (p_.courses[course].minutes - 1) / 480;
            session.seats = std::max<std::int64_t>(2, seats * popularity[course] / 1000 * spread(12) / 1000);
            session.seat_price = seat_price_[course];
            const int scope = between(0, 9);
            if (scope >= 1 && scope < 7) session.only_region = between(0, regions - 1);
            if (scope >= 7) session.only_agency = p_.people[static_cast<std::size_t>(between(0, people_ - 1))].agency;
            cost_ += session.seats * session.seat_price;
            p_.sessions.push_back(std::move(session));
        }
    }

    void add_budgets() {
        std::vector<std::int64_t> size(region_of_.size());
        for (const auto &person : p_.people) ++size[static_cast<std::size_t>(person.agency)];
        for (std::size_t a = 0; a < size.size(); ++a)
            p_.budgets.push_back({.key = fmt::format("B{:04}", a),
                                  .agency = static_cast<Index>(a),
                                  .amount = cost_ * size[a] / people_ * 75 / 100 * between(70, 130) / 100});
    }

    Random random_;
    int people_;
    Problem p_;
    std::vector<std::vector<Requirement>> roles_;
    std::vector<Index> region_of_; ///< by agency
    std::vector<int> seat_price_;  ///< by course
    Dollars cost_ = 0;
};

} // namespace

Problem nation(int people, std::uint64_t seed) {
    return Maker(people, seed).make();
}

} // namespace aitalent::planning
