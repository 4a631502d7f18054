#include "primal.h"

#include "auction.h"

#include <numeric>

namespace aitalent::planning {

Primal::Primal(const Model &model, const RowPrices &prices, int threads)
    : model_(model), prices_(prices), search_(model), outlook_(model, threads), best_net_(model.people.size()),
      order_(model.people.size()), users_(model.rows.size()) {
    outlook_.look(PriceList(model, prices));
    for (std::size_t i = 0; i < order_.size(); ++i) best_net_[i] = outlook_.most(static_cast<Index>(i));
    std::iota(order_.begin(), order_.end(), Index{0});
    std::stable_sort(order_.begin(), order_.end(), [&](Index a, Index b) {
        return best_net_[static_cast<std::size_t>(a)] > best_net_[static_cast<std::size_t>(b)];
    });
}

Ledger Primal::serve() {
    Ledger ledger(model_);
    const FreeSeats market(model_, ledger, prices_, 1024);
    for (const Index person : order_) ledger.enter(person, search_.best(person, market));
    return ledger;
}

Ledger Primal::sell(int rounds) {
    Ledger ledger(model_);
    Auction auction(model_, search_, outlook_, ledger, prices_);
    for (int round = 0; round < rounds; ++round) {
        if (!auction.round(order_) && round > 0) break;
        auction.lower_what_is_left();
    }
    return ledger;
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
        if (!take_over(ledger) && !gained) return;
    }
}

template<class Use>
void Primal::each_row(Index person, const Bundle &bundle, Use use) const {
    for (const auto &offer : bundle.offers) {
        model_.uses(model_.class_of(person), offer, [&](Index row, std::int64_t) { use(row); });
        model_.run_uses(offer.run, [&](Index row, std::int64_t) { use(row); });
    }
}

void Primal::note_use(Index person, const Ledger &ledger) {
    each_row(person, ledger.bundle(person), [&](Index row) {
        auto &users = users_[static_cast<std::size_t>(row)];
        if (users.empty() || users.back() != person) users.push_back(person);
    });
}

/// People who fall short of what they would take at the prices try to take a place over.
bool Primal::take_over(Ledger &ledger) {
    for (auto &users : users_) users.clear();
    for (std::size_t i = 0; i < order_.size(); ++i) note_use(static_cast<Index>(i), ledger);
    bool gained = false;
    const PriceList list(model_, prices_);
    for (const Index person : order_) {
        const auto &now = ledger.bundle(person);
        if (best_net_[static_cast<std::size_t>(person)] - now.worth + cost(person, now) < model_.scale / 16) continue;
        const Bundle wanted = search_.best(person, list);
        if (wanted.worth > now.worth) gained |= take_over(ledger, person, wanted);
    }
    return gained;
}

/// A row this bundle uses that is overdrawn, or none.
Index Primal::overdrawn(const Ledger &ledger, Index person, const Bundle &bundle) const {
    Index found = none;
    each_row(person, bundle, [&](Index row) {
        if (found == none && ledger.left(row) < 0) found = row;
    });
    return found;
}

/// The person takes the bundle, and users of what is overdrawn then choose again. Undone where that gains nothing.
bool Primal::take_over(Ledger &ledger, Index person, const Bundle &wanted) {
    constexpr int most_moved = 3;
    const Score before = ledger.worth();
    const auto shortfall = ledger.shortfall();
    const auto closed = [&](const Offer &offer) { return ledger.is_closed(offer.run); };
    if (std::any_of(wanted.offers.begin(), wanted.offers.end(), closed)) return false;
    std::vector<std::pair<Index, Bundle>> moved{{person, ledger.bundle(person)}};
    ledger.leave(person);
    ledger.enter(person, wanted);
    Index row = overdrawn(ledger, person, wanted);
    for (int i = 0; i < most_moved && row != none && make_way(ledger, row, before, moved); ++i)
        row = overdrawn(ledger, person, wanted);
    const bool gained = row == none && ledger.worth() > before && ledger.shortfall() <= shortfall;
    for (; !gained && !moved.empty(); moved.pop_back()) {
        ledger.leave(moved.back().first);
        ledger.enter(moved.back().first, moved.back().second);
    }
    for (const auto &[who, old] : moved) note_use(who, ledger);
    return gained;
}

/// Of those who use the row, the one who loses least chooses again among what is free. False: whoever goes, more is
/// lost than gained.
bool Primal::make_way(Ledger &ledger, Index row, Score more_than, std::vector<std::pair<Index, Bundle>> &moved) {
    const FreeSeats free(model_, ledger, prices_, 64);
    std::pair best{false, more_than}; // is that enough, and the total then
    Index who = none;
    Bundle choice;
    for (const Index user : users_[static_cast<std::size_t>(row)]) {
        if (std::any_of(moved.begin(), moved.end(), [&](auto &other) { return other.first == user; })) continue;
        const Bundle old = ledger.bundle(user);
        const auto left = ledger.left(row);
        ledger.leave(user);
        const auto &fresh = search_.best(user, free);
        ledger.enter(user, fresh);
        const std::pair found{ledger.left(row) >= 0, ledger.worth()};
        if (found.second > more_than && found > best && ledger.left(row) > left)
            best = found, who = user, choice = fresh;
        ledger.leave(user);
        ledger.enter(user, old);
    }
    if (who == none) return false;
    moved.emplace_back(who, ledger.bundle(who));
    ledger.leave(who);
    ledger.enter(who, choice);
    return true;
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
