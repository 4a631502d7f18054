#include "quotes.h"

namespace aitalent::planning {

Quotes::Quotes(const Model &model) : model_(model), places_(model.subjects.size()), costs_(model.paths.size()) {
    std::size_t courses = 0;
    for (const auto &path : model.paths) first_.push_back(courses), courses += path.courses.size();
    chosen_.resize(courses + 1);
}

void Quotes::quote(Index person_class, const RowPrices &prices) {
    class_ = &model_.classes[static_cast<std::size_t>(person_class)];
    price_offers(prices);
    quote_paths();
}

void Quotes::quote(Index person_class, const Market &market) {
    class_ = &model_.classes[static_cast<std::size_t>(person_class)];
    offer_costs_.resize(class_->offers.size());
    for (std::size_t i = 0; i < class_->offers.size(); ++i)
        if (!market.cost(*class_, class_->offers[i], offer_costs_[i])) offer_costs_[i] = far_away;
    quote_paths();
}

void Quotes::price_offers(const RowPrices &prices) {
    offer_costs_.resize(class_->offers.size());
    for (std::size_t i = 0; i < class_->offers.size(); ++i)
        offer_costs_[i] = cost_at(model_, *class_, class_->offers[i], prices);
}

void Quotes::quote_paths() {
    cheapest_.assign(class_->courses.size(), none);
    for (std::size_t course = 0; course < class_->courses.size(); ++course) {
        places_[static_cast<std::size_t>(class_->courses[course])] = course;
        auto &cheapest = cheapest_[course];
        for (Index i = class_->first_offer[course]; i < class_->first_offer[course + 1]; ++i)
            if (cheapest == none ||
                offer_costs_[static_cast<std::size_t>(i)] < offer_costs_[static_cast<std::size_t>(cheapest)])
                cheapest = i;
        if (cheapest != none && offer_costs_[static_cast<std::size_t>(cheapest)] == far_away) cheapest = none;
    }
    for (const Index path : class_->paths) quote_path(path);
}

void Quotes::quote_path(Index index) {
    const auto &path = model_.paths[static_cast<std::size_t>(index)];
    auto &cost = costs_[static_cast<std::size_t>(index)];
    Index *chosen = &chosen_[first_[static_cast<std::size_t>(index)]];
    cost = 0;
    for (std::size_t i = 0; i < path.courses.size(); ++i) {
        chosen[i] = cheapest_[place(path.courses[i])];
        if (chosen[i] == none) {
            cost = no_way;
            return;
        }
        cost += offer_costs_[static_cast<std::size_t>(chosen[i])];
    }
    if (path.courses.size() == 1 || fits(path, chosen, path.courses.size())) return;
    cost = no_way;
    if (path.courses.size() == 2 && path.before.size() == 1) {
        quote_chain(path, chosen, cost);
    } else {
        std::vector<Index> taken;
        search(path, 0, 0, taken, chosen, cost);
    }
    if (cost >= far_away) cost = no_way;
}

/// Do the last of the chosen offers and those before it go together?
bool Quotes::fits(const Path &path, const Index *chosen, std::size_t count) const {
    const auto run = [&](std::size_t i) -> const Run & {
        return model_.runs[static_cast<std::size_t>(class_->offers[static_cast<std::size_t>(chosen[i])].run)];
    };
    for (const auto &[first, second] : path.before)
        if (first < count && second < count && !is_over(run(first), run(second))) return false;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (meets(run(i), run(j)) && class_->booked.empty()) return false;
    return true;
}

/// One course after another: sweep over the later one's starts, keeping the cheapest earlier one that has ended.
void Quotes::quote_chain(const Path &path, Index *chosen, Score &cost) const {
    const auto [first, second] = path.before.front();
    const std::size_t earlier = place(path.courses[first]), later = place(path.courses[second]);
    const Index base = class_->first_offer[earlier];
    const Index end = class_->first_offer[earlier + 1];
    Index next = base, cheapest = none;
    const auto run = [&](Index i) -> const Run & {
        return model_.runs[static_cast<std::size_t>(class_->offers[static_cast<std::size_t>(i)].run)];
    };
    for (Index i = class_->first_offer[later]; i < class_->first_offer[later + 1]; ++i) {
        for (; next < end; ++next) {
            const Index ended = base + class_->by_end[static_cast<std::size_t>(next)];
            if (!is_over(run(ended), run(i))) break;
            if (cheapest == none ||
                offer_costs_[static_cast<std::size_t>(ended)] < offer_costs_[static_cast<std::size_t>(cheapest)])
                cheapest = ended;
        }
        if (cheapest == none) continue;
        const Score sum = offer_costs_[static_cast<std::size_t>(cheapest)] + offer_costs_[static_cast<std::size_t>(i)];
        if (sum >= cost) continue;
        cost = sum, chosen[first] = cheapest, chosen[second] = i;
    }
}

void Quotes::spread(Index index, std::int64_t people, Score width, std::vector<std::int64_t> &wanted) {
    const auto &path = model_.paths[static_cast<std::size_t>(index)];
    if (path.courses.size() == 2 && path.before.size() == 1) {
        const std::size_t earlier = place(path.courses[path.before.front().first]);
        const std::size_t later = place(path.courses[path.before.front().second]);
        total_chains(earlier, later);
        share(earlier, chain_costs_, people, width, wanted);
        share(later, chain_costs_, people, width, wanted);
        return;
    }
    for (std::size_t i = 0; i < path.courses.size(); ++i) {
        const std::size_t course = place(path.courses[i]);
        if (const Index taken = chosen(index)[i]; taken == cheapest_[course])
            share(course, offer_costs_, people, width, wanted);
        else
            wanted[static_cast<std::size_t>(taken)] += people << part_bits;
    }
}

/// One sweep forward over what may come before, one back over what may come after.
void Quotes::total_chains(std::size_t earlier, std::size_t later) {
    chain_costs_.assign(offer_costs_.size(), no_way);
    const Index base = class_->first_offer[earlier], end = class_->first_offer[earlier + 1];
    const Index begin_later = class_->first_offer[later], end_later = class_->first_offer[later + 1];
    const auto run = [&](Index i) -> const Run & {
        return model_.runs[static_cast<std::size_t>(class_->offers[static_cast<std::size_t>(i)].run)];
    };
    const auto ended = [&](Index i) { return base + class_->by_end[static_cast<std::size_t>(i)]; };
    Score cheapest = far_away;
    Index next = base;
    for (Index i = begin_later; i < end_later; ++i) {
        for (; next < end && is_over(run(ended(next)), run(i)); ++next)
            cheapest = std::min(cheapest, offer_costs_[static_cast<std::size_t>(ended(next))]);
        if (cheapest < far_away)
            chain_costs_[static_cast<std::size_t>(i)] = cheapest + offer_costs_[static_cast<std::size_t>(i)];
    }
    cheapest = far_away;
    Index open = end_later;
    for (Index i = end; i-- > base;) {
        for (; open > begin_later && is_over(run(ended(i)), run(open - 1)); --open)
            cheapest = std::min(cheapest, offer_costs_[static_cast<std::size_t>(open - 1)]);
        if (cheapest < far_away)
            chain_costs_[static_cast<std::size_t>(ended(i))] =
                cheapest + offer_costs_[static_cast<std::size_t>(ended(i))];
    }
}

void Quotes::share(std::size_t course, const std::vector<Score> &costs, std::int64_t people, Score width,
                   std::vector<std::int64_t> &wanted) const {
    constexpr Score steps = 256; // of nearness
    const auto first = static_cast<std::size_t>(class_->first_offer[course]);
    const auto end = static_cast<std::size_t>(class_->first_offer[course + 1]);
    const auto cheapest = std::min_element(&costs[first], &costs[first] + (end - first));
    const auto part = [&](std::size_t i) -> Wide {
        const Score dearer = std::min(costs[i] - *cheapest, width);
        const Score near = steps - dearer * steps / width;
        return Wide{near * near} * model_.rows[static_cast<std::size_t>(class_->offers[i].run)].capacity;
    };
    Wide sum = 0;
    for (std::size_t i = first; i < end; ++i) sum += part(i);
    if (sum == 0) {
        wanted[static_cast<std::size_t>(cheapest - costs.data())] += people << part_bits;
        return;
    }
    for (std::size_t i = first; i < end; ++i)
        wanted[i] += static_cast<std::int64_t>(part(i) * (people << part_bits) / sum);
}

void Quotes::search(const Path &path, std::size_t next, Score cost, std::vector<Index> &taken, Index *chosen,
                    Score &best) {
    Score rest = 0;
    for (std::size_t i = next; i < path.courses.size(); ++i)
        rest += offer_costs_[static_cast<std::size_t>(cheapest_[place(path.courses[i])])];
    if (cost + rest >= best) return;
    if (next == path.courses.size()) {
        best = cost;
        std::copy(taken.begin(), taken.end(), chosen);
        return;
    }
    const std::size_t course = place(path.courses[next]);
    for (Index i = class_->first_offer[course]; i < class_->first_offer[course + 1]; ++i) {
        taken.push_back(i);
        if (fits(path, taken.data(), taken.size()))
            search(path, next + 1, cost + offer_costs_[static_cast<std::size_t>(i)], taken, chosen, best);
        taken.pop_back();
    }
}

} // namespace aitalent::planning
