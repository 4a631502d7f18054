#include "aitalent/base/by_hash.h"
#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"

#include <map>
#include <string>

#include <doctest/doctest.h>

using namespace aitalent;

namespace {

struct Counted {
    std::uint64_t hash;
    std::uint64_t count;
};

} // namespace

TEST_CASE("a table by hash holds what a map holds, however it grew and however its hashes crowd together") {
    for (const std::uint64_t spread : {~std::uint64_t{0}, std::uint64_t{0xfff}, std::uint64_t{7} << 40}) {
        ByHash<Counted> table;
        std::map<std::uint64_t, std::uint64_t> map;
        Random random(spread);
        for (int i = 0; i < 20'000; ++i) {
            const std::uint64_t hash = (random.next() & spread) | 1 | (random.below(400) << 20);
            if (i == 7'000) table.expect(30'000);
            const auto [entry, made] = table.place(hash);
            CHECK(made == !map.contains(hash));
            ++entry.count, ++map[hash];
        }
        CHECK(table.size() == map.size());
        for (const auto &[hash, count] : map) {
            REQUIRE(table.find(hash) != nullptr);
            CHECK(table.find(hash)->count == count);
        }
        for (int i = 0; i < 1'000; ++i)
            if (const auto other = random.next() << 1 | std::uint64_t{1} << 63; !map.contains(other))
                CHECK(table.find(other) == nullptr);
    }
}

TEST_CASE("texts in order have a hash that none of them can run out of") {
    CHECK(hash_of({"ab", "c"}) != hash_of({"a", "bc"}));
    CHECK(hash_of({"a", ""}) != hash_of({"a"}));
    CHECK(hash_of({"b"}, hash_of({"a"})) == hash_of({"a", "b"}));
}

TEST_CASE("plain UTF-8 is UTF-8 without NUL, wherever in the text the flaw stands") {
    const std::string_view sounds[] = {
        "S000123,擬測人,ASCII of more than eight bytes,\u00e9,\U0001f600,資訊室\r\n",
        "S000123,擬測人,機關資訊室科員臺北市政府ａ一二三四五六七八九十,77/10/28,資料分析、公文寫作"};
    CHECK(is_plain_utf8(""));
    for (const auto sound : sounds)
        for (std::size_t before = 0; before < 16; ++before) { // sixteen bytes are looked at together
            const std::string shifted = std::string(before, '-') + std::string(sound);
            CHECK(is_plain_utf8(shifted));
            for (std::size_t at = before; at < shifted.size(); ++at) {
                if (is_plain_utf8(shifted.substr(0, at)) != is_utf8(shifted.substr(0, at)))
                    FAIL_CHECK("cut at ", at - before, ", shifted by ", before);
                for (int byte = 0; byte < 256; ++byte) {
                    std::string text = shifted;
                    text[at] = static_cast<char>(byte);
                    const bool plain = is_utf8(text) && text.find('\0') == std::string::npos;
                    if (is_plain_utf8(text) != plain)
                        FAIL_CHECK("byte ", byte, " at ", at - before, ", shifted by ", before);
                }
            }
        }
}
