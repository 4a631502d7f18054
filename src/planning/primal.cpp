#include "primal.h"

#include <numeric>

namespace aitalent::planning {

Primal::Primal(const Model &model, const RowPrices &prices)
    : model_(model), prices_(prices), search_(model), best_net_(model.people.size()), order_(model.people.size()),
      holders_(model.runs.size()) {
    const PriceList list(model, prices);
    for (std::size_t i = 0; i < order_.size(); ++i) best_net_[i] = search_.best(static_cast<Index>(i), list).net;
    std::iota(order_.begin(), order_.end(), Index{0});
    std::stable_sort(order_.begin(), order_.end(), [&](Index a, Index b) {
        return best_net_[static_cast<std::size_t>(a)] > best_net_[static_cast<std::size_t>(b)];
    });
}

Ledger Primal::build(int passes) {
    Ledger ledger(model_);
    RowPrices prices = prices_;
    for (int pass = 0; pass < passes; ++pass) {
        bool moved = false;
        for (const Index person : order_) moved |= buy_again(ledger, person, prices);
        if (!moved && pass > 0) break;
        for (std::size_t row = 0; row < prices.size(); ++row)
            if (ledger.left(static_cast<Index>(row)) > 0) prices[row] -= prices[row] / 20;
    }
    return ledger;
}

/// Gives back what the person holds and buys what is best at the prices. False: that is what they held.
bool Primal::buy_again(Ledger &ledger, Index person, const RowPrices &prices) {
    const Bundle old = ledger.bundle(person);
    ledger.leave(person);
    const auto &fresh = search_.best(person, FreeSeats(model_, ledger, prices, 1024));
    const Score net = old.worth - cost(person, old, prices);
    const bool better = fresh.net > net || (fresh.net == net && fresh.worth > old.worth);
    ledger.enter(person, better ? fresh : old);
    return better;
}

Score Primal::cost(Index person, const Bundle &bundle, const RowPrices &prices) const {
    Score sum = 0;
    for (const auto &offer : bundle.offers) {
        const Score own = model_.score(offer);
        sum += cost_at(model_, model_.class_of(person), offer, prices) + own;
    }
    return sum;
}

bool Primal::choose_again(Ledger &ledger, Index person, int share) {
    const Bundle old = ledger.bundle(person);
    const auto shortfall = ledger.shortfall();
    ledger.leave(person);
    const auto &fresh = search_.best(person, FreeSeats(model_, ledger, prices_, share));
    const bool better = fresh.worth > old.worth ||
                        (!keeps_equals_ && fresh.worth == old.worth && cost(person, fresh) < cost(person, old));
    if (better) {
        ledger.enter(person, fresh);
        if (ledger.shortfall() <= shortfall) return fresh.worth > old.worth;
        ledger.leave(person);
    }
    ledger.enter(person, old);
    return false;
}

bool Primal::pass(Ledger &ledger) {
    bool gained = false;
    for (const Index person : order_) gained |= choose_again(ledger, person, 64);
    return gained;
}

void Primal::improve(Ledger &ledger, int passes) {
    for (int i = 0; i < passes; ++i) {
        const bool gained = pass(ledger);
        if (!eject(ledger) && !gained) return;
    }
}

void Primal::list_holders(const Ledger &ledger) {
    for (auto &holders : holders_) holders.clear();
    for (std::size_t i = 0; i < order_.size(); ++i)
        for (const auto &offer : ledger.bundle(static_cast<Index>(i)).offers)
            holders_[static_cast<std::size_t>(offer.run)].push_back(static_cast<Index>(i));
}

/// People who fall short of what they would take at the prices try to take a place over.
bool Primal::eject(Ledger &ledger) {
    list_holders(ledger);
    bool gained = false;
    const PriceList list(model_, prices_);
    for (const Index person : order_) {
        const auto &now = ledger.bundle(person);
        const Score net = now.worth - cost(person, now);
        if (best_net_[static_cast<std::size_t>(person)] - net < model_.scale / 4) continue;
        const Bundle wanted = search_.best(person, list);
        if (wanted.worth > now.worth) gained |= eject_for(ledger, person, wanted);
    }
    return gained;
}

bool Primal::eject_for(Ledger &ledger, Index person, const Bundle &wanted) {
    const auto found = victims(ledger, person, wanted);
    return std::any_of(found.begin(), found.end(), [&](Index victim) { return swap(ledger, person, wanted, victim); });
}

/// Holders of the first full session of the wanted bundle, those who lose least first.
std::vector<Index> Primal::victims(const Ledger &ledger, Index person, const Bundle &wanted) {
    constexpr std::size_t most = 6;
    for (const auto &offer : wanted.offers) {
        if (ledger.has_room(model_.class_of(person), offer)) continue;
        std::vector<std::pair<Score, Index>> found;
        for (const Index holder : holders_[static_cast<std::size_t>(offer.run)])
            if (holder != person)
                found.emplace_back(ledger.bundle(holder).worth - cost(holder, ledger.bundle(holder)), holder);
        std::sort(found.begin(), found.end());
        std::vector<Index> result;
        for (std::size_t i = 0; i < std::min(most, found.size()); ++i) result.push_back(found[i].second);
        return result;
    }
    return {};
}

bool Primal::swap(Ledger &ledger, Index person, const Bundle &wanted, Index victim) {
    const Score before = ledger.worth();
    const auto shortfall = ledger.shortfall();
    const Bundle mine = ledger.bundle(person), theirs = ledger.bundle(victim);
    ledger.leave(person), ledger.leave(victim);
    const FreeSeats market(model_, ledger, prices_, 64);
    if (ledger.admits(model_.class_of(person), wanted.offers)) {
        ledger.enter(person, wanted);
        ledger.enter(victim, search_.best(victim, market));
        if (ledger.worth() > before && ledger.shortfall() <= shortfall) {
            for (const Index who : {person, victim})
                for (const auto &offer : ledger.bundle(who).offers)
                    holders_[static_cast<std::size_t>(offer.run)].push_back(who);
            return true;
        }
        ledger.leave(person), ledger.leave(victim);
    }
    ledger.enter(person, mine), ledger.enter(victim, theirs);
    return false;
}

void Primal::close(Ledger &ledger, Index run) {
    ledger.close(run, true);
    for (std::size_t i = 0; i < order_.size(); ++i) {
        const auto &offers = ledger.bundle(static_cast<Index>(i)).offers;
        if (std::none_of(offers.begin(), offers.end(), [&](const Offer &offer) { return offer.run == run; })) continue;
        ledger.leave(static_cast<Index>(i));
        ledger.enter(static_cast<Index>(i),
                     search_.best(static_cast<Index>(i), FreeSeats(model_, ledger, prices_, 64)));
    }
}

namespace {

/// Free seats, with one session made so attractive that whoever can takes it.
class Invitation : public Market {
  public:
    Invitation(const FreeSeats &free, Index run, Score bonus) : free_(free), run_(run), bonus_(bonus) {}
    bool cost(const PersonClass &who, const Offer &offer, Score &cost) const override {
        if (!free_.cost(who, offer, cost)) return false;
        if (offer.run == run_) cost -= bonus_;
        return true;
    }
    bool admits(const PersonClass &who, std::span<const Offer> offers) const override {
        return free_.admits(who, offers);
    }

  private:
    const FreeSeats &free_;
    Index run_;
    Score bonus_;
};

bool holds(const Bundle &bundle, Index run) {
    return std::any_of(bundle.offers.begin(), bundle.offers.end(),
                       [&](const Offer &offer) { return offer.run == run; });
}

} // namespace

/// Brings the session up to its minimum with those who lose least by it. False: not enough people can come.
bool Primal::fill(Ledger &ledger, Index run) {
    const Score bonus = (model_.potential_mandatory * model_.order + model_.potential_other + 1) * model_.scale;
    const auto invited = [&](Index person) {
        const FreeSeats free(model_, ledger, prices_, 64);
        return search_.best(person, Invitation(free, run, bonus));
    };
    std::vector<std::pair<Score, Index>> losses;
    for (std::size_t i = 0; i < order_.size(); ++i) {
        const Index person = static_cast<Index>(i);
        if (holds(ledger.bundle(person), run)) continue;
        const Bundle old = ledger.bundle(person);
        ledger.leave(person);
        const Bundle fresh = invited(person);
        ledger.enter(person, old);
        if (holds(fresh, run)) losses.emplace_back(old.worth - fresh.worth, person);
    }
    std::sort(losses.begin(), losses.end());
    for (const auto &[loss, person] : losses) {
        if (ledger.enrolled(run) >= model_.runs[static_cast<std::size_t>(run)].minimum) break;
        const Bundle old = ledger.bundle(person);
        ledger.leave(person);
        const Bundle fresh = invited(person);
        ledger.enter(person, holds(fresh, run) ? fresh : old);
    }
    return ledger.enrolled(run) >= model_.runs[static_cast<std::size_t>(run)].minimum;
}

void Primal::settle_minimums(Ledger &ledger) {
    std::vector<Index> closed;
    for (auto runs = ledger.short_runs(); !runs.empty(); runs = ledger.short_runs()) {
        const auto missing = [&](Index run) {
            return model_.runs[static_cast<std::size_t>(run)].minimum - ledger.enrolled(run);
        };
        const Index run =
            *std::min_element(runs.begin(), runs.end(), [&](Index a, Index b) { return missing(a) > missing(b); });
        Ledger filled = ledger;
        const bool full = fill(filled, run) && filled.short_runs().size() < runs.size();
        close(ledger, run);
        if (full && filled.worth() > ledger.worth())
            ledger = filled;
        else
            closed.push_back(run);
    }
    for (const Index run : closed) {
        Ledger opened = ledger;
        opened.close(run, false);
        if (fill(opened, run) && opened.short_runs().empty() && opened.worth() > ledger.worth()) ledger = opened;
    }
}

} // namespace aitalent::planning
