#include "cp950.h"

#include "aitalent/base/fault.h"
#include "aitalent/base/text.h"

#include <algorithm>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace aitalent {

namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter() {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open("windows-950-2000", &status), &ucnv_close);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFallback(converter.get(), false); // a look-alike is not the character
    if (U_FAILURE(status)) throw Error(Exit::bug, Fault("AT-CLI-090").with("found", u_errorName(status)));
    return converter;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

std::string to_cp950(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    static thread_local Converter converter = open_converter();
    const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::string bytes(static_cast<std::size_t>(wide.length()) * 2 + 8, '\0');
    UErrorCode status = U_ZERO_ERROR;
    const auto length = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                        wide.getBuffer(), wide.length(), &status);
    if (U_FAILURE(status)) throw Error(Exit::refused, Fault("AT-WRT-002").with("found", shortened(text, 40)));
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

} // namespace aitalent
