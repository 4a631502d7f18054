#include "aitalent/privacy/identity.h"

#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"
#include "aitalent/privacy/free_text.h"

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

/// Blanks, hyphens and signs that do not show, as they are typed or pasted between digits.
std::size_t separator_at(std::string_view text) {
    for (std::string_view sign : {" ", "-", ".", "_", "/", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"})
        if (text.starts_with(sign)) return sign.size();
    return 0;
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

/// The form a number is hashed in, where it has one: without signs between its digits too.
std::string canonical(std::string_view number) {
    if (has_form(number)) return std::string(number);
    const std::string text = plain(number);
    std::string joined;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto sign = separator_at(std::string_view(text).substr(at));
        if (sign == 0) joined += text[at];
        at += sign == 0 ? 0 : sign - 1;
    }
    return joined;
}

} // namespace

IdentityCheck check_identity(std::string_view number) {
    const std::string text = canonical(number);
    if (!has_form(text)) return IdentityCheck::wrong_form;
    return checksum_holds(text) ? IdentityCheck::valid : IdentityCheck::wrong_checksum;
}

Pseudonym renewed_pseudonym(std::string_view generation, const Pseudonym &pseudonym) {
    return Pseudonym(hmac_sha256(generation, "aitalent identity 2:" + pseudonym.hex()));
}

Pseudonyms::Pseudonyms(std::string_view key) : hash_(split(key, '\n').front()) {
    const auto generations = split(key, '\n');
    further_.assign(generations.begin() + 1, generations.end());
}

Pseudonym Pseudonyms::of(std::string_view number) const {
    Pseudonym value(hash_.of({"aitalent identity 1:", canonical(number)}));
    for (const auto &generation : further_) value = renewed_pseudonym(generation, value);
    return value;
}

Pseudonym pseudonym(std::string_view key, std::string_view number) {
    return Pseudonyms(key).of(number);
}

namespace {

/// Fewer digits than any number we look for; most texts end here. Full-width digits are EF BC 90 … 99.
bool has_few_digits(std::string_view text) {
    int digits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool wide = byte >= 0x90 && byte <= 0x99 && at >= 2 && text[at - 1] == '\xbc' && text[at - 2] == '\xef';
        if ((is_digit(text[at]) || wide) && ++digits == 8) return false;
    }
    return true;
}

bool is_alnum(char c) {
    return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/// Length of a number typed in groups, "A123-456-789", at the text's beginning; 0 for none. As groups of digits are
/// many things, its checksum must be right.
std::size_t grouped_at(std::string_view text) {
    std::string number, used;
    std::size_t at = 0;
    while (number.size() < length) {
        const auto sign = number.empty() ? 0 : separator_at(text.substr(at));
        used += text.substr(at, sign);
        if (sign > 0 && number.size() == 2) return 0; // "C1-2025-0107", "B2 2025-03-13"
        at += sign;
        if (at == text.size() || !is_alnum(text[at])) return 0;
        number += text[at] >= 'a' ? static_cast<char>(text[at] - 32) : text[at];
        ++at;
    }
    const bool goes_on =
        at + 1 < text.size() && text[at] != ' ' && used.find(text[at]) != std::string::npos && is_digit(text[at + 1]);
    const bool ends = !goes_on && (at == text.size() || !is_alnum(text[at]));
    return !used.empty() && ends && has_form(number) && checksum_holds(number) ? at : 0;
}

/// Length of a mobile number "0912345678", "0912-345-678", "0912 345 678" at the text's beginning; 0 for none.
std::size_t mobile_at(std::string_view text) {
    if (!text.starts_with("09")) return 0;
    std::size_t at = 0;
    for (int digits = 0; digits < 10; ++at) {
        if (at == text.size()) return 0;
        if (is_digit(text[at]))
            ++digits;
        else if ((text[at] != '-' && text[at] != ' ') || (digits != 4 && digits != 7))
            return 0;
    }
    return at < text.size() && is_digit(text[at]) ? 0 : at;
}

} // namespace

namespace {

/// Whether the letters and digits around a place are one run of hexadecimal digits, as of a hash or a UUID: such runs
/// hold numbers by chance.
bool within_hexadecimal(std::string_view text, std::size_t at) {
    std::size_t begin = at, end = at;
    while (begin > 0 && is_alnum(text[begin - 1])) --begin;
    while (end < text.size() && is_alnum(text[end])) ++end;
    return end - begin > length &&
           text.substr(begin, end - begin).find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
}

} // namespace

bool holds_identity(std::string_view text) {
    if (has_few_digits(text)) return false;
    const std::string all = plain(text);
    for (std::size_t at = 0; at + length <= all.size(); ++at) {
        const auto rest = std::string_view(all).substr(at);
        const bool after_digit = at > 0 && is_digit(all[at - 1]);
        const bool before_digit = rest.size() > length && is_digit(rest[length]);
        if (!after_digit && !before_digit && has_form(rest.substr(0, length)) &&
            checksum_holds(rest.substr(0, length)) && !within_hexadecimal(all, at))
            return true;
        if ((at == 0 || !is_alnum(all[at - 1])) && grouped_at(rest) > 0) return true;
    }
    return false;
}

bool looks_like_identity(std::string_view text) {
    if (has_few_digits(text)) return false;
    // A number begins with a letter, full-width or not: codes of digits alone end here.
    const auto may_begin = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
    const auto foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    const auto begins = text.substr(0, text.size() < length ? 0 : text.size() - length + 1);
    if (std::none_of(begins.begin(), begins.end(), may_begin) && std::none_of(text.begin(), text.end(), foreign))
        return false;
    const std::string all = plain(text);
    for (std::size_t at = 0; at + length <= all.size(); ++at) {
        if (has_form(std::string_view(all).substr(at, length))) return true;
        if ((at == 0 || !is_alnum(all[at - 1])) && grouped_at(std::string_view(all).substr(at)) > 0) return true;
    }
    return false;
}

std::string masked(std::string text) {
    if (has_few_digits(text)) return text;
    std::string all = nfkc(text), capitals = all;
    for (char &c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    bool found = false;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto rest = std::string_view(capitals).substr(at);
        const bool inside = at > 0 && is_digit(capitals[at - 1]);
        std::size_t size = rest.size() >= length && has_form(rest.substr(0, length)) ? length : 0;
        if (size == 0 && (at == 0 || !is_alnum(capitals[at - 1]))) size = grouped_at(rest);
        if (size == 0 && !inside) size = mobile_at(rest);
        if (size == 0) continue;
        all.replace(at, size, size, '*');
        capitals.replace(at, size, size, '*');
        found = true;
    }
    return found ? all : text;
}

} // namespace aitalent
