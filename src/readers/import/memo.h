#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

namespace aitalent {

/// Remembers what texts were read as: a personnel file has few units, grades and days, each thousands of times.
/// Forgets everything when it holds `most` texts, so that no file can make it grow.
template<class Value>
class Memo {
  public:
    template<class Read>
    const Value &of(std::string_view text, const Read &read) {
        if (const auto held = held_.find(text); held != held_.end()) return held->second;
        if (held_.size() >= most) held_.clear();
        return held_.emplace(std::string(text), read(text)).first->second;
    }

  private:
    static constexpr std::size_t most = 1 << 14;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, Value, Hash, std::equal_to<>> held_;
};

} // namespace aitalent
