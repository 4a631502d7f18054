#pragma once
#include "model.h"

namespace aitalent::planning {

/// Prices of the rows, in scores per unit used, with 16 binary places. Any prices ≥ 0 give a valid bound.
using RowPrices = std::vector<std::int64_t>;
inline constexpr int price_bits = 16;

/// What an enrolment costs at those prices, rounded down, less the worth of its own.
inline Score cost_at(const Model &model, const PersonClass &who, const Offer &offer, const RowPrices &prices) {
    if (!who.booked.empty() && std::binary_search(who.booked.begin(), who.booked.end(), offer.run))
        return -model.score(offer);
    std::int64_t sum = 0;
    model.uses(who, offer,
               [&](Index row, std::int64_t amount) { sum += prices[static_cast<std::size_t>(row)] * amount; });
    return (sum >> price_bits) - model.score(offer);
}

/// What a person sees while choosing.
class Market {
  public:
    virtual ~Market() = default;
    /// Cost of an enrolment in scores, or nothing where it cannot be had.
    virtual bool cost(const PersonClass &who, const Offer &offer, Score &cost) const = 0;
    /// Can all of these be had together?
    virtual bool admits(const PersonClass &who, std::span<const Offer> offers) const = 0;
    /// May `admits` refuse? What a part of a bundle is refused, the whole is refused.
    virtual bool is_limited() const { return true; }
};

/// Everything can be had at its price.
class PriceList : public Market {
  public:
    PriceList(const Model &model, const RowPrices &prices) : model_(model), prices_(prices) {}
    bool cost(const PersonClass &who, const Offer &offer, Score &cost) const override {
        cost = cost_at(model_, who, offer, prices_);
        return true;
    }
    bool admits(const PersonClass &, std::span<const Offer>) const override { return true; }
    bool is_limited() const override { return false; }

  private:
    const Model &model_;
    const RowPrices &prices_;
};

} // namespace aitalent::planning
