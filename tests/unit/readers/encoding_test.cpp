#include "aitalent/base/text.h"
#include "sheet_reading.h"

using namespace aitalent;
using namespace sheet_reading;

namespace {

std::string decoded(std::string_view bytes, Encoding encoding, std::size_t part = std::string::npos) {
    Decoder decoder(encoding);
    std::string out;
    while (bytes.size() > part) {
        decoder.decode(bytes.substr(0, part), false, out);
        bytes.remove_prefix(part);
    }
    decoder.decode(bytes, true, out);
    return out;
}

EncodingChoice detected(std::string_view bytes) {
    return detect_encoding(*memory_input(bytes));
}

} // namespace

TEST_CASE("the encoding is detected, with the reason") {
    CHECK(detected("\xef\xbb\xbf"
                   "a")
              .encoding == Encoding::utf8_bom);
    CHECK(detected("\xff\xfe"
                   "a\0")
              .encoding == Encoding::utf16le);
    CHECK(detected(std::string_view("a\0,\0b\0\n\0", 8)).encoding == Encoding::utf16le);
    CHECK(detected(std::string_view("\0a\0,\0b\0\n", 8)).encoding == Encoding::utf16be);
    CHECK(detected("plain").reason == EncodingReason::only_ascii);
    CHECK(detected("員工編號").reason == EncodingReason::valid_utf8);
    CHECK(detected("\xad\xfb\xa4\x75").encoding == Encoding::cp950);
    CHECK(detected(std::string(200'000, 'a') + "\xad\xfb\xa4\x75").encoding == Encoding::cp950);
    CHECK(detected(std::string(65'535, 'a') + "員").encoding == Encoding::utf8);
}

TEST_CASE("every encoding decodes alike whole and byte by byte") {
    const std::string text = "員工,許功蓋\n\"é😀\"";
    for (auto encoding : {Encoding::utf8, Encoding::utf8_bom, Encoding::utf16le, Encoding::utf16be}) {
        const std::string bytes = std::string(byte_order_mark(encoding)) + *encode(text, encoding);
        CHECK(decoded(bytes, encoding) == text);
        CHECK(decoded(bytes, encoding, 1) == text);
    }
    const std::string big5 = *encode("員工,許功蓋", Encoding::cp950);
    CHECK(big5 == "\xad\xfb\xa4\x75,\xb3\x5c\xa5\x5c\xbb\x5c");
    CHECK(decoded(big5, Encoding::cp950, 1) == "員工,許功蓋");
    CHECK(!encode("😀", Encoding::cp950));
}

TEST_CASE("user-defined characters of CP950 survive, there and back") {
    int kept = 0;
    for (int lead = 0x81; lead <= 0xfe; ++lead)
        for (int trail = 0x40; trail <= 0xfe; ++trail) {
            const std::string pair{static_cast<char>(lead), static_cast<char>(trail)};
            const auto text = decoded(pair, Encoding::cp950);
            if (!is_utf8(text) || text.size() != 3 || text < "\ue000" || text > "\uf8ff") continue;
            CHECK(encode(text, Encoding::cp950) == pair);
            ++kept;
        }
    CHECK(kept >= 5'809);
}

TEST_CASE("an undecodable byte never turns into a character") {
    for (auto bytes : {"\xff", "\x80", "\xa1", "\xf9\x20", "\xff\xff", "a\xf9"})
        CHECK_FALSE(is_utf8(decoded(bytes, Encoding::cp950)));
    CHECK_FALSE(is_utf8(decoded("a", Encoding::utf16le)));
    CHECK_FALSE(is_utf8(decoded(std::string_view("\0\xd8"
                                                 "a\0",
                                                 4),
                                Encoding::utf16le)));
}

TEST_CASE("big5: 13,502 pairs decode byte-exact and delimiter-like second bytes split rightly") { // WHATWG, iconv-lite
    const auto folder = shared_data();
    if (folder.empty()) return;
    for (const std::string name : {"agreed_all", "trail_byte_hazards"}) {
        const auto big5 = bytes_of(folder / "big5" / (name + ".cp950.csv"));
        const auto utf8 = bytes_of(folder / "big5" / (name + ".utf8.csv"));
        CHECK(decoded(big5, Encoding::cp950) == utf8);
        CHECK(detected(big5).encoding == Encoding::cp950);
        CHECK(rows_of(big5) == rows_of(utf8));
    }
    for (const auto &row : rows_of(bytes_of(folder / "big5/trail_byte_hazards.cp950.csv"))) {
        REQUIRE(row.size() == 4);
        CHECK(row[1] == row[2]);
        CHECK(row[3] == "end");
    }
}
