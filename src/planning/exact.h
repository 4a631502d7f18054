#pragma once
#include "pool.h"

namespace aitalent::planning {

/// Closes the gap between a plan and its bound: branch and bound over whole bundles. Only bundles that lose less than
/// the gap at the given prices are looked at; prices are adjusted again at every node.
class ExactSearch {
  public:
    ExactSearch(const Model &model, const RowPrices &prices, std::int64_t nodes);

    /// Replaces `ledger` by a better plan where it finds one. True: the plan is proven optimal.
    bool run(Ledger &ledger, Score bound);
    /// After run(): does it hold every bundle that a better plan could hold? Then gives them to the pool.
    bool give(Pool &pool) const;

  private:
    struct Use {
        Index row;
        std::int64_t amount;
    };
    struct Column {
        Score worth;
        std::vector<Use> uses; ///< without what runs cost
        Bundle bundle;
    };
    struct Node {
        std::vector<int> fixed;         ///< by person: column or −1
        std::vector<std::int64_t> left; ///< by row
        std::vector<int> people;        ///< by run, fixed ones
        Score worth = 0;
    };
    struct Relaxed {
        Score bound = 0;
        std::vector<int> best; ///< by person: column
        std::vector<std::int64_t> demand;
        bool fits = false;
    };

    bool list_columns(const Ledger &ledger, Score bound);
    void explore(const Node &node, RowPrices prices);
    Relaxed relax(const Node &node, const RowPrices &prices) const;
    bool fits(const Node &node, const Column &column) const;
    void fix(Node &node, std::size_t person, int column) const;
    Score net(const Column &column, const RowPrices &prices) const;
    void adjust(RowPrices &prices, const Node &node, const Relaxed &relaxed) const;
    void offer(const Node &node, const Relaxed &relaxed);
    std::size_t next_person(const Node &node, const Relaxed &relaxed, const RowPrices &prices) const;
    void branch(const Node &node, const Relaxed &relaxed, const RowPrices &prices);

    const Model &model_;
    const RowPrices &root_prices_;
    std::int64_t nodes_left_;
    std::vector<std::vector<Column>> columns_; ///< by person
    Score target_ = 0;                         ///< a plan must be worth this much to be of interest
    std::vector<int> best_;                    ///< by person; empty = none found yet
    bool complete_ = true;
    bool listed_ = false; ///< all that matter are in columns_
};

} // namespace aitalent::planning
