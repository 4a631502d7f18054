#include "aitalent/privacy/file_mark.h"

#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"

namespace aitalent {

namespace {

HmacSha256 marker(std::string_view generation) {
    const auto key = hmac_sha256(generation, "aitalent file mark");
    return HmacSha256(std::string_view(reinterpret_cast<const char *>(key.data()), key.size()));
}

} // namespace

std::string file_mark(std::string_view key, std::string_view sha256) {
    const auto generations = split(key, '\n');
    auto mark = hex_of(marker(generations.front()).of({"file 1:", sha256}));
    for (std::size_t i = 1; i < generations.size(); ++i) mark = renewed_file_mark(generations[i], mark);
    return mark;
}

std::string renewed_file_mark(std::string_view generation, std::string_view mark) {
    return hex_of(marker(generation).of({"file 2:", mark}));
}

} // namespace aitalent
