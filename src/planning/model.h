#pragma once
#include "aitalent/planning/problem.h"

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <string_view>

// The problem as the solver sees it: people, courses and sessions renumbered by key, so that the order of the input
// cannot matter; every shared limit a row with a capacity; people who see the same sessions at the same cost together
// in one class; worth in units of its greatest common divisor, both orders joined into one number.
namespace aitalent::planning {

__extension__ using Wide = __int128; // products of two 64-bit numbers

/// A number of the solver's: worth × Model::scale.
using Score = std::int64_t;
inline constexpr Score impossible = std::numeric_limits<Score>::min() / 4;

enum class RowKind : std::uint8_t { seats, budget, provider, reserve, unit_day };

struct Row {
    RowKind kind;
    Index place = none; ///< in the problem's list of that kind
    std::int64_t capacity = 0;
};

struct Run { ///< a session
    Index course = 0;
    Day first = 0, last = 0;
    int from = 0, to = 0;
    int minimum = 0;
    Dollars seat_price = 0, run_price = 0;
    Index source = none;
    Index original = 0;
};

inline bool meets(const Run &a, const Run &b) {
    return a.first <= b.last && b.first <= a.last && a.from < b.to && b.from < a.to;
}
inline bool is_over(const Run &a, const Run &before) {
    return a.last < before.first || (a.last == before.first && a.to <= before.from);
}

struct Subject { ///< a course
    Minutes minutes = 0;
    Index provider = none;
    std::vector<Lift> lifts;
    std::vector<Index> after_courses;
    std::vector<LevelAsked> after_levels;
    std::vector<Index> runs;
};

/// A set of courses that makes sense together, and which of them must have ended before which other starts.
struct Path {
    std::vector<Index> courses;
    std::vector<std::pair<std::uint8_t, std::uint8_t>> before; ///< places in `courses`
    Minutes minutes = 0;
    friend auto operator<=>(const Path &, const Path &) = default;
};

struct Option {
    Index path = 0;
    Minutes minutes = 0;
    Score score = 0;    ///< of the steps brought
    bool opens = false; ///< may open a course of another strand
};

/// The ways of one person to close the gap of one competency, or of several that courses tie together and that are few
/// enough. At most one is chosen. Where competencies are tied across strands, those are `loose`: their options may not
/// go together, and their scores may count a step twice; never less than what they are worth together. So are those
/// with a course that some of its sessions alone make worth while.
struct Strand {
    std::vector<Option> options;
    bool loose = false;
    bool forced = false; ///< one must be chosen: it holds a booked course
};

/// A session as a class meets it.
struct Offer {
    Index run = 0;
    Index terms = none; ///< place in Problem::pairs
};

/// People who may come to the same sessions and use the same rows there.
struct PersonClass {
    Index agency = none, region = none;
    std::uint32_t groups = 0;
    const std::vector<std::pair<Day, Index>> *unit_days = nullptr; ///< rows of its unit's limit, by day
    std::vector<Index> people;
    std::vector<Index> paths;          ///< used by their strands, ordered
    std::vector<Index> courses;        ///< of those paths, ordered
    std::vector<Index> first_offer;    ///< by place in `courses`, one more at the end
    std::vector<Offer> offers;         ///< by course, then start, then run
    std::vector<std::uint16_t> by_end; ///< per course: places among its offers, by end
    std::vector<Index> budget_rows;
    bool is_plain = false;     ///< uses nothing but seats and money of `purse`
    Index purse = none;        ///< row of the only budget it is charged to, whatever the session
    std::vector<Index> booked; ///< runs; only in a class of one person
    std::vector<std::pair<Index, Minutes>> period_minutes; ///< likewise

    std::span<const Offer> offers_of(std::size_t course_place) const {
        return {offers.data() + first_offer[course_place], offers.data() + first_offer[course_place + 1]};
    }
};

struct Learner { ///< a person
    Index original = 0;
    Index person_class = 0;
    Minutes minutes = 0; ///< limit less what is booked; no limit is a very large number
    Index first_strand = 0, strands = 0;
    bool loose = false;  ///< some strand is
    bool capped = false; ///< some strand has an option that only bounds what is not listed
};

class Model {
  public:
    explicit Model(const Problem &problem);

    const Problem &problem;
    std::vector<Run> runs;
    std::vector<Subject> subjects;
    std::vector<Row> rows; ///< the first ones are the seats of the runs
    std::vector<Path> paths;
    std::vector<Strand> strands;
    std::vector<PersonClass> classes;
    std::vector<Learner> people;
    Minutes minutes_unit = 1; ///< divides the length of every course

    Score scale = 1;
    Worth unit_mandatory = 1, unit_other = 1;           ///< divided out of all worth
    Worth order = 1;                                    ///< one unit of mandatory worth in units of other worth
    Worth potential_mandatory = 0, potential_other = 0; ///< in units: all needs met

    std::span<const Index> strands_of(const Learner &learner) const {
        return {strand_lists_.data() + learner.first_strand, static_cast<std::size_t>(learner.strands)};
    }
    /// So many that what is done for each must take little time.
    bool has_many() const { return people.size() > 20'000; }
    const Person &person(Index learner) const {
        return problem.people[static_cast<std::size_t>(people[static_cast<std::size_t>(learner)].original)];
    }
    /// Worth of that many steps.
    Score score(const Skill &skill, int steps) const {
        const Worth worth = static_cast<Worth>(steps) * skill.weight;
        return score(skill.mandatory && problem.mandatory_first ? OrderedWorth{worth, 0} : OrderedWorth{0, worth});
    }
    /// Courses a person has finished, ordered.
    std::span<const Index> finished(Index learner) const {
        const auto found = finished_.find(learner);
        return found == finished_.end() ? std::span<const Index>() : std::span<const Index>(found->second);
    }
    const PersonClass &class_of(Index person) const {
        return classes[static_cast<std::size_t>(people[static_cast<std::size_t>(person)].person_class)];
    }
    Score score(const OrderedWorth &worth) const {
        return (worth.mandatory / unit_mandatory * order + worth.other / unit_other) * scale;
    }
    Score score(const Offer &offer) const {
        return offer.terms == none ? 0
                                   : problem.pairs[static_cast<std::size_t>(offer.terms)].worth / unit_other * scale;
    }
    std::int64_t seats(const Offer &offer) const {
        return offer.terms == none ? 1 : problem.pairs[static_cast<std::size_t>(offer.terms)].seats;
    }
    /// Calls use(row, amount) for everything an enrolment uses.
    template<class Use>
    void uses(const PersonClass &who, const Offer &offer, Use use) const;
    /// Likewise for what a run uses once, however many come.
    template<class Use>
    void run_uses(Index run, Use use) const;
    /// Does a run use nothing but seats and money for them?
    bool is_plain(Index run) const { return plain_price_[static_cast<std::size_t>(run)] >= 0; }
    Dollars plain_price(Index run) const { return plain_price_[static_cast<std::size_t>(run)]; }
    std::span<const Index> shared_rows(Index run) const { return shared_rows_[static_cast<std::size_t>(run)]; }

  private:
    friend class ModelBuilder;
    bool charges(const Row &row, const Run &run) const {
        const auto &budget = problem.budgets[static_cast<std::size_t>(row.place)];
        return in_period(problem, budget.period, run.first) && (budget.source == none || budget.source == run.source);
    }
    std::vector<Index> strand_lists_;
    std::vector<Dollars> plain_price_;                              ///< by run, of a seat; less than 0: not plain
    std::vector<std::vector<Index>> shared_rows_;                   ///< by run: providers and reserves
    std::vector<std::vector<Index>> run_rows_;                      ///< by run: budgets its run price is charged to
    std::map<Index, std::vector<Index>> finished_;                  ///< by learner
    std::map<Index, std::vector<std::pair<Day, Index>>> unit_rows_; ///< by unit: day, row
};

template<class Use>
void Model::uses(const PersonClass &who, const Offer &offer, Use use) const {
    const auto amount = seats(offer);
    use(offer.run, amount);
    if (const auto price = plain_price_[static_cast<std::size_t>(offer.run)]; price >= 0 && who.is_plain) {
        if (price > 0 && who.purse != none) use(who.purse, price);
        return;
    }
    const auto &run = runs[static_cast<std::size_t>(offer.run)];
    if (run.seat_price > 0)
        for (const Index row : who.budget_rows)
            if (charges(rows[static_cast<std::size_t>(row)], run)) use(row, run.seat_price);
    for (const Index row : shared_rows(offer.run)) {
        const auto &limit = rows[static_cast<std::size_t>(row)];
        const bool member = limit.kind == RowKind::reserve &&
                            (who.groups >> problem.reserves[static_cast<std::size_t>(limit.place)].group & 1U) != 0;
        if (!member) use(row, amount);
    }
    if (!who.unit_days) return;
    for (auto day = std::lower_bound(who.unit_days->begin(), who.unit_days->end(), std::pair(run.first, Index{0}));
         day != who.unit_days->end() && day->first <= run.last; ++day)
        use(day->second, std::int64_t{1});
}

template<class Use>
void Model::run_uses(Index run, Use use) const {
    for (const Index row : run_rows_[static_cast<std::size_t>(run)])
        use(row, runs[static_cast<std::size_t>(run)].run_price);
}

} // namespace aitalent::planning
