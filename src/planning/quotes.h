#pragma once
#include "market.h"

namespace aitalent::planning {

/// The cheapest dated way through each path of one class at given prices, found once for all its people.
class Quotes {
  public:
    explicit Quotes(const Model &model);

    void quote(Index person_class, const RowPrices &prices);

    /// Likewise at a market's costs, of what it has.
    void quote(Index person_class, const Market &market);

    bool can(Index path) const { return costs_[static_cast<std::size_t>(path)] < no_way; }
    Score cost(Index path) const { return costs_[static_cast<std::size_t>(path)]; }
    /// Places in the class's offers, in the order of the path's courses.
    std::span<const Index> chosen(Index path) const {
        return {&chosen_[first_[static_cast<std::size_t>(path)]],
                model_.paths[static_cast<std::size_t>(path)].courses.size()};
    }

    /// Spreads that many people who take the path over the sessions that make it dearer by less than `width`: in
    /// proportion to seats, the cheaper the more. Adds to `wanted`, by place in the class's offers, in parts of a
    /// person. Who all took the very cheapest would tell nothing about the next cheapest.
    void spread(Index path, std::int64_t people, Score width, std::vector<std::int64_t> &wanted);
    static constexpr int part_bits = 10; ///< a person has 1024 parts

  private:
    static constexpr Score no_way = -impossible;  ///< cost of a path that cannot be taken
    static constexpr Score far_away = no_way / 2; ///< cost of an offer that cannot be had
    void price_offers(const RowPrices &prices);
    void quote_paths();
    void quote_path(Index index);
    bool fits(const Path &path, const Index *chosen, std::size_t count) const;
    void quote_chain(const Path &path, Index *chosen, Score &cost) const;
    void total_chains(std::size_t earlier, std::size_t later);
    void share(std::size_t course, const std::vector<Score> &costs, std::int64_t people, Score width,
               std::vector<std::int64_t> &wanted) const;
    void search(const Path &path, std::size_t next, Score cost, std::vector<Index> &taken, Index *chosen, Score &best);
    std::size_t place(Index course) const { return places_[static_cast<std::size_t>(course)]; }

    const Model &model_;
    const PersonClass *class_ = nullptr;
    std::vector<Score> offer_costs_;
    std::vector<Score> chain_costs_;  ///< by offer: of the cheapest chain it is part of
    std::vector<Index> cheapest_;     ///< by course place: place of the cheapest offer, or none
    std::vector<std::size_t> places_; ///< by course: place in the class's courses
    std::vector<Score> costs_;        ///< by path
    std::vector<std::size_t> first_;  ///< by path: into chosen_
    std::vector<Index> chosen_;
};

} // namespace aitalent::planning
