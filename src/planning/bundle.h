#pragma once
#include "market.h"
#include "ties.h"

namespace aitalent::planning {

/// What one person takes.
struct Bundle {
    Score net = 0;   ///< worth less cost
    Score worth = 0; ///< levels and own worth of the pairs
    std::vector<Offer> offers;
    bool exact = true; ///< false: the search was cut short
};

/// What a bundle costs a person at those prices.
inline Score cost_of(const Model &model, Index person, const Bundle &bundle, const RowPrices &prices) {
    Score sum = 0;
    for (const auto &offer : bundle.offers)
        sum += cost_at(model, model.class_of(person), offer, prices) + model.score(offer);
    return sum;
}

/// Finds the best bundle of one person at a market's costs: branch and bound over the options of each strand, then over
/// dated sessions. Exact up to `node_limit`. Keeps its buffers; one per thread.
class BundleSearch {
  public:
    explicit BundleSearch(const Model &model);

    /// The best bundle; the empty one (net 0) where nothing pays. Bookings are always part of it.
    const Bundle &best(Index person, const Market &market);

    /// All bundles with at least that net, at most `most` of them. False: there may be more.
    bool list(Index person, const Market &market, Score at_least, std::size_t most, std::vector<Bundle> &found);

    static constexpr std::int64_t node_limit = 20000;
    /// The same where rows may refuse a bundle: such searches improve a plan, they prove nothing.
    static constexpr std::int64_t limited_node_limit = 2000;

  private:
    struct Candidate {
        Score cost;
        Offer offer;
    };
    struct Choice {
        Score net; ///< at the lowest cost of each course, whatever the dates
        Score score;
        Minutes minutes;
        const Path *path;
    };
    struct Stage { ///< a strand
        std::vector<Choice> choices;
        bool forced = false;
    };

    void search(Index person, const Market &market, Score more_than);
    void collect(const Market &market);
    void collect_course(Index course, const Market &market);
    void make_stages();
    void make_reach();
    Score reach(std::size_t stage, Minutes left) const;
    void choose(std::size_t stage, Minutes left, Score net, Score worth);
    void date(std::size_t stage, Minutes left, Score net, Score worth, const Choice &choice, std::size_t next,
              std::size_t base);
    bool fits(const Candidate &candidate, const Choice &choice, std::size_t next, std::size_t base) const;
    bool fits_periods() const;
    bool admitted() const;
    void note_suppliers();
    bool can_still_open(std::size_t stage) const;
    void keep(Score net, Score worth);

    const Model &model_;
    const Market *market_ = nullptr;
    Index person_ = 0;
    const PersonClass *class_ = nullptr;
    std::vector<std::vector<Candidate>> candidates_; ///< by course
    std::vector<Index> collected_;                   ///< courses with candidates made for this person
    std::vector<bool> is_collected_;
    std::vector<Stage> stages_;
    std::size_t stage_count_ = 0;
    std::vector<Score> reach_; ///< by stage and hours left: what the stages from there on add at most
    std::size_t width_ = 1;
    Minutes step_ = 1;
    std::vector<const Candidate *> chosen_;
    std::vector<Offer> offers_; ///< of chosen_
    std::int64_t nodes_ = 0;
    std::int64_t most_nodes_ = node_limit;
    bool limited_ = false;
    bool loose_ = false; ///< strands are tied to each other
    Ties ties_;
    std::vector<std::size_t> lifts_until_;  ///< by competency: the stage after the last one that can lift it
    std::vector<std::size_t> taught_until_; ///< by course: likewise
    Bundle best_;
    std::vector<Bundle> *listed_ = nullptr; ///< keep all above best_.net instead of raising it
};

} // namespace aitalent::planning
