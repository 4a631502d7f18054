#pragma once
#include "aitalent/framework/flat.h"
#include "aitalent/framework/migration.h"

namespace aitalent {

enum class Change : std::uint8_t { added, removed, renamed, replaced, split, merged, relevelled, changed };
std::string_view name(Change change); ///< "added", "removed", "renamed", …

/// One value that differs; empty where one side has none.
struct ValueChange {
    std::string path; ///< inside the node: "name.en"
    std::string before;
    std::string after;
    friend bool operator==(const ValueChange &, const ValueChange &) = default;
};

/// What happened to one thing (or to several at once: `split`, `merged`).
struct NodeChange {
    std::string list; ///< "competencies", "certificates", "areas", … "roles"
    Change change;
    std::vector<std::string> before; ///< ids
    std::vector<std::string> after;  ///< ids
    std::string_view why = {};       ///< "map", "previous id", "same id", or "alike" for a proposal
    bool proposal = false;           ///< by likeness of names only: to be confirmed in a migration map
    /// For one thing that became one thing; besides, what the map does to levels ("lower_by", "at_most").
    std::vector<ValueChange> values = {};
};

/// Differences of two editions, in the order of the form, removed things before added ones. Things are paired by the
/// migration map, then by the previous ids of the new edition, then by equal ids; what is left over on both sides is
/// compared by the likeness of names (share of two-character pieces in common, at least one half) and proposed, never
/// taken for granted. A thing whose id is the same and whose name alone differs is `renamed`; a new id is `replaced`;
/// one thing whose levels the map lowers is `relevelled`, whatever else changed.
std::vector<NodeChange> diff(const Framework &before, const Framework &after, const Migration *map = nullptr);

/// Differences of two profiles, by paths: re-levelled and re-weighted requirements, roles added and removed, policies.
std::vector<ValueChange> diff(const Profile &before, const Profile &after);

} // namespace aitalent
