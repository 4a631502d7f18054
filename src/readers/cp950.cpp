#include "cp950.h"

#include <memory>

#include <unicode/ucnv.h>

namespace aitalent {

namespace {

/// ICU's converter, stopping at what it cannot convert instead of substituting.
class Converter {
  public:
    Converter() : converter_(nullptr) {
        UErrorCode status = U_ZERO_ERROR;
        converter_ = ucnv_open("windows-950", &status);
        ucnv_setToUCallBack(converter_, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        ucnv_setFromUCallBack(converter_, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        ucnv_setFallback(converter_, false);
    }
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;
    ~Converter() { ucnv_close(converter_); }

    char16_t character(const char (&pair)[2]) {
        UErrorCode status = U_ZERO_ERROR;
        char16_t out[2];
        const auto length = ucnv_toUChars(converter_, out, 2, pair, 2, &status);
        return U_SUCCESS(status) && length == 1 ? out[0] : char16_t{0};
    }
    std::uint16_t pair(char16_t character) {
        UErrorCode status = U_ZERO_ERROR;
        char out[4];
        const auto length = ucnv_fromUChars(converter_, out, 4, &character, 1, &status);
        if (U_FAILURE(status) || length != 2) return 0;
        return static_cast<std::uint16_t>(static_cast<unsigned char>(out[0]) << 8 | static_cast<unsigned char>(out[1]));
    }

  private:
    UConverter *converter_;
};

Cp950::Utf8 utf8_of(char16_t c) {
    const unsigned code = c;
    if (code < 0x80) return {{static_cast<char>(code)}, 1};
    if (code < 0x800) return {{static_cast<char>(0xc0 | code >> 6), static_cast<char>(0x80 | (code & 0x3f))}, 2};
    return {{static_cast<char>(0xe0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3f)),
             static_cast<char>(0x80 | (code & 0x3f))},
            3};
}

} // namespace

Cp950::Cp950() {
    Converter converter;
    for (unsigned lead = first_lead; lead <= last_lead; ++lead)
        for (unsigned trail = 0x40; trail <= 0xfe; ++trail) {
            if (trail == 0x7f) trail = 0xa1; // no character has a second byte in between
            const char pair[2] = {static_cast<char>(lead), static_cast<char>(trail)};
            const char16_t character = converter.character(pair);
            if (character == 0) continue;
            utf8_[(lead - first_lead) << 8 | trail] = utf8_of(character);
            pairs_[character] = converter.pair(character);
        }
}

const Cp950 &Cp950::table() {
    static const auto table = std::unique_ptr<const Cp950>(new Cp950());
    return *table;
}

} // namespace aitalent
