#include "source_hash.h"

#include "aitalent/base/hash.h"

namespace aitalent {

SourceHash::SourceHash(const Input &input) : hex_(std::async(std::launch::async, [&] { return work_out(input); })) {}

std::string SourceHash::work_out(const Input &input) const {
    Sha256 hash;
    for (std::uint64_t at = 0; at < input.size() && !given_up_;) {
        const auto part = input.text_at(at, 1u << 20);
        if (part.empty()) break;
        hash.add(part);
        at += part.size();
    }
    return hash.hex();
}

} // namespace aitalent
