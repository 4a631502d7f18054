#include "pool.h"

namespace aitalent::planning {

bool Pool::add(Index person, const Bundle &bundle) {
    if (bundle.offers.empty()) return false;
    std::vector<Index> name;
    for (const auto &offer : bundle.offers) name.push_back(offer.run);
    std::sort(name.begin(), name.end());
    if (!known_[static_cast<std::size_t>(person)].insert(std::move(name)).second) return false;
    const auto &who = model_.class_of(person);
    std::map<Index, std::int64_t> uses;
    Column column{person, bundle, {}, {}};
    for (const auto &offer : bundle.offers) {
        if (std::binary_search(who.booked.begin(), who.booked.end(), offer.run)) continue;
        model_.uses(who, offer, [&](Index row, std::int64_t amount) { uses[row] += amount; });
        column.runs.push_back(offer.run);
    }
    for (const auto &[row, amount] : uses) column.uses.push_back({row, amount});
    columns_.push_back(std::move(column));
    return true;
}

void Pool::add(const Ledger &ledger) {
    for (std::size_t i = 0; i < known_.size(); ++i) add(static_cast<Index>(i), ledger.bundle(static_cast<Index>(i)));
}

} // namespace aitalent::planning
