#include "bundle.h"

#include <algorithm>

namespace aitalent::planning {

BundleSearch::BundleSearch(const Model &model)
    : model_(model), candidates_(model.subjects.size()), is_collected_(model.subjects.size()), ties_(model),
      taught_until_(model.subjects.size()) {}

const Bundle &BundleSearch::best(Index person, const Market &market) {
    search(person, market, impossible);
    if (best_.net == impossible) best_.net = 0;
    return best_;
}

bool BundleSearch::list(Index person, const Market &market, Score at_least, std::size_t most,
                        std::vector<Bundle> &found) {
    found.clear();
    listed_ = &found;
    search(person, market, at_least - 1);
    listed_ = nullptr;
    for (auto &bundle : found)
        std::sort(bundle.offers.begin(), bundle.offers.end(), [](auto &a, auto &b) { return a.run < b.run; });
    const auto key = [](const Bundle &bundle) {
        std::vector<Index> runs;
        for (const auto &offer : bundle.offers) runs.push_back(offer.run);
        return std::pair(-bundle.net, runs);
    };
    std::sort(found.begin(), found.end(), [&](auto &a, auto &b) { return key(a) < key(b); });
    found.erase(std::unique(found.begin(), found.end(), [&](auto &a, auto &b) { return key(a) == key(b); }),
                found.end());
    return best_.exact && found.size() <= most;
}

void BundleSearch::search(Index person, const Market &market, Score more_than) {
    person_ = person, market_ = &market, class_ = &model_.class_of(person);
    nodes_ = 0, chosen_.clear(), offers_.clear();
    limited_ = market.is_limited(), most_nodes_ = limited_ && !listed_ ? limited_node_limit : node_limit;
    best_ = {more_than, 0, {}, true};
    loose_ = model_.people[static_cast<std::size_t>(person)].loose;
    if (loose_) ties_.look_at(person);
    collect(market);
    make_stages();
    make_reach();
    if (loose_) note_suppliers();
    choose(0, model_.people[static_cast<std::size_t>(person)].minutes, 0, 0);
}

void BundleSearch::collect(const Market &market) {
    for (const Index course : collected_)
        candidates_[static_cast<std::size_t>(course)].clear(), is_collected_[static_cast<std::size_t>(course)] = false;
    collected_.clear();
    for (const Index strand : model_.strands_of(model_.people[static_cast<std::size_t>(person_)]))
        for (const auto &option : model_.strands[static_cast<std::size_t>(strand)].options)
            if (option.path != none)
                for (const Index course : model_.paths[static_cast<std::size_t>(option.path)].courses)
                    collect_course(course, market);
}

void BundleSearch::collect_course(Index course, const Market &market) {
    if (is_collected_[static_cast<std::size_t>(course)]) return;
    is_collected_[static_cast<std::size_t>(course)] = true;
    collected_.push_back(course);
    auto &list = candidates_[static_cast<std::size_t>(course)];
    const auto place =
        std::lower_bound(class_->courses.begin(), class_->courses.end(), course) - class_->courses.begin();
    for (const auto &offer : class_->offers_of(static_cast<std::size_t>(place)))
        if (Score cost = 0; market.cost(*class_, offer, cost)) list.push_back({cost, offer});
    const auto last = [&](const Candidate &one) { return model_.runs[static_cast<std::size_t>(one.offer.run)].last; };
    std::sort(list.begin(), list.end(), [&](const Candidate &a, const Candidate &b) {
        if (a.cost != b.cost) return a.cost < b.cost;
        return std::pair(last(a), a.offer.run) < std::pair(last(b), b.offer.run);
    });
}

void BundleSearch::make_stages() {
    const auto strands = model_.strands_of(model_.people[static_cast<std::size_t>(person_)]);
    const Minutes limit = model_.people[static_cast<std::size_t>(person_)].minutes;
    stage_count_ = 0;
    stages_.resize(std::max(stages_.size(), strands.size()));
    for (const Index index : strands) {
        const auto &strand = model_.strands[static_cast<std::size_t>(index)];
        auto &stage = stages_[stage_count_];
        stage.choices.clear(), stage.forced = strand.forced;
        for (const auto &option : strand.options) {
            if (option.path == none || option.minutes > limit) continue;
            const auto &path = model_.paths[static_cast<std::size_t>(option.path)];
            Score net = option.score;
            for (const Index course : path.courses) {
                const auto &list = candidates_[static_cast<std::size_t>(course)];
                net = list.empty() || net == impossible ? impossible : net - list.front().cost;
            }
            if (net != impossible && (net > 0 || strand.forced || option.opens || listed_))
                stage.choices.push_back({net, option.score, option.minutes, &path});
        }
        if (stage.choices.empty()) continue;
        std::stable_sort(stage.choices.begin(), stage.choices.end(),
                         [](const Choice &a, const Choice &b) { return a.net > b.net; });
        ++stage_count_;
    }
    // The longest list first: reach_ is not needed for it.
    std::stable_sort(stages_.begin(), stages_.begin() + static_cast<std::ptrdiff_t>(stage_count_),
                     [](const Stage &a, const Stage &b) { return a.choices.size() > b.choices.size(); });
}

/// Knapsack over hours from the last stage back, dates left aside: an upper bound for the rest.
void BundleSearch::make_reach() {
    Minutes most = 0;
    for (std::size_t k = 0; k < stage_count_; ++k)
        most += std::max_element(stages_[k].choices.begin(), stages_[k].choices.end(), [](auto &a, auto &b) {
                    return a.minutes < b.minutes;
                })->minutes;
    const Minutes limit = model_.people[static_cast<std::size_t>(person_)].minutes;
    step_ = model_.minutes_unit;
    width_ = most <= limit ? 1 : static_cast<std::size_t>(limit / step_) + 1;
    reach_.assign((stage_count_ + 1) * width_, 0);
    for (std::size_t k = stage_count_; k-- > 1;) {
        Score *now = &reach_[k * width_];
        const Score *later = now + width_;
        std::copy(later, later + width_, now);
        for (const auto &choice : stages_[k].choices) {
            const std::size_t shift = width_ == 1 ? 0 : static_cast<std::size_t>(choice.minutes / step_);
            for (std::size_t h = shift; h < width_; ++h) now[h] = std::max(now[h], later[h - shift] + choice.net);
        }
    }
}

Score BundleSearch::reach(std::size_t stage, Minutes left) const {
    return reach_[stage * width_ + (width_ == 1 ? 0 : static_cast<std::size_t>(left / step_))];
}

void BundleSearch::choose(std::size_t stage, Minutes left, Score net, Score worth) {
    if (loose_ && !can_still_open(stage)) return;
    if (stage == stage_count_) return keep(net, worth);
    for (const auto &choice : stages_[stage].choices) {
        if (choice.minutes > left) continue;
        const Score rest = reach(stage + 1, left - choice.minutes);
        if (net + choice.net + rest <= best_.net) continue;
        const auto covered = ties_.covered();
        const Score twice = loose_ ? choice.score - ties_.cover(*choice.path) : 0;
        if (net + choice.net - twice + rest > best_.net)
            date(stage, left, net + choice.net - twice, worth + choice.score - twice, choice, 0, chosen_.size());
        if (loose_) ties_.uncover(covered);
        if (nodes_ > most_nodes_) return;
    }
    if (!stages_[stage].forced && net + reach(stage + 1, left) > best_.net) choose(stage + 1, left, net, worth);
}

void BundleSearch::note_suppliers() {
    lifts_until_.clear();
    std::fill(taught_until_.begin(), taught_until_.end(), 0);
    for (std::size_t stage = 0; stage < stage_count_; ++stage)
        for (const auto &choice : stages_[stage].choices)
            for (const Index course : choice.path->courses) {
                taught_until_[static_cast<std::size_t>(course)] = stage + 1;
                for (const auto &lift : model_.subjects[static_cast<std::size_t>(course)].lifts) {
                    const auto competency = static_cast<std::size_t>(lift.competency);
                    if (competency >= lifts_until_.size()) lifts_until_.resize(competency + 1);
                    lifts_until_[competency] = stage + 1;
                }
            }
}

/// Can the stages from this one on bring what the sessions chosen so far still ask for?
bool BundleSearch::can_still_open(std::size_t stage) const {
    return std::all_of(offers_.begin(), offers_.end(), [&](const Offer &taken) {
        if (ties_.is_booked(taken)) return true;
        bool open = true;
        ties_.each_missing(
            taken, offers_,
            [&](Index competency) {
                open = open && static_cast<std::size_t>(competency) < lifts_until_.size() &&
                       lifts_until_[static_cast<std::size_t>(competency)] > stage;
            },
            [&](Index course) { open = open && taught_until_[static_cast<std::size_t>(course)] > stage; });
        return open;
    });
}

void BundleSearch::date(std::size_t stage, Minutes left, Score net, Score worth, const Choice &choice, std::size_t next,
                        std::size_t base) {
    if (next == choice.path->courses.size()) return choose(stage + 1, left - choice.minutes, net, worth);
    if (++nodes_ > most_nodes_) {
        best_.exact = false;
        return;
    }
    const Score rest = reach(stage + 1, left - choice.minutes);
    const auto &list = candidates_[static_cast<std::size_t>(choice.path->courses[next])];
    for (const auto &candidate : list) {
        const Score dearer = candidate.cost - list.front().cost;
        if (net - dearer + rest <= best_.net) break;
        if (!fits(candidate, choice, next, base)) continue;
        chosen_.push_back(&candidate), offers_.push_back(candidate.offer);
        if (admitted())
            date(stage, left, net - dearer, worth + model_.score(candidate.offer), choice, next + 1, base);
        else
            ++nodes_;
        chosen_.pop_back(), offers_.pop_back();
        if (nodes_ > most_nodes_) return;
    }
}

bool BundleSearch::fits(const Candidate &candidate, const Choice &choice, std::size_t next, std::size_t base) const {
    const auto run_of = [&](const Candidate *other) -> const Run & {
        return model_.runs[static_cast<std::size_t>(other->offer.run)];
    };
    const auto is_booked = [&](const Candidate *other) {
        return std::binary_search(class_->booked.begin(), class_->booked.end(), other->offer.run);
    };
    const auto &run = run_of(&candidate);
    const bool booked = !class_->booked.empty() && is_booked(&candidate);
    for (const auto *other : chosen_)
        if (booked && is_booked(other))
            continue; // facts are not argued with
        else if (meets(run_of(other), run) || run_of(other).course == run.course)
            return false;
    for (const auto &[first, second] : choice.path->before) {
        if (second == next && first < next && !is_over(run_of(chosen_[base + first]), run)) return false;
        if (first == next && second < next && !is_over(run, run_of(chosen_[base + second]))) return false;
    }
    return true;
}

bool BundleSearch::fits_periods() const {
    return std::all_of(class_->period_minutes.begin(), class_->period_minutes.end(), [&](const auto &limit) {
        Minutes sum = 0, fixed = 0;
        for (const auto *taken : chosen_) {
            const auto &run = model_.runs[static_cast<std::size_t>(taken->offer.run)];
            if (!in_period(model_.problem, limit.first, run.first)) continue;
            const Minutes minutes = model_.subjects[static_cast<std::size_t>(run.course)].minutes;
            sum += minutes;
            if (std::binary_search(class_->booked.begin(), class_->booked.end(), taken->offer.run)) fixed += minutes;
        }
        return sum <= std::max(limit.second, fixed);
    });
}

/// Refused early what no addition can mend.
bool BundleSearch::admitted() const {
    return !limited_ || market_->admits(*class_, offers_);
}

void BundleSearch::keep(Score net, Score worth) {
    if (net <= best_.net || !fits_periods() || (loose_ && !ties_.are_useful(offers_))) return;
    if (listed_) return listed_->push_back({net, worth, offers_, true});
    best_.net = net, best_.worth = worth, best_.offers = offers_;
}

} // namespace aitalent::planning
