#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

/// The planner's own world: dense indices and integers only. Domain types are turned into it by formulate.h, and its
/// results back into ids; nothing here reads, prints, asks the time or draws unseeded chance.
namespace aitalent::planning {

using Index = std::int32_t;       ///< place in one of the problem's lists
inline constexpr Index none = -1; ///< "no such thing", or "all of them" where said so
using Minutes = std::int32_t;     ///< length of training
using Day = std::int32_t;         ///< days since 1970-01-01
using Dollars = std::int64_t;     ///< whole NT$
using Worth = std::int64_t;       ///< value in weight units: weight × steps, summed

/// What one person holds and is asked for in one competency. `have` is a number the caller has decided on, also where
/// evidence is missing. need ≤ have: nothing is asked, but `have` still opens courses.
struct Skill {
    std::int16_t competency = 0;
    std::uint8_t have = 0;
    std::uint8_t need = 0;
    std::int32_t weight = 0; ///< worth of one step, ≥ 0
    bool mandatory = false;  ///< belongs to the higher order where Problem::mandatory_first is set
};

struct Person {
    std::string key; ///< unique; breaks ties, so that the order of the list never matters
    Index agency = none;
    Index unit = none;
    Index region = none;
    std::uint32_t groups = 0;       ///< bit g set = member of group g, for reserves
    Minutes minutes = -1;           ///< at most this much training in the whole plan; -1 = no limit
    Day waiting_since = 0;          ///< last training, for the rule "longest waiting first" only
    std::vector<Skill> skills = {}; ///< one per competency at most; absent = holds level 0, nothing asked
};

struct Lift {
    Index competency = 0;
    int from = 0; ///< level to be held before
    int to = 0;
};

struct LevelAsked {
    Index competency = 0;
    int level = 0;
};

struct Course {
    std::string key;
    Minutes minutes = 0;
    Index provider = none;
    std::vector<Lift> lifts = {};
    std::vector<Index> after_courses = {};     ///< each finished before the course starts
    std::vector<LevelAsked> after_levels = {}; ///< each held before the course starts
};

/// One run of a course, every day from `first` to `last` between the two clock times.
struct Session {
    std::string key;
    Index course = 0;
    Day first = 0;
    Day last = 0;
    int from = 9 * 60; ///< minutes since midnight
    int to = 17 * 60;  ///< after `from`
    std::int64_t seats = 0;
    int minimum = 0;          ///< runs with nobody or with at least this many people
    Dollars seat_price = 0;   ///< charged to the budgets of the person's agency
    Dollars run_price = 0;    ///< charged once if it runs, to the budgets of `run_agency`
    Index run_agency = none;  ///< none = only budgets that belong to no agency
    Index source = none;      ///< funding source
    Index only_agency = none; ///< none = people of every agency may come
    Index only_region = none; ///< none = people of every region may come
};

/// A pair's own terms where they differ: seats used (1 otherwise) and worth added (0 otherwise). With these the core
/// holds the generalised assignment problem.
struct PairTerms {
    Index person = 0;
    Index session = 0;
    std::int64_t seats = 1;
    Worth worth = 0;
};

/// Sessions that start in it belong to it. Periods may overlap.
struct Period {
    Day first = 0;
    Day last = 0;
};

/// Charged by every seat and run that matches all three; `none` matches everything.
struct Budget {
    std::string key;
    Index agency = none;
    Index period = none;
    Index source = none;
    Dollars amount = 0;
};

/// At most `people` enrolments of a unit on any one day.
struct UnitLimit {
    Index unit = 0;
    int people = 0;
};

/// `seats` of a session are kept for members of `group`: everybody else shares the rest.
struct Reserve {
    Index session = 0;
    int group = 0; ///< 0 … 31
    std::int64_t seats = 0;
};

/// At most `seats` at one provider, in one period or in all.
struct ProviderLimit {
    Index provider = 0;
    Index period = none;
    std::int64_t seats = 0;
};

struct PeriodMinutes {
    Index person = 0;
    Index period = 0;
    Minutes minutes = 0;
};

struct Absence {
    Index person = 0;
    Day first = 0;
    Day last = 0;
};

struct Booking {
    Index person = 0;
    Index session = 0;
};

struct Finished {
    Index person = 0;
    Index course = 0;
};

/// Choose for each person a bundle of sessions: at most one per course, no two at the same time, everything a course
/// asks for held before or reached by a session that ended before, hours kept, absences and bookings kept, nothing
/// taken without gain.
///     worth(bundle) = Σ_c weight[p,c] · (min(need, best level reached) − have)⁺ + Σ worth of pairs
/// Maximise the sum such that seats, budgets, unit limits, reserves and provider limits are kept and a session runs
/// with nobody or with its minimum. With `mandatory_first` worth of mandatory skills is of a higher order: no amount
/// of other worth outweighs one unit of it.
/// A booking is a fact: it stays even where it breaks a limit, and what it uses is gone for everybody else.
/// Sizes: up to about a million people; levels 0 … 15; weights up to 10^6; the sum of all worth below 10^15.
struct Problem {
    std::vector<Person> people;
    std::vector<Course> courses;
    std::vector<Session> sessions;
    std::vector<Period> periods;
    std::vector<Budget> budgets;
    std::vector<UnitLimit> unit_limits;
    std::vector<Reserve> reserves;
    std::vector<ProviderLimit> provider_limits;
    std::vector<PeriodMinutes> period_minutes;
    std::vector<Absence> absences;
    std::vector<Booking> bookings;
    std::vector<Finished> finished;
    std::vector<PairTerms> pairs;
    bool mandatory_first = true;
};

/// Is the day in that period? `none` holds every day.
bool in_period(const Problem &problem, Index period, Day day);
/// Do the two meet on a common day at a common time?
bool clash(const Session &a, const Session &b);
/// Has `a` ended when `b` starts?
bool ends_before(const Session &a, const Session &b);

/// Worth split by order.
struct OrderedWorth {
    Worth mandatory = 0;
    Worth other = 0;
    friend auto operator<=>(const OrderedWorth &, const OrderedWorth &) = default;
    OrderedWorth &operator+=(const OrderedWorth &more) {
        mandatory += more.mandatory, other += more.other;
        return *this;
    }
};

} // namespace aitalent::planning
