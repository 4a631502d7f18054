#pragma once
#include "alone.h"

namespace aitalent::planning {

/// The best one person can do with everybody else as planned, keeping the constraints up to and including a stage in
/// the order of the reasons. Branch and bound over sets of courses, then over their dates; exact unless a search takes
/// more than `node_limit` steps. Owes nothing to the solver. Cost: mostly microseconds.
class OnePerson {
  public:
    OnePerson(const Rest &rest, Index person);

    /// The best bundle at that stage, ordered by session: what the person takes now unless another is worth more. Of
    /// bundles of equal worth one that goes further in the competency `preferred`.
    std::vector<Index> best(OpenReason last, Index preferred = none);
    /// May the bundle be taken at that stage?
    bool holds(const std::vector<Index> &bundle, OpenReason last) const;
    /// The first constraint that keeps the person out of that session alone.
    std::optional<OpenReason> refusal(Index session) const { return rest_.refusal(person_, session); }

    static constexpr int node_limit = 100'000;

  private:
    using Value = std::int64_t;
    struct Subject { ///< a course that may be of use
        Index course = 0;
        Minutes minutes = 0;
        std::vector<Index> all;
        std::vector<std::optional<OpenReason>> refusals; ///< of each of them
        std::vector<std::size_t> places;                 ///< in `all`: those the stage leaves
        Value most_terms = 0;                            ///< at most worth of its own
        std::vector<Dollars> charges;                    ///< by session of `all`, then purse
        std::vector<Dollars> least;                      ///< by purse: of the sessions the stage leaves
    };

    const Course &course(Index index) const { return rest_.problem().courses[static_cast<std::size_t>(index)]; }
    const Session &session(Index index) const { return rest_.problem().sessions[static_cast<std::size_t>(index)]; }
    const Person &who() const { return rest_.problem().people[static_cast<std::size_t>(person_)]; }
    int have(Index competency) const;
    void find_wanted();
    void open_purses();
    Dollars charge(std::size_t purse, Index session) const { return rest_.charge(purses_[purse], person_, session); }
    bool pays(const std::vector<Dollars> &amounts, std::size_t first);
    void pay_back(const std::vector<Dollars> &amounts, std::size_t first);
    bool want(Index competency, int level);
    bool is_of_use(Index course) const;
    void weigh(Index preferred);
    Value value(const std::vector<Index> &bundle) const;
    Value terms_value(Index session) const;
    Value level_value(Index competency, int level) const;
    void admit_subjects(OpenReason last);
    void choose(std::size_t next, Minutes left);
    Value at_most(std::size_t next, Minutes left) const;
    void date_set();
    bool order_set();
    void date(std::size_t place, Value terms);
    bool can_follow(Index taken, std::size_t place) const;
    bool asks_held(Index taken, const std::vector<Index> &bundle) const;
    bool within_limits(const std::vector<Index> &bundle, OpenReason last) const;
    bool within_unit(const std::vector<Index> &bundle) const;
    bool within_providers(const std::vector<Index> &bundle) const;
    bool within_money(const std::vector<Index> &bundle) const;
    template<class Amount>
    bool fits(std::int64_t limit, const std::vector<Index> &bundle, Amount amount) const;
    bool within_hours(const std::vector<Index> &bundle) const;
    bool is_kept(Index session) const;
    std::vector<Index> useful(std::vector<Index> bundle) const;

    const Rest &rest_;
    Index person_;
    std::map<Index, int> have_;
    std::map<Index, int> wanted_; ///< by competency: levels up to this one are of use
    std::map<Index, std::pair<int, Value>> worth_;
    Value per_terms_ = 1;
    std::vector<Index> kept_; ///< sessions that stay whatever
    std::vector<Subject> subjects_;
    std::vector<Index> purses_;  ///< budgets that can be charged
    std::vector<Dollars> money_; ///< by purse: what may be spent, what is kept included
    std::vector<Dollars> spent_; ///< by purse: by what is chosen, at the least, or dated
    std::vector<std::int64_t> provider_;

    OpenReason last_ = OpenReason::minimum;
    bool has_hours_ = false;
    std::vector<const Subject *> open_;   ///< subjects of the stage
    std::vector<const Subject *> chosen_; ///< being decided; then in an order in which they can be taken
    std::vector<Index> dated_;            ///< kept sessions first
    bool counts_money_ = false;
    std::vector<Index> best_;
    Value best_value_ = 0;
    Value set_value_ = 0; ///< of the set being dated, without worth of its own
    int nodes_ = 0;
};

} // namespace aitalent::planning
