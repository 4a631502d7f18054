#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/level.h"
#include "aitalent/base/money.h"
#include "aitalent/framework/form.h"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace aitalent {

// Single values as the documents write them: what a reader of the form understands again as the same value.

inline std::string written(const std::string &text) {
    return text;
}
inline std::string written(bool value) {
    return value ? "true" : "false";
}
inline std::string written(int value) {
    return fmt::to_string(value);
}
inline std::string written(Date date) {
    return iso(date);
}
inline std::string written(std::chrono::minutes hours) {
    return hours_text(hours);
}
inline std::string written(Money money) {
    return fmt::to_string(money.dollars());
}
inline std::string written(const EditionRef &ref) {
    return ref.str();
}
template<class Tag>
std::string written(const Id<Tag> &id) {
    return id.str();
}
template<class Enum>
requires std::is_enum_v<Enum> std::string written(Enum value) {
    return std::string(name(value));
}

/// "none", the word of the scale, or the number where the scale has no word for it.
inline std::string written(Level level, const std::vector<std::string> &words) {
    if (level == Level(0)) return words.empty() ? "0" : "none";
    return level.value() <= words.size() ? words[level.value() - 1u] : fmt::to_string(level.value());
}

template<class T>
concept Written = requires(const T &value) {
    written(value);
};

} // namespace aitalent
