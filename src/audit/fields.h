#pragma once
#include "aitalent/base/hash.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace aitalent {

/// SHA-256 over fields, each with its length before it, so that they cannot run into one another.
class FieldHash {
  public:
    void add(std::string_view field) {
        hash_.add(std::to_string(field.size()) + ":");
        hash_.add(field);
    }
    void add(std::int64_t number) { add(std::string_view(std::to_string(number))); }
    std::string hex() { return hash_.hex(); } ///< ends the computation

  private:
    Sha256 hash_;
};

} // namespace aitalent
