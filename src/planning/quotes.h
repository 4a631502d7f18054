#pragma once
#include "market.h"

namespace aitalent::planning {

/// The cheapest dated way through each path of one class at given prices, found once for all its people.
class Quotes {
  public:
    explicit Quotes(const Model &model);

    /// `noise`: each offer is made dearer by a part of it that depends on class and session only, so that people of
    /// different classes spread over equal sessions. 0 for proofs.
    void quote(Index person_class, const RowPrices &prices, Score noise);

    /// Likewise at a market's costs, of what it has.
    void quote(Index person_class, const Market &market);

    bool can(Index path) const { return costs_[static_cast<std::size_t>(path)] < no_way; }
    Score cost(Index path) const { return costs_[static_cast<std::size_t>(path)]; }
    /// Places in the class's offers, in the order of the path's courses.
    std::span<const Index> chosen(Index path) const {
        return {&chosen_[first_[static_cast<std::size_t>(path)]],
                model_.paths[static_cast<std::size_t>(path)].courses.size()};
    }

  private:
    static constexpr Score no_way = -impossible;  ///< cost of a path that cannot be taken
    static constexpr Score far_away = no_way / 2; ///< cost of an offer that cannot be had
    void price_offers(Index person_class, const RowPrices &prices, Score noise);
    void quote_paths();
    void quote_path(Index index);
    bool fits(const Path &path, const Index *chosen, std::size_t count) const;
    void quote_chain(const Path &path, Index *chosen, Score &cost) const;
    void search(const Path &path, std::size_t next, Score cost, std::vector<Index> &taken, Index *chosen, Score &best);
    std::size_t place(Index course) const { return places_[static_cast<std::size_t>(course)]; }

    const Model &model_;
    const PersonClass *class_ = nullptr;
    std::vector<Score> offer_costs_;
    std::vector<Index> cheapest_;     ///< by course place: place of the cheapest offer, or none
    std::vector<std::size_t> places_; ///< by course: place in the class's courses
    std::vector<Score> costs_;        ///< by path
    std::vector<std::size_t> first_;  ///< by path: into chosen_
    std::vector<Index> chosen_;
};

} // namespace aitalent::planning
