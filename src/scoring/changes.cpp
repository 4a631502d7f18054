#include "changes.h"

#include "steps.h"

#include <algorithm>

namespace aitalent::scoring {

std::optional<Candidate> changed(const Candidate &candidate, const SelectionChange &change) {
    Candidate result = candidate;
    if (change.last_trained) result.last_trained = change.last_trained;
    result.exempt_from.insert(result.exempt_from.end(), change.rules_waived.begin(), change.rules_waived.end());
    if (change.steps > 0) {
        const auto lower = lowered(candidate.readiness, change.steps);
        if (!lower) return std::nullopt;
        result.readiness = *lower;
    }
    return result;
}

ChangeFinder::ChangeFinder(const Contest &contest, std::span<const Candidate> candidates,
                           const std::vector<bool> &chosen)
    : contest_(contest), candidates_(candidates), chosen_(chosen) {
    for (const std::size_t who : contest.order())
        if (chosen[who]) last_chosen_trained_ = candidates[who].last_trained;
}

bool ChangeFinder::brings_in(std::size_t who, const SelectionChange &change) const {
    const auto other = changed(candidates_[who], change);
    return other && contest_.chosen_as(who, contest_.entrant(*other), change.more_seats);
}

std::optional<SelectionChange> ChangeFinder::by_steps(std::size_t who, const SelectionChange &base) const {
    int most = 0;
    for (const Term &term : candidates_[who].readiness.terms) most += term.level.value_or(Level(0)).value();
    // More steps never rank lower, so the fewest that bring the person in are found by halving.
    SelectionChange change = base;
    change.steps = most;
    while (change.steps > 0 && !lowered(candidates_[who].readiness, change.steps)) --change.steps;
    if (change.steps == 0 || !brings_in(who, change)) return std::nullopt;
    int too_few = 0;
    while (change.steps - too_few > 1) {
        SelectionChange fewer = change;
        fewer.steps = too_few + (change.steps - too_few) / 2;
        if (brings_in(who, fewer))
            change = fewer;
        else
            too_few = fewer.steps;
    }
    return change;
}

std::optional<SelectionChange> ChangeFinder::by_training(std::size_t who, const SelectionChange &base) const {
    if (!last_chosen_trained_) return std::nullopt;
    SelectionChange change = base;
    change.last_trained = *last_chosen_trained_; // a tie, for the lottery to decide
    if (candidates_[who].last_trained <= change.last_trained) return std::nullopt;
    if (brings_in(who, change)) return change;
    change.last_trained = plus_days(*last_chosen_trained_, -1);
    if (brings_in(who, change)) return change;
    return std::nullopt;
}

std::optional<SelectionChange> ChangeFinder::by_seats(std::size_t who, const SelectionChange &base) const {
    // With one seat more the first person left out comes in and everybody chosen stays, so the number needed is the
    // place in the queue of those left out.
    SelectionChange change = base;
    change.more_seats = 1;
    const Key key = contest_.entrant(candidates_[who]).key;
    for (const std::size_t other : contest_.order())
        if (other != who && !chosen_[other] && contest_.before(contest_.entrants()[other].key, key))
            ++change.more_seats;
    return brings_in(who, change) ? std::optional(change) : std::nullopt;
}

std::vector<SelectionChange> ChangeFinder::changes(std::size_t who) const {
    const Candidate &candidate = candidates_[who];
    if (!candidate.in_service) return {};
    const SelectionChange base{.rules_waived = contest_.failed_rules(candidate)};
    if (!base.rules_waived.empty() && brings_in(who, base)) return {base};
    std::vector<SelectionChange> found;
    const auto steps = by_steps(who, base);
    if (steps && steps->steps == 1) found.push_back(*steps);
    if (const auto training = by_training(who, base)) found.push_back(*training);
    if (steps && steps->steps > 1) found.push_back(*steps);
    if (const auto seats = by_seats(who, base)) found.push_back(*seats);
    return found;
}

bool ChangeFinder::borderline(std::size_t who) const {
    Candidate other = candidates_[who];
    const auto moved = chosen_[who] ? raised(other.readiness) : lowered(other.readiness, 1);
    if (!moved) return false;
    other.readiness = *moved;
    return contest_.chosen_as(who, contest_.entrant(other), 0) != chosen_[who];
}

} // namespace aitalent::scoring
