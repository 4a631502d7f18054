#include "aitalent/privacy/identity.h"

#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"
#include "aitalent/privacy/free_text.h"

#include <algorithm>
#include <utility>
#include <vector>

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

/// Signs that also stand between the entries of a list or the parts of a time; full-width ones are plain by then.
constexpr std::string_view list_signs[] = {",", ":", "、"};

/// Blanks, hyphens, dashes, dots, signs that do not show and signs of lists, as they are typed or pasted between
/// digits: the one the text begins with, or none.
std::string_view separator_at(std::string_view text) {
    static constexpr std::string_view signs[] = {
        " ",      "-",      ".",      "_",      "/",      "\t",     "\u2010", "\u2012", "\u2013", "\u2014", "\u2015",
        "\u2212", "\u00b7", "\u2022", "\u30fb", "\u2027", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"};
    const auto begins = [text](std::string_view sign) { return text.starts_with(sign); };
    if (const auto *sign = std::ranges::find_if(signs, begins); sign != std::end(signs)) return *sign;
    const auto *sign = std::ranges::find_if(list_signs, begins);
    return sign != std::end(list_signs) ? *sign : std::string_view();
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

bool is_alnum(char c) {
    return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/// Whether "T123456…" says a time of day.
bool is_time(std::string_view number) {
    const auto below = [&](std::size_t at, int limit) {
        return (number[at] - '0') * 10 + number[at + 1] - '0' < limit;
    };
    return number[0] == 'T' && std::ranges::all_of(number.substr(1, 6), is_digit) && below(1, 24) && below(3, 60) &&
           below(5, 60);
}

/// Whether a text ends with a day as ISO 8601 writes it, "2026-11-30" or "20261130".
bool ends_with_day(std::string_view text) {
    std::string digits(text.substr(text.size() - std::min<std::size_t>(text.size(), 10)));
    if (digits.size() == 10 && digits[4] == '-' && digits[7] == '-')
        digits.erase(7, 1).erase(4, 1);
    else
        digits.erase(0, digits.size() - std::min<std::size_t>(digits.size(), 8));
    if (digits.size() != 8 || !std::ranges::all_of(digits, is_digit)) return false;
    const auto number = [&](std::size_t at) { return (digits[at] - '0') * 10 + digits[at + 1] - '0'; };
    return (number(0) == 19 || number(0) == 20) && number(4) >= 1 && number(4) <= 12 && number(6) >= 1 &&
           number(6) <= 31;
}

/// A number typed in groups, "A123-456-789" or "A,1,2,3,4,5,6,7,8,9".
struct Grouped {
    std::size_t size = 0; ///< bytes of the text it takes; 0 for none
    std::string number;   ///< without the signs
};

/// The signs between two groups: at most three ("A123 - 456"), or one sign of lists. Ends at a fourth, or at any behind
/// or before a sign of lists, which then stands for no digit.
std::size_t separators_at(std::string_view text) {
    constexpr int most = 3;
    const auto first = separator_at(text);
    if (std::ranges::find(list_signs, first) != std::end(list_signs)) return first.size();
    std::size_t size = first.size();
    for (int more = 1; more < most && size > 0; ++more) {
        const auto next = separator_at(text.substr(size));
        if (std::ranges::find(list_signs, next) == std::end(list_signs)) size += next.size();
    }
    return size;
}

/// Whether the letter and the digit behind it, a group of their own, begin a number ("A1-23456789", "A1 2345 6789") and
/// no code with a year or a day behind it ("C1-2025-0107", "B2 2025-03-13", "B2-20261130").
bool is_number_behind_two(const std::vector<std::size_t> &groups, const std::vector<std::string_view> &used,
                          std::string_view number) {
    const bool in_halves = groups == std::vector<std::size_t>{2, 6} && used[0] == " " && used[1] == " ";
    const bool in_list = std::ranges::find(list_signs, used.front()) != std::end(list_signs);
    return (groups.size() == 1 || in_halves) && !in_list && !ends_with_day(number);
}

/// The one at the text's beginning. As groups of digits are many things, few signs must stand between two groups, a
/// sign of lists must be the only one used, the letter and the digit behind it must begin a number
/// (is_number_behind_two), and it is no time ("T123456.789", "T12:34:56:789").
Grouped grouped_at(std::string_view text) {
    std::string number;
    std::vector<std::string_view> used;
    std::vector<std::size_t> groups; // where each ends
    std::size_t at = 0;
    while (number.size() < length) {
        const auto sign = number.empty() ? std::string_view() : separator_at(text.substr(at));
        if (!sign.empty()) {
            groups.push_back(number.size());
            used.push_back(sign);
            at += separators_at(text.substr(at));
        }
        if (at == text.size() || !is_alnum(text[at])) return {};
        number += text[at] >= 'a' ? static_cast<char>(text[at] - 32) : text[at];
        ++at;
    }
    const auto uses = [&](std::string_view sign) { return std::ranges::find(used, sign) != used.end(); };
    const bool mixed =
        std::ranges::any_of(list_signs, uses) && std::ranges::count(used, used.front()) < std::ssize(used);
    const auto next = separator_at(text.substr(at));
    const auto beyond = at + next.size();
    const bool goes_on = uses(next) && next != " " && beyond < text.size() && is_digit(text[beyond]);
    const bool ends = !goes_on && (at == text.size() || !is_alnum(text[at]));
    if (used.empty() || mixed || !ends || !has_form(number)) return {};
    if (groups.front() == 2 && !is_number_behind_two(groups, used, number)) return {};
    const bool as_time = groups == std::vector<std::size_t>{3, 5, 7} ||
                         (groups == std::vector<std::size_t>{7} && used.front() != "-" && used.front() != " ");
    return as_time && is_time(number) ? Grouped() : Grouped{at, number};
}

/// The form a number is hashed in, where it has one: without signs between its digits too.
std::string canonical(std::string_view number) {
    if (has_form(number)) return std::string(number);
    auto text = plain(number);
    const auto grouped = grouped_at(text);
    return grouped.size > 0 && grouped.size == text.size() ? grouped.number : text;
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

/// Whether a character that is no ASCII may become digits in NFKC: full-width, raised, lowered, circled, bracketed,
/// dotted and mathematical ones. Some others are taken along.
bool may_be_digit(std::string_view character) {
    static constexpr std::string_view beginnings[] = {
        "\xc2\xb2",     "\xc2\xb3",     "\xc2\xb9",     "\xe2\x81",     "\xe2\x82",     "\xe2\x91",     "\xe2\x92",
        "\xe2\x93",     "\xef\xbc\x90", "\xef\xbc\x91", "\xef\xbc\x92", "\xef\xbc\x93", "\xef\xbc\x94", "\xef\xbc\x95",
        "\xef\xbc\x96", "\xef\xbc\x97", "\xef\xbc\x98", "\xef\xbc\x99", "\xf0\x9d\x9f", "\xf0\x9f\x84"};
    return std::ranges::any_of(beginnings, [&](std::string_view one) { return character.starts_with(one); });
}

/// Fewer digits than any number we look for; most texts end here.
bool has_few_digits(std::string_view text) {
    int digits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool leads = byte == 0xc2 || byte == 0xe2 || byte == 0xef || byte == 0xf0;
        if ((is_digit(text[at]) || (leads && may_be_digit(text.substr(at)))) && ++digits == 8) return false;
    }
    return true;
}

/// Whether the letters and digits around a number are a run of hexadecimal digits, as of a hash or a UUID, which hold
/// numbers by chance: twelve digits or more, and a letter among those that are not the number's.
bool is_within_hexadecimal(std::string_view text, std::size_t at) {
    constexpr std::size_t shortest = 12;
    std::size_t begin = at, end = at + length;
    while (begin > 0 && is_alnum(text[begin - 1])) --begin;
    while (end < text.size() && is_alnum(text[end])) ++end;
    const auto is_hexadecimal = [](std::string_view part) {
        return part.find_first_not_of("0123456789ABCDEF") == std::string_view::npos;
    };
    const auto has_letter = [](std::string_view part) { return !std::ranges::all_of(part, is_digit); };
    return end - begin >= shortest && is_hexadecimal(text.substr(begin, end - begin)) &&
           (has_letter(text.substr(begin, at - begin)) || has_letter(text.substr(at + length, end - at - length)));
}

/// An identity number in a text.
struct Found {
    std::size_t size = 0; ///< bytes; 0 for none
    bool valid = false;   ///< its checksum is right
    bool apart = false;   ///< it is no part of a longer number, a hash or a UUID
};

/// The rule of what is an identity number in a text, which is of common width and in capitals: the ten characters of
/// its form, whatever stands before them (but a day, where they may be its time with milliseconds), or a number in
/// groups that begins a word and whose checksum is right.
Found number_at(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at);
    if (const auto number = rest.substr(0, length); has_form(number)) {
        if (is_time(number) && ends_with_day(text.substr(0, at))) return {};
        const bool goes_on = rest.size() > length && is_digit(rest[length]);
        return {length, checksum_holds(number), !goes_on && !is_within_hexadecimal(text, at)};
    }
    if (at > 0 && is_alnum(text[at - 1])) return {};
    const auto grouped = grouped_at(rest);
    const bool found = grouped.size > 0 && checksum_holds(grouped.number);
    return {found ? grouped.size : 0, found, found};
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

bool holds_identity(std::string_view text) {
    if (has_few_digits(text)) return false;
    const std::string all = plain(text);
    for (std::size_t at = 0; at + length <= all.size(); ++at)
        if (const auto found = number_at(all, at); found.valid && found.apart) return true;
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
    for (std::size_t at = 0; at + length <= all.size(); ++at)
        if (number_at(all, at).size > 0) return true;
    return false;
}

namespace {

/// Where a text in capitals may not be shown: [begin, end) of numbers, overlapping ones too ("SA123456789" holds two
/// of the form). One whose checksum is wrong gives way to one that it overlaps and whose checksum is right.
std::vector<std::pair<std::size_t, std::size_t>> places_to_mask(std::string_view capitals) {
    std::vector<std::pair<std::size_t, std::size_t>> valid, other;
    for (std::size_t at = 0; at < capitals.size(); ++at) {
        const auto found = number_at(capitals, at);
        if (found.size > 0) {
            (found.valid ? valid : other).emplace_back(at, at + found.size);
        } else if (at == 0 || !is_digit(capitals[at - 1])) {
            if (const auto size = mobile_at(capitals.substr(at)); size > 0) valid.emplace_back(at, at + size);
        }
    }
    const auto numbers = valid;
    for (const auto &place : other)
        if (std::ranges::none_of(numbers,
                                 [&](const auto &one) { return one.first < place.second && place.first < one.second; }))
            valid.push_back(place);
    return valid;
}

} // namespace

std::string masked(std::string text) {
    if (has_few_digits(text)) return text;
    std::string all = nfkc(text), capitals = all;
    for (char &c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    bool found = false;
    for (auto places = places_to_mask(capitals); !places.empty(); places = places_to_mask(capitals)) {
        for (const auto &[begin, end] : places)
            for (auto *masking : {&all, &capitals}) masking->replace(begin, end - begin, end - begin, '*');
        found = true; // and once more: a number may have hidden the beginning of the next
    }
    return found ? all : text;
}

} // namespace aitalent
