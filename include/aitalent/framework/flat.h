#pragma once
#include "aitalent/framework/framework.h"
#include "aitalent/framework/profile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aitalent {

/// One value of a document, by its path: "roles[developer].requirements[coding].level".
struct FlatValue {
    std::string path;
    std::string text;                       ///< as written in the document; lists in flow style
    std::optional<std::int64_t> order = {}; ///< of numbers, hours, money, levels and booleans: what compares
    friend bool operator==(const FlatValue &, const FlatValue &) = default;
};

/// Every value that says something (empty texts and lists are left out), in the order of the form. Provenance stands
/// where a node has one of its own. Elements of lists are named as in PlaceOf.
std::vector<FlatValue> flat(const Framework &framework);
std::vector<FlatValue> flat(const Profile &profile);

/// Is `path` that of `outer` or of something inside it?
bool is_within(std::string_view path, std::string_view outer);
/// The last key of a path: "level".
std::string_view last_key(std::string_view path);

} // namespace aitalent
