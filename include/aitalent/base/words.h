#pragma once
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace aitalent {

/// One value of an enumeration and the word files, tables and options use for it.
template<class Enum>
struct Word {
    Enum value;
    std::string_view word;
};

/// The word of a value; the table must name every value.
template<class Enum, std::size_t N>
constexpr std::string_view word_of(const Word<Enum> (&words)[N], Enum value) {
    return std::find_if(words, words + N, [&](const auto &entry) { return entry.value == value; })->word;
}

template<class Enum, std::size_t N>
constexpr std::optional<Enum> value_of(const Word<Enum> (&words)[N], std::string_view word) {
    const auto *found = std::find_if(words, words + N, [&](const auto &entry) { return entry.word == word; });
    if (found == words + N) return std::nullopt;
    return found->value;
}

} // namespace aitalent
