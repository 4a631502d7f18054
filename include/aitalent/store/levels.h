#pragma once
#include "aitalent/scoring/fold.h"
#include "aitalent/store/people.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace aitalent {

/// Levels of people as they were derived last, kept so that scoring a whole civil service reads 80 bytes a person and
/// no evidence. A person's vector goes in the same transaction in which the person's evidence changes, and counts only
/// for the basis (standard, profile, catalogue) and the span of days it was made for. All go in a transaction that
/// changes a document, a course or what a course lifts, so that none of another basis ever counts again.

/// Keys of the people chosen, ascending. For the functions below.
std::vector<PersonKey> person_keys(const Store &store, const PeopleFilter &filter = {});

/// Fills the rows of `into` (as many as `people`) for whom a vector holds; gives the places of the others, ascending.
std::vector<std::uint32_t> load_levels(const Store &store, std::span<const PersonKey> people, std::int64_t basis,
                                       Date as_of, LevelTable &into);

/// Keeps the rows at `places` from `as_of` on, until the day number at the same place of `until`.
void save_levels(Transaction &transaction, std::span<const PersonKey> people, std::span<const std::uint32_t> places,
                 std::int64_t basis, Date as_of, std::span<const std::int32_t> until, const LevelTable &levels);

/// Forgets all that is kept: it is derived again when asked for.
void drop_levels(Transaction &transaction);

/// One row of what is kept, as it stands.
struct KeptLevels {
    PersonKey person{};
    std::optional<Date> from; ///< nothing where the row holds no date
    std::int64_t to_day = 0;
    std::string levels; ///< as LevelTable::bytes
};
/// All rows of that basis, whether there is such a person or not; by first day, then person.
std::vector<KeptLevels> load_kept_levels(const Store &store, std::int64_t basis);

/// All ratings of these people in `columns`, as fold_ratings takes them: ordered by person, `person` a place in
/// `people`. Reads every rating of the store once.
std::vector<PackedRating> load_rating_rows(const Store &store, std::span<const PersonKey> people,
                                           const std::vector<CompetencyId> &columns);

/// Keys of everybody who holds a certificate or a course result, ascending.
std::vector<PersonKey> people_with_learning(const Store &store);

} // namespace aitalent
