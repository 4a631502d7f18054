#pragma once
#include "database.h"

#include <functional>
#include <span>
#include <vector>

namespace aitalent {

/// Keys from `first` on, before `last`.
struct KeyRange {
    std::int64_t first = 0, last = 0;
};

/// The keys first … last in as many ranges as can be read at the same time: one a processor where another connection
/// would see what this one sees (its file is held, and it has written nothing since), otherwise and for short tables
/// one in all. What is read must not depend on where the ranges end.
std::vector<KeyRange> parts_of(Database &database, std::int64_t first, std::int64_t last);

/// Calls `read` for each range with its place, all at once, each with a connection of its own (the first: this one).
void read_parts(Database &database, std::span<const KeyRange> parts,
                const std::function<void(Database &, const KeyRange &, std::size_t place)> &read);

} // namespace aitalent
