#pragma once
#include <algorithm>
#include <vector>

namespace aitalent {

/// The distinct values of rows in the order they come. Rows of a group stand together; a value first met in a later
/// group takes its place behind the value it follows there, so a first group with holes does not spoil the order.
template<class Rows, class ValueOf, class GroupOf>
auto first_seen(const Rows &rows, ValueOf value_of, GroupOf group_of) {
    using Value = std::decay_t<decltype(value_of(*rows.begin()))>;
    using Group = std::decay_t<decltype(group_of(*rows.begin()))>;
    std::vector<Value> seen;
    std::vector<Group> group;
    std::size_t after = 0;
    for (const auto &row : rows) {
        if (group.empty() || group.back() != group_of(row)) {
            group.assign(1, group_of(row));
            after = 0;
        }
        const auto known = std::find(seen.begin(), seen.end(), value_of(row));
        if (known == seen.end())
            seen.insert(seen.begin() + static_cast<std::ptrdiff_t>(after++), value_of(row));
        else
            after = static_cast<std::size_t>(known - seen.begin()) + 1;
    }
    return seen;
}

} // namespace aitalent
