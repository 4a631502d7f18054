#pragma once
#include "aitalent/scoring/selection.h"
#include "seating.h"

#include <climits>

namespace aitalent::scoring {

/// What ranks one person. Lower is better at every place but need.
struct Key {
    std::size_t priority = 0; ///< index of the first priority that fits; their number if none
    Ratio need = {};
    int last_trained = INT_MIN; ///< day number; INT_MIN = never
    std::string lot;
};

/// One person as the contest sees him or her.
struct Entrant {
    bool eligible = false;
    Key key;
    ReserveMask fits = 0;
};

constexpr ReserveMask all_reserves = ~ReserveMask{0};
constexpr ReserveMask no_reserves = 0;

/// Does the candidate fit the rule?
bool fits(const FieldRule &rule, const Candidate &candidate);
/// The lot a candidate draws: lower goes first.
std::string lot(const std::string &seed, const std::string &lottery_key);

/// Ranks the candidates of one request and seats them; runs again with one person or the seats changed.
class Contest {
  public:
    Contest(const SelectionRequest &request, const SelectionPolicy &policy, std::span<const Candidate> candidates);

    const std::vector<Entrant> &entrants() const { return entrants_; }
    const std::vector<std::size_t> &order() const { return order_; } ///< the eligible, best first
    /// The first criterion by which the two differ.
    Criterion difference(const Key &a, const Key &b) const;
    bool before(const Key &a, const Key &b) const;

    /// By entrant: the place of the seat (see Seating), no_seat for those out. Reserves that are not kept have no
    /// seats.
    std::vector<int> seated(ReserveMask kept) const;
    /// Is entrant `who` chosen if he or she were `as`, with so many seats added?
    bool chosen_as(std::size_t who, const Entrant &as, int more_seats) const;

    /// The candidate as an entrant: eligible by its own fields, keyed by this request.
    Entrant entrant(const Candidate &candidate) const;
    bool ready_enough(const Candidate &candidate) const;
    std::vector<std::size_t> failed_rules(const Candidate &candidate) const;

  private:
    /// How many seats of the reserves kept the eligible can fill, and one more person if given.
    int fillable(ReserveMask kept, std::optional<ReserveMask> newcomer = {}) const;
    /// Chairs for so many seats: reserved ones, and open ones in place of those nobody can fill.
    Seating chairs(ReserveMask kept, int seats, int fillable) const;

    const SelectionRequest &request_;
    const SelectionPolicy &policy_;
    std::vector<Criterion> criteria_;
    std::vector<Entrant> entrants_;
    std::vector<std::size_t> order_;
    int fillable_ = 0; ///< of all reserves
};

} // namespace aitalent::scoring
