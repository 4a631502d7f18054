#include "aitalent/scoring/selection.h"

#include "aitalent/base/words.h"
#include "changes.h"

#include <algorithm>

namespace aitalent {

namespace {

using namespace scoring;

constexpr Word<Outcome> outcomes[] = {
    {Outcome::chosen, "chosen"}, {Outcome::not_chosen, "not_chosen"}, {Outcome::not_eligible, "not_eligible"}};
constexpr Word<Reason> reasons[] = {{Reason::by_rank, "by_rank"},
                                    {Reason::by_reserve, "by_reserve"},
                                    {Reason::ranked_below, "ranked_below"},
                                    {Reason::reserve_passed, "reserve_passed"},
                                    {Reason::left_service, "left_service"},
                                    {Reason::ready_enough, "ready_enough"},
                                    {Reason::rule, "rule"}};
constexpr Word<Criterion> criteria[] = {{Criterion::none, "none"},
                                        {Criterion::priority, "priority"},
                                        {Criterion::need, "need"},
                                        {Criterion::waiting, "waiting"},
                                        {Criterion::lottery, "lottery"}};

std::vector<bool> taken(const std::vector<int> &seats) {
    std::vector<bool> chosen;
    for (const int seat : seats) chosen.push_back(seat != no_seat);
    return chosen;
}

int full_years(Date from, Date to) {
    const Date anniversary = plus_months(from, (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12);
    return static_cast<int>(to.year()) - static_cast<int>(from.year()) - (anniversary > to);
}

/// Turns one contest into placements, costs and warnings.
class Proposal {
  public:
    Proposal(const SelectionRequest &request, const SelectionPolicy &policy, std::span<const Candidate> candidates)
        : request_(request), candidates_(candidates), contest_(request, policy, candidates),
          seats_(contest_.seated(all_reserves)), chosen_(taken(seats_)),
          by_rank_alone_(taken(contest_.seated(no_reserves))) {}

    Selection selection() {
        Selection result{.role = request_.role, .seats = request_.seats, .seed = request_.seed};
        find_borders();
        for (const std::size_t who : everybody()) result.placements.push_back(placement(who));
        for (std::size_t i = 0; i < contest_.order().size(); ++i) result.placements[i].rank = static_cast<int>(i) + 1;
        if (request_.with_changes) add_changes(result);
        for (std::size_t i = 0; i < request_.reserves.size(); ++i) {
            result.reserves.push_back(cost(i));
            warn(result.reserves.back(), result.warnings);
        }
        return result;
    }

  private:
    const Key &key(std::size_t who) const { return contest_.entrants()[who].key; }

    /// The eligible by rank, then the others by lottery.
    std::vector<std::size_t> everybody() const {
        std::vector<std::size_t> order = contest_.order(), others;
        for (std::size_t who = 0; who < candidates_.size(); ++who)
            if (!contest_.entrants()[who].eligible) others.push_back(who);
        std::ranges::sort(others, [&](auto a, auto b) { return key(a).lot < key(b).lot; });
        order.insert(order.end(), others.begin(), others.end());
        return order;
    }

    void find_borders() {
        for (const std::size_t who : contest_.order()) {
            if (chosen_[who]) last_chosen_ = who;
            if (!chosen_[who] && !first_out_) first_out_ = who;
        }
    }

    Placement placement(std::size_t who) const {
        const Candidate &candidate = candidates_[who];
        Placement result{.person = candidate.person,
                         .need = key(who).need,
                         .need_known = candidate.readiness.high.whole - candidate.readiness.high.part,
                         .last_trained = candidate.last_trained,
                         .lottery = key(who).lot};
        if (key(who).priority < request_.priorities.size()) result.priority = key(who).priority;
        if (!contest_.entrants()[who].eligible)
            shut_out(candidate, result);
        else if (chosen_[who])
            choose(who, result);
        else
            leave_out(who, result);
        return result;
    }

    void shut_out(const Candidate &candidate, Placement &result) const {
        result.outcome = Outcome::not_eligible;
        result.failed_rules = contest_.failed_rules(candidate);
        result.reason = !candidate.in_service          ? Reason::left_service
                        : !result.failed_rules.empty() ? Reason::rule
                                                       : Reason::ready_enough;
    }

    void choose(std::size_t who, Placement &result) const {
        result.outcome = Outcome::chosen;
        result.reason = by_rank_alone_[who] ? Reason::by_rank : Reason::by_reserve;
        if (const auto seat = static_cast<std::size_t>(seats_[who]); seat < request_.reserves.size())
            result.reserve = seat;
        if (first_out_) result.decided_by = contest_.difference(key(who), key(*first_out_));
    }

    void leave_out(std::size_t who, Placement &result) const {
        result.outcome = Outcome::not_chosen;
        result.reason = by_rank_alone_[who] ? Reason::reserve_passed : Reason::ranked_below;
        if (last_chosen_) result.decided_by = contest_.difference(key(who), key(*last_chosen_));
    }

    void add_changes(Selection &result) const {
        const ChangeFinder finder(contest_, candidates_, chosen_);
        const auto order = everybody();
        for (std::size_t i = 0; i < order.size(); ++i) {
            Placement &place = result.placements[i];
            place.borderline = finder.borderline(order[i]);
            if (place.outcome != Outcome::chosen) place.changes = finder.changes(order[i]);
        }
    }

    ReserveCost cost(std::size_t reserve) const {
        const auto without = contest_.seated(all_reserves & ~(ReserveMask{1} << reserve));
        ReserveCost result{.reserve = reserve};
        for (const std::size_t who : contest_.order()) {
            const bool in = chosen_[who], in_without = without[who] != no_seat;
            result.filled += seats_[who] == static_cast<int>(reserve);
            result.need_whole = key(who).need.whole;
            if (in == in_without) continue;
            (in ? result.brought_in : result.left_out).push_back(candidates_[who].person);
            result.need_lost += in ? -key(who).need.part : key(who).need.part;
        }
        return result;
    }

    void warn(const ReserveCost &cost, Faults &warnings) const {
        const Reserve &reserve = request_.reserves[cost.reserve];
        if (cost.filled >= reserve.seats) return;
        warnings.add(Fault("AT-SEL-006", Severity::warning)
                         .with("field", reserve.who.field)
                         .with("value", joined(reserve.who.any_of, ", "))
                         .with("seats", std::to_string(reserve.seats))
                         .with("found", std::to_string(cost.filled)));
    }

    const SelectionRequest &request_;
    std::span<const Candidate> candidates_;
    Contest contest_;
    std::vector<int> seats_;
    std::vector<bool> chosen_;
    std::vector<bool> by_rank_alone_;
    std::optional<std::size_t> last_chosen_; ///< lowest-ranked chosen
    std::optional<std::size_t> first_out_;   ///< highest-ranked left out
};

} // namespace

std::string_view name(Outcome outcome) {
    return word_of(outcomes, outcome);
}
std::string_view name(Reason reason) {
    return word_of(reasons, reason);
}
std::string_view name(Criterion criterion) {
    return word_of(criteria, criterion);
}

Candidate candidate(const Person &person, const PersonLevels &levels, const PersonEvidence &evidence,
                    const RoleProfile &role, Date as_of) {
    Candidate result{.person = person.key,
                     .lottery_key = person.agency.str() + "/" + person.staff_no.str(),
                     .agency = person.agency,
                     .unit = person.unit,
                     .region = person.region,
                     .grade = person.grade,
                     .title = person.title,
                     .supervisor = person.supervisor,
                     .in_service = !person.left || *person.left > as_of,
                     .readiness = readiness(levels, role)};
    if (person.entered) result.years = full_years(*person.entered, as_of);
    for (const CourseResult &course : evidence.results)
        if (course.finished <= as_of)
            result.last_trained = std::max(result.last_trained, std::optional(course.finished));
    return result;
}

std::vector<PersonKey> Selection::chosen() const {
    std::vector<PersonKey> people;
    for (const Placement &placement : placements)
        if (placement.outcome == Outcome::chosen) people.push_back(placement.person);
    return people;
}

const Placement *Selection::find(PersonKey person) const {
    const auto found = std::ranges::find(placements, person, &Placement::person);
    return found == placements.end() ? nullptr : &*found;
}

Selection select(const SelectionRequest &request, std::span<const Candidate> candidates,
                 const SelectionPolicy &policy) {
    if (Faults faults = check(request, policy); faults.has_errors()) throw Error(Exit::usage, std::move(faults));
    return Proposal(request, policy, candidates).selection();
}

void apply(const SelectionChange &change, PersonKey person, SelectionRequest &request,
           std::vector<Candidate> &candidates) {
    request.seats += change.more_seats;
    const auto who = std::ranges::find(candidates, person, &Candidate::person);
    if (who == candidates.end()) return;
    if (auto other = changed(*who, change)) *who = std::move(*other);
}

} // namespace aitalent
