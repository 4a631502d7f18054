#pragma once
#include "aitalent/scoring/kernel.h"

namespace aitalent {

/// A rating as a whole civil service brings it: 12 bytes, ids as places in lists.
struct PackedRating {
    std::uint32_t person = 0;     ///< row of the LevelTable
    std::uint16_t competency = 0; ///< column of the LevelTable
    EvidenceKind kind = EvidenceKind::self;
    std::uint8_t level = 0;
    std::int32_t day = 0; ///< day_number of the rating's date
};

/// Fills the levels of everybody who has a row: exactly those `levels_of` gives people whose only evidence is ratings.
/// People with certificates or course results are set by `levels_of` afterwards. Rows must be ordered by person, those
/// of one person in any order; people without rows keep what the table holds. The number of threads (0 = as many as the
/// machine has) changes nothing. Cost: one pass, some 20 ns a row and core.
///
/// `until`, where given, has a place for each person of the table; those of people with rows are set to the number of
/// the first day after `as_of` on which their levels may become others by themselves: until then they are the same.
void fold_ratings(std::span<const PackedRating> rows, const Profile &profile, Date as_of, LevelTable &into,
                  unsigned threads = 0, std::span<std::int32_t> until = {});
/// The day number that stands for "never by themselves".
inline constexpr std::int32_t never = INT32_MAX;

} // namespace aitalent
