#pragma once
#include "aitalent/base/by_hash.h"

#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// Remembers what texts were read as: a personnel file has few units, grades and days, each thousands of times.
/// Forgets everything when it holds `most` texts, so that no file can make it grow.
template<class Value>
class Memo {
  public:
    /// Good until the next call.
    template<class Read>
    const Value &of(std::string_view text, const Read &read) {
        const auto hash = hash_of({text});
        if (const auto *held = places_.find(hash); held != nullptr && held_[held->at].text == text)
            return held_[held->at].value;
        if (held_.size() >= most) held_.clear(), places_ = {};
        held_.push_back({std::string(text), read(text)});
        places_.place(hash).first.at = held_.size() - 1; // of two texts with one hash the later is remembered
        return held_.back().value;
    }

  private:
    static constexpr std::size_t most = 1 << 14;
    struct Held {
        std::string text;
        Value value;
    };
    struct Place {
        std::uint64_t hash;
        std::size_t at;
    };
    std::vector<Held> held_;
    ByHash<Place> places_;
};

} // namespace aitalent
