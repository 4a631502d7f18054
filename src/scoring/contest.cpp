#include "contest.h"

#include "aitalent/base/hash.h"

#include <algorithm>
#include <numeric>

namespace aitalent::scoring {

namespace {

std::string field_of(const Candidate &candidate, std::string_view field) {
    if (field == "agency") return candidate.agency.str();
    if (field == "unit") return candidate.unit.str();
    if (field == "region") return candidate.region;
    if (field == "grade") return candidate.grade;
    if (field == "title") return candidate.title;
    return candidate.supervisor ? "yes" : "no";
}

ReserveMask mask_of(const Candidate &candidate, std::span<const Reserve> reserves) {
    ReserveMask mask = 0;
    for (std::size_t i = 0; i < reserves.size(); ++i)
        if (fits(reserves[i].who, candidate)) mask |= ReserveMask{1} << i;
    return mask;
}

std::size_t priority_of(const Candidate &candidate, std::span<const FieldRule> priorities) {
    const auto first = std::ranges::find_if(priorities, [&](const auto &rule) { return fits(rule, candidate); });
    return static_cast<std::size_t>(first - priorities.begin());
}

std::vector<int> seats_of(std::span<const Reserve> reserves, ReserveMask kept) {
    std::vector<int> seats;
    for (std::size_t i = 0; i < reserves.size(); ++i) seats.push_back((kept >> i & 1u) != 0 ? reserves[i].seats : 0);
    return seats;
}

} // namespace

bool fits(const FieldRule &rule, const Candidate &candidate) {
    if (rule.field == "years")
        return candidate.years && *candidate.years >= rule.at_least.value_or(INT_MIN) &&
               *candidate.years <= rule.at_most.value_or(INT_MAX);
    return std::ranges::find(rule.any_of, field_of(candidate, rule.field)) != rule.any_of.end();
}

std::string lot(const std::string &seed, const std::string &lottery_key) {
    return sha256(seed + "\n" + lottery_key);
}

Contest::Contest(const SelectionRequest &request, const SelectionPolicy &policy, std::span<const Candidate> candidates)
    : request_(request), policy_(policy) {
    criteria_.push_back(Criterion::priority);
    for (const std::string &by : policy.rank_by)
        criteria_.push_back(by == "need" ? Criterion::need : Criterion::waiting);
    criteria_.push_back(Criterion::lottery);
    for (const Candidate &each : candidates) entrants_.push_back(entrant(each));
    for (std::size_t i = 0; i < entrants_.size(); ++i)
        if (entrants_[i].eligible) order_.push_back(i);
    std::ranges::sort(order_, [&](auto a, auto b) { return before(entrants_[a].key, entrants_[b].key); });
    fillable_ = fillable(all_reserves);
}

Criterion Contest::difference(const Key &a, const Key &b) const {
    for (const Criterion criterion : criteria_) {
        const bool same = criterion == Criterion::priority  ? a.priority == b.priority
                          : criterion == Criterion::need    ? a.need == b.need
                          : criterion == Criterion::waiting ? a.last_trained == b.last_trained
                                                            : a.lot == b.lot;
        if (!same) return criterion;
    }
    return Criterion::none;
}

bool Contest::before(const Key &a, const Key &b) const {
    switch (difference(a, b)) {
    case Criterion::priority:
        return a.priority < b.priority;
    case Criterion::need:
        return a.need > b.need;
    case Criterion::waiting:
        return a.last_trained < b.last_trained;
    case Criterion::lottery:
        return a.lot < b.lot;
    case Criterion::none:
        break;
    }
    return false;
}

bool Contest::ready_enough(const Candidate &candidate) const {
    return candidate.readiness.low >= Ratio{policy_.at_most_ready_per_mille, 1000};
}

std::vector<std::size_t> Contest::failed_rules(const Candidate &candidate) const {
    std::vector<std::size_t> failed;
    for (std::size_t i = 0; i < request_.eligibility.size(); ++i)
        if (!fits(request_.eligibility[i], candidate) &&
            std::ranges::find(candidate.exempt_from, i) == candidate.exempt_from.end())
            failed.push_back(i);
    return failed;
}

Entrant Contest::entrant(const Candidate &candidate) const {
    const Ratio ready = candidate.readiness.low;
    return {.eligible = candidate.in_service && !ready_enough(candidate) && failed_rules(candidate).empty(),
            .key = {.priority = priority_of(candidate, request_.priorities),
                    .need = {ready.whole - ready.part, ready.whole},
                    .last_trained = candidate.last_trained ? day_number(*candidate.last_trained) : INT_MIN,
                    .lot = lot(request_.seed, candidate.lottery_key)},
            .fits = mask_of(candidate, request_.reserves)};
}

int Contest::fillable(ReserveMask kept, std::optional<ReserveMask> newcomer) const {
    Seating seating(seats_of(request_.reserves, kept), 0);
    for (const std::size_t who : order_) seating.offer(who, entrants_[who].fits);
    if (newcomer) seating.offer(entrants_.size(), *newcomer);
    return seating.seated();
}

Seating Contest::chairs(ReserveMask kept, int seats, int fillable) const {
    return Seating(seats_of(request_.reserves, kept), seats - fillable);
}

std::vector<int> Contest::seated(ReserveMask kept) const {
    Seating seating = chairs(kept, request_.seats, fillable(kept));
    for (const std::size_t who : order_) {
        if (seating.seated() == request_.seats) break;
        seating.offer(who, entrants_[who].fits);
    }
    return seating.seats(entrants_.size());
}

bool Contest::chosen_as(std::size_t who, const Entrant &as, int more_seats) const {
    if (!as.eligible) return false;
    const int seats = request_.seats + more_seats;
    const bool newcomer = !entrants_[who].eligible;
    Seating seating = chairs(all_reserves, seats, newcomer ? fillable(all_reserves, as.fits) : fillable_);
    for (const std::size_t other : order_) {
        if (other == who) continue;
        if (seating.seated() == seats || before(as.key, entrants_[other].key)) break;
        seating.offer(other, entrants_[other].fits);
    }
    return seating.seated() < seats && seating.offer(who, as.fits); // nobody below can take the seat away again
}

} // namespace aitalent::scoring
