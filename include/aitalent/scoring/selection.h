#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/scoring/readiness.h"

namespace aitalent {

/// What selection may know of a person, and all of it: no name, sex, birth date or any other protected field has a
/// place here. `readiness` is for the role people are selected for.
struct Candidate {
    PersonKey person = PersonKey::none;
    std::string lottery_key = {}; ///< unique and stable across stores: "AGENCY/STAFF_NO"
    AgencyCode agency = AgencyCode();
    UnitCode unit = UnitCode();
    std::string region = {};
    std::string grade = {};
    std::string title = {};
    bool supervisor = false;
    std::optional<int> years = {}; ///< full years of service; empty = not known
    bool in_service = true;
    std::vector<std::size_t> exempt_from = {}; ///< rules of eligibility (indexes) waived for this person
    Readiness readiness = {};
    std::optional<Date> last_trained = {}; ///< last course finished by the as-of date; empty = never
};
Candidate candidate(const Person &person, const PersonLevels &levels, const PersonEvidence &evidence,
                    const RoleProfile &role, Date as_of);

struct SelectionRequest {
    RoleId role;
    Date as_of;
    int seats = 0;
    std::string seed = {};                   ///< of the lottery; to be published before the selection is made
    std::vector<FieldRule> eligibility = {}; ///< all must fit
    std::vector<FieldRule> priorities = {};  ///< who fits the first comes before who fits the second …, then the rest
    std::vector<Reserve> reserves = {};      ///< at most 60
    bool with_changes = true;                ///< find the changes and the borderline of everybody: quadratic in people
};

enum class Outcome : std::uint8_t { chosen, not_chosen, not_eligible };
enum class Reason : std::uint8_t {
    by_rank,        ///< chosen; would be without any reserve
    by_reserve,     ///< chosen; would not be without the reserves
    ranked_below,   ///< not chosen: the seats went to people ranked above
    reserve_passed, ///< not chosen: would be without the reserves
    left_service,   ///< not eligible
    ready_enough,   ///< not eligible: as ready as the profile's limit, or more
    rule            ///< not eligible: does not fit a rule of eligibility
};
/// What two people are told apart by, first difference first.
enum class Criterion : std::uint8_t { none, priority, need, waiting, lottery };
std::string_view name(Outcome outcome);     ///< "chosen", "not_chosen", "not_eligible"
std::string_view name(Reason reason);       ///< "by_rank", …
std::string_view name(Criterion criterion); ///< "need", …

/// A change that would bring a person in; all parts of it together. Verified by running the selection with it.
struct SelectionChange {
    int more_seats = 0; ///< open seats added
    int steps = 0;      ///< known levels of the person lower by so many steps, those that count most first
    /// The person's last training on this day instead (or, the last day, never before): for those who tie on need.
    std::optional<Date> last_trained = {};
    std::vector<std::size_t> rules_waived = {}; ///< indexes into SelectionRequest::eligibility, for this person
    friend bool operator==(const SelectionChange &, const SelectionChange &) = default;
};

/// One person's place in the selection and why.
struct Placement {
    PersonKey person = PersonKey::none;
    Outcome outcome = Outcome::not_eligible;
    Reason reason = Reason::rule;
    std::vector<std::size_t> failed_rules = {}; ///< indexes of the rules of eligibility that do not fit
    int rank = 0;                               ///< 1 … among the eligible; 0 = not eligible
    Criterion decided_by = Criterion::none;     ///< chosen: against the first left out; not chosen: the last chosen
    std::optional<std::size_t> reserve = {};    ///< index of the reserve whose seat the person fills
    std::optional<std::size_t> priority = {};   ///< index of the first priority that fits
    Ratio need = {};                            ///< 1 − readiness, unknown levels counted as none
    /// The part of the need that known levels fall short by, of the same whole; what is left of it is unknown. Empty in
    /// selections made before this was kept.
    std::optional<std::int64_t> need_known = {};
    std::optional<Date> last_trained = {};
    std::string lottery = {};                  ///< the drawn lot, 64 hexadecimal digits; lower goes first
    bool borderline = false;                   ///< one level one step off in one competency would change the outcome
    std::vector<SelectionChange> changes = {}; ///< for those out, smallest first; empty for who left service
};

/// What a reserve costs: who is in because of it, who is out, and need left unmet: Σ over those out − Σ over those in,
/// in units of 1/need_whole of a person.
struct ReserveCost {
    std::size_t reserve = 0;
    int filled = 0; ///< seats of it filled
    std::vector<PersonKey> brought_in = {};
    std::vector<PersonKey> left_out = {};
    std::int64_t need_lost = 0;
    std::int64_t need_whole = 1;
};

/// A proposal. It becomes a decision when a named person approves it.
struct Selection {
    RoleId role;
    int seats = 0;
    std::string seed = {};
    std::vector<Placement> placements = {}; ///< by rank; then those not eligible, by lottery
    std::vector<ReserveCost> reserves = {}; ///< one for each of the request's
    Faults warnings = {};                   ///< reserves that could not be filled (AT-SEL-006)
    std::vector<PersonKey> chosen() const;  ///< by rank
    const Placement *find(PersonKey person) const;
};

/// The faults of a request: protected fields (AT-SEL-001), fields off the allow-list (002), seats (003), reserves
/// beyond the seats (004), unknown ranking rules (005), malformed rules (010), no seed (012).
Faults check(const SelectionRequest &request, const SelectionPolicy &policy);

/// Ranks by priority, then by the policy's `rank_by` (larger need; longer without training, never first of all), then
/// by lottery: lower SHA-256 of seed, a newline and lottery_key. Seats go down the rank; a person is passed over only
/// where taking him or her would leave a reserve unfilled that those below can fill (exact: greedy on a matroid, so no
/// other choice that keeps the reserves has a better rank at any place). The order of candidates changes nothing.
/// Throws Error(Exit::usage) with the faults of `check`.
Selection select(const SelectionRequest &request, std::span<const Candidate> candidates, const SelectionPolicy &policy);

/// The request and candidates with one change applied, to run again.
void apply(const SelectionChange &change, PersonKey person, SelectionRequest &request,
           std::vector<Candidate> &candidates);

/// A decision against the proposal for one person.
struct Override {
    PersonKey person = PersonKey::none;
    bool in = true;
    std::string reason;
    std::string by; ///< who decided
};
/// Overrides without reason (AT-SEL-007) or decider (011), of nobody's (008), and more people than seats (009).
Faults check(const Selection &selection, std::span<const Override> overrides);
/// Who is chosen once the overrides are applied, later ones last; ordered by key.
std::vector<PersonKey> chosen_after(const Selection &selection, std::span<const Override> overrides);

} // namespace aitalent
