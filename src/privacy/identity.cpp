#include "aitalent/privacy/identity.h"

#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr std::size_t length = 10;

/// Without width, case and white space around.
std::string plain(std::string_view number) {
    std::string text(trimmed(number));
    text = nfkc(text);
    for (char &c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The second character of each kind of number: 1 2 national, 8 9 resident, A … D the older resident form.
bool has_form(std::string_view number) {
    if (number.size() != length || number[0] < 'A' || number[0] > 'Z') return false;
    if (std::string_view("1289ABCD").find(number[1]) == std::string_view::npos) return false;
    return std::all_of(number.begin() + 2, number.end(), is_digit);
}

/// The two-digit value of a letter in the numbering of places: A = 10 … Z = 33, out of alphabetical order.
int letter_value(char letter) {
    constexpr std::string_view order = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
    return static_cast<int>(order.find(letter)) + 10;
}

/// Weights 1, 9, 8 … 1, 1 over the first letter's two digits and the nine others.
bool checksum_holds(std::string_view number) {
    const int first = letter_value(number[0]);
    int sum = first / 10 + first % 10 * 9;
    for (std::size_t i = 1; i < length; ++i) {
        const int digit = is_digit(number[i]) ? number[i] - '0' : letter_value(number[i]) % 10;
        sum += digit * (i == 9 ? 1 : static_cast<int>(9 - i));
    }
    return sum % 10 == 0;
}

} // namespace

IdentityCheck check_identity(std::string_view number) {
    const std::string text = plain(number);
    if (!has_form(text)) return IdentityCheck::wrong_form;
    return checksum_holds(text) ? IdentityCheck::valid : IdentityCheck::wrong_checksum;
}

std::string pseudonym(std::string_view key, std::string_view number) {
    return hmac_sha256(key, "aitalent identity 1:" + plain(number));
}

bool looks_like_identity(std::string_view text) {
    const std::string all = plain(text);
    for (std::size_t at = 0; at + length <= all.size(); ++at)
        if (has_form(std::string_view(all).substr(at, length))) return true;
    return false;
}

} // namespace aitalent
