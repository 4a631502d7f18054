#include "ledger.h"

namespace aitalent::planning {

Ledger::Ledger(const Model &model)
    : model_(&model), enrolled_(model.runs.size()), closed_(model.runs.size()), bundles_(model.people.size()) {
    left_.reserve(model.rows.size());
    for (const auto &row : model.rows) left_.push_back(row.capacity);
}

template<class Use>
void Ledger::each_use(const PersonClass &who, std::span<const Offer> offers, Use use) const {
    for (const auto &offer : offers) {
        if (is_booked(who, offer)) continue;
        model_->uses(who, offer, use);
        if (enrolled_[static_cast<std::size_t>(offer.run)] == 0) model_->run_uses(offer.run, use);
    }
}

Ledger::Room Ledger::room(const PersonClass &who, const Offer &offer) const {
    if (is_booked(who, offer)) return Room::all;
    const auto run = static_cast<std::size_t>(offer.run);
    if (closed_[run]) return Room::none;
    bool seats = left_[run] > 0, others = true;
    const auto look = [&](Index row, std::int64_t amount) {
        (row == offer.run ? seats : others) &= left_[static_cast<std::size_t>(row)] >= amount;
    };
    model_->uses(who, offer, look);
    if (others && !model_->is_plain(offer.run) && model_->runs[run].run_price > 0)
        others = has_left(who, {&offer, 1}, false);
    return !others ? Room::none : seats ? Room::all : Room::but_for_seats;
}

bool Ledger::admits(const PersonClass &who, std::span<const Offer> offers) const {
    return has_left(who, offers, true);
}

bool Ledger::admits_beside_seats(const PersonClass &who, std::span<const Offer> offers) const {
    return has_left(who, offers, false);
}

/// The same without a list: no row but that of money is used twice.
bool Ledger::has_left_of_plain(const PersonClass &who, std::span<const Offer> offers, bool seats) const {
    Dollars money = 0;
    for (const auto &offer : offers) {
        if (is_booked(who, offer)) continue;
        if (seats && left_[static_cast<std::size_t>(offer.run)] < model_->seats(offer)) return false;
        money += model_->plain_price(offer.run);
    }
    return money == 0 || who.purse == none || left_[static_cast<std::size_t>(who.purse)] >= money;
}

bool Ledger::has_left(const PersonClass &who, std::span<const Offer> offers, bool seats) const {
    const auto plain = [&](const Offer &offer) { return model_->is_plain(offer.run); };
    if (who.is_plain && std::all_of(offers.begin(), offers.end(), plain)) return has_left_of_plain(who, offers, seats);
    std::vector<std::pair<Index, std::int64_t>> sums;
    each_use(who, offers, [&](Index row, std::int64_t amount) {
        if (!seats && model_->rows[static_cast<std::size_t>(row)].kind == RowKind::seats) return;
        const auto found = std::find_if(sums.begin(), sums.end(), [&](auto &sum) { return sum.first == row; });
        if (found == sums.end())
            sums.emplace_back(row, amount);
        else
            found->second += amount;
    });
    return std::all_of(sums.begin(), sums.end(),
                       [&](const auto &sum) { return sum.second <= left_[static_cast<std::size_t>(sum.first)]; });
}

void Ledger::enter(Index person, const Bundle &bundle) {
    const auto &who = model_->class_of(person);
    each_use(who, bundle.offers,
             [&](Index row, std::int64_t amount) { left_[static_cast<std::size_t>(row)] -= amount; });
    for (const auto &offer : bundle.offers)
        if (!is_booked(who, offer)) count(offer.run, 1);
    worth_ += bundle.worth;
    bundles_[static_cast<std::size_t>(person)] = bundle;
}

void Ledger::leave(Index person) {
    auto &bundle = bundles_[static_cast<std::size_t>(person)];
    const auto &who = model_->class_of(person);
    for (const auto &offer : bundle.offers)
        if (!is_booked(who, offer)) count(offer.run, -1);
    each_use(who, bundle.offers,
             [&](Index row, std::int64_t amount) { left_[static_cast<std::size_t>(row)] += amount; });
    worth_ -= bundle.worth;
    bundle = Bundle();
}

void Ledger::count(Index run, int change) {
    auto &people = enrolled_[static_cast<std::size_t>(run)];
    const int minimum = model_->runs[static_cast<std::size_t>(run)].minimum;
    const auto missing = [&] { return people > 0 && people < minimum ? minimum - people : 0; };
    shortfall_ -= missing();
    people += change;
    shortfall_ += missing();
}

std::vector<Index> Ledger::short_runs() const {
    std::vector<Index> result;
    for (std::size_t run = 0; run < enrolled_.size(); ++run)
        if (enrolled_[run] > 0 && enrolled_[run] < model_->runs[run].minimum) result.push_back(static_cast<Index>(run));
    return result;
}

} // namespace aitalent::planning
