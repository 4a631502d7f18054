// Looks for the identity number in a file that was imported, knowing everything but the number and the key: hashes the
// file with one number after the other and looks for the result in what the program keeps or gives out. See
// number_search.py.
//
//   number_search --in FILE… --layout FILE… (--numbers FILE | --all PREFIX) [--digests FILE] [--around FILE]… [--key
//   HEX]…
//
// --in       bytes to look in: every place, raw and as hexadecimal digits; eight bytes of a hash are enough
// --layout   the imported file with "#" for each of the number's ten characters; the name's ending says how they are
//            written: .bytes .lower .wide (full-width UTF-8) .utf16le .utf16be
// --numbers  candidates, a line each
// --all      every number with a right checksum that begins like this (a letter and a digit, a letter, or '' for all
//            2,080,000,000), by plain hashes
// --digests  "LAYOUT NUMBER SHA-256" a line, for files that are more than their text, such as workbooks
// --around   what a hash over the file's hash begins with, as the inputs of a round do; named as its layout, with
//            ".around" behind
// --key      a key to try as well, a line of a key file each, in order. For the first numbers every value of 64
//            hexadecimal digits found in the bytes is tried as a key besides, and as the seal.
#include "aitalent/base/hash.h"
#include "aitalent/privacy/file_mark.h"
#include "aitalent/privacy/identity.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <nettle/sha2.h>

namespace {

using namespace aitalent;

std::string bytes_of(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Eight bytes from every place, and eight from every place where sixteen hexadecimal digits stand.
class Haystack {
  public:
    void add(std::string_view bytes) {
        for (std::size_t at = 0; at + 8 <= bytes.size(); ++at) parts_.push_back(eight(bytes.data() + at));
        std::size_t digits = 0;
        for (std::size_t at = 0; at <= bytes.size(); ++at) {
            if (at < bytes.size() && hex_value(bytes[at]) >= 0) {
                if (++digits >= 16) parts_.push_back(from_hex(bytes.substr(at - 15, 16)));
                continue;
            }
            // Texts follow one another without a mark between them: hashes stand at either end, or one after the other.
            for (std::size_t from = at - digits; digits >= 64 && from + 64 <= at; from += 64)
                words_.insert(std::string(bytes.substr(from, 64)));
            if (digits >= 64) words_.insert(std::string(bytes.substr(at - 64, 64)));
            digits = 0;
        }
    }
    void settle() {
        std::ranges::sort(parts_);
        parts_.erase(std::unique(parts_.begin(), parts_.end()), parts_.end());
        seen_.assign(std::size_t{1} << 27, false);
        for (const auto part : parts_) seen_[part >> 37] = true;
    }
    bool has(const unsigned char *digest) const {
        const auto part = eight(reinterpret_cast<const char *>(digest));
        return seen_[part >> 37] && std::ranges::binary_search(parts_, part);
    }
    bool has(const Digest &digest) const { return has(digest.data()); }
    bool has_hex(std::string_view hex) const {
        const auto part = from_hex(hex.substr(0, 16));
        return seen_[part >> 37] && std::ranges::binary_search(parts_, part);
    }
    const std::set<std::string> &words() const { return words_; } ///< of 64 hexadecimal digits

  private:
    static std::uint64_t eight(const char *bytes) {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
        return value;
    }
    static std::uint64_t from_hex(std::string_view digits) {
        std::uint64_t value = 0;
        for (const char c : digits) value = value << 4 | static_cast<std::uint64_t>(hex_value(c));
        return value;
    }
    std::vector<std::uint64_t> parts_;
    std::vector<bool> seen_;
    std::set<std::string> words_;
};

struct Layout {
    std::string name, bytes, style;
    std::vector<std::size_t> places; ///< of the number's ten characters
};

Layout layout_of(const std::string &path) {
    Layout layout{path.substr(path.rfind('/') + 1), bytes_of(path), path.substr(path.rfind('.') + 1), {}};
    const std::string_view sign = layout.style == "wide" ? std::string_view("＃") : std::string_view("#");
    for (auto at = layout.bytes.find(sign); at != std::string::npos; at = layout.bytes.find(sign, at + 1))
        layout.places.push_back(at);
    if (layout.places.size() != 10) throw std::runtime_error(path + " does not have ten signs #");
    return layout;
}

/// The file with this number.
void put(const Layout &layout, std::string_view number, std::string &text) {
    for (std::size_t i = 0; i < layout.places.size(); ++i) {
        char c = number[i];
        if (layout.style == "wide") { // U+FF10 for 0, U+FF21 for A
            const unsigned code = 0xff00u + static_cast<unsigned>(c) - 0x20u;
            text[layout.places[i] + 1] = static_cast<char>(0x80u | (code >> 6 & 0x3fu));
            text[layout.places[i] + 2] = static_cast<char>(0x80u | (code & 0x3fu));
            continue;
        }
        if (layout.style == "lower" && c >= 'A') c = static_cast<char>(c | 32);
        text[layout.places[i]] = c;
    }
}

int letter_value(char letter) {
    return static_cast<int>(std::string_view("ABCDEFGHJKLMNPQRSTUVXYWZIO").find(letter)) + 10;
}

struct Given {
    Haystack haystack;
    std::vector<Layout> layouts;
    std::vector<std::string> numbers, key;
    std::map<std::string, std::string> around;                          ///< by layout
    std::map<std::pair<std::string, std::string>, std::string> digests; ///< by layout and number
    bool all = false;
    std::string prefix; ///< of all
};

/// Of so many numbers every value in the bytes is tried as a key.
constexpr std::size_t tried_with_values = 40;

class Search {
  public:
    explicit Search(const Given &given) : given_(given) {
        for (const auto &line : given.key) key_ += (key_.empty() ? "" : "\n") + line;
        for (std::size_t i = 0; i < std::min(given.numbers.size(), tried_with_values); ++i)
            first_.insert(given.numbers[i]);
    }

    void note(const std::string &where, const std::string &how) {
        const std::lock_guard lock(found_lock_);
        ++found_[where + ": " + how];
    }

    /// By the plain hash of the file, and hashes over it.
    bool by_hash(const Layout &layout, const std::string &text) {
        const auto hex = sha256(text);
        if (given_.haystack.has_hex(hex)) return note(layout.name, "SHA-256"), true;
        return over(layout.name, hex) || by_blake(layout.name, text);
    }

    bool by_blake(const std::string &where, const std::string &text) {
        Blake2b blake;
        blake.add(text);
        if (given_.haystack.has_hex(blake.hex())) return note(where, "BLAKE2b"), true;
        return false;
    }

    /// Hashes over the file's hash: of its digits, of a round, under what else the bytes hold, under a key.
    bool over(const std::string &where, const std::string &hex) {
        if (given_.haystack.has_hex(hex)) return note(where, "SHA-256"), true;
        if (given_.haystack.has_hex(sha256(hex))) return note(where, "SHA-256 of SHA-256"), true;
        bool found = false;
        for (const auto &[layout, prefix] : given_.around) {
            const auto round = sha256(prefix + hex + "\n");
            if (given_.haystack.has_hex(round)) note(where, "inputs of a round"), found = true;
            found = keyed(where, round) || found;
        }
        return keyed(where, hex) || found;
    }

    bool keyed(const std::string &where, const std::string &hex) {
        bool found = false;
        const auto try_one = [&](const std::string &mark, const char *how) {
            if (given_.haystack.has_hex(mark)) note(where, how), found = true;
        };
        for (const auto &word : words_) {
            try_one(file_mark(word, hex), "mark under a value of the store");
            try_one(hex_of(hmac_sha256(word, "aitalent seal:" + hex)), "hash under the seal");
        }
        if (key_.empty()) return found;
        const auto mark = file_mark(key_, hex);
        try_one(mark, "mark under the key");
        for (const auto &word : words_)
            try_one(hex_of(hmac_sha256(word, "aitalent seal:" + mark)), "mark under key and seal");
        return found;
    }

    bool number_alone(const std::string &number) {
        bool found = given_.haystack.has_hex(sha256(number)) || by_blake("the number alone", number);
        for (const auto &word : words_) found = given_.haystack.has_hex(pseudonym(word, number).hex()) || found;
        if (!key_.empty()) found = given_.haystack.has_hex(pseudonym(key_, number).hex()) || found;
        if (found) note("the number alone", "hash or pseudonym");
        return found;
    }

    void take_values(const std::string &number) {
        words_ = first_.contains(number) ? given_.haystack.words() : std::set<std::string>();
    }

    void these() {
        std::set<std::string> numbers;
        for (const auto &number : given_.numbers) {
            take_values(number);
            bool found = number_alone(number);
            for (const auto &layout : given_.layouts) {
                std::string text = layout.bytes;
                put(layout, number, text);
                found = by_hash(layout, text) || found;
            }
            if (found) numbers.insert(number);
        }
        for (const auto &[name, hex] : given_.digests)
            if (take_values(name.second); over(name.first, hex)) numbers.insert(name.second);
        tried_ = given_.numbers.size();
        hits_ = numbers.size();
    }

    /// Every number that can be, by plain hashes: what stands before the number is worked in once.
    void all_with(char letter, char second) {
        struct Begun {
            sha256_ctx head, around;
            bool has_around;
        };
        std::vector<Begun> begun(given_.layouts.size());
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < begun.size(); ++i) {
            const auto &layout = given_.layouts[i];
            sha256_init(&begun[i].head);
            sha256_update(&begun[i].head, layout.places[0], reinterpret_cast<const uint8_t *>(layout.bytes.data()));
            texts.push_back(layout.bytes);
            sha256_init(&begun[i].around);
            const auto around = given_.around.find(layout.name);
            begun[i].has_around = around != given_.around.end();
            if (begun[i].has_around)
                sha256_update(&begun[i].around, around->second.size(),
                              reinterpret_cast<const uint8_t *>(around->second.data()));
        }
        const int first = letter_value(letter);
        const int second_value = second >= 'A' ? letter_value(second) % 10 : second - '0';
        const int start = first / 10 + first % 10 * 9 + second_value * 8;
        char number[11] = {letter, second};
        unsigned char digest[SHA256_DIGEST_SIZE];
        constexpr int each = 10'000'000;
        for (int middle = 0; middle < each; ++middle) {
            int sum = start;
            for (int i = 8, rest = middle; i >= 2; --i, rest /= 10) {
                number[i] = static_cast<char>('0' + rest % 10);
                sum += rest % 10 * (9 - i);
            }
            number[9] = static_cast<char>('0' + (10 - sum % 10) % 10);
            for (std::size_t i = 0; i < begun.size(); ++i) {
                const auto &layout = given_.layouts[i];
                put(layout, std::string_view(number, 10), texts[i]);
                auto hash = begun[i].head;
                const auto rest = std::string_view(texts[i]).substr(layout.places[0]);
                sha256_update(&hash, rest.size(), reinterpret_cast<const uint8_t *>(rest.data()));
                sha256_digest(&hash, sizeof digest, digest);
                if (given_.haystack.has(digest)) note(layout.name, "SHA-256"), ++hits_;
                if (!begun[i].has_around) continue;
                Digest whole;
                std::memcpy(whole.data(), digest, whole.size());
                const auto line = hex_of(whole) + "\n";
                auto round = begun[i].around;
                sha256_update(&round, line.size(), reinterpret_cast<const uint8_t *>(line.data()));
                sha256_digest(&round, sizeof digest, digest);
                if (given_.haystack.has(digest)) note(layout.name, "inputs of a round"), ++hits_;
            }
        }
        tried_ += each;
    }

    void everybody() {
        constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVXYWZIO", seconds = "1289ABCD";
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i; (i = next++) < letters.size() * seconds.size();) {
                const char begins[] = {letters[i / seconds.size()], seconds[i % seconds.size()]};
                if (std::string_view(begins, 2).starts_with(given_.prefix)) all_with(begins[0], begins[1]);
            }
        };
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) threads.emplace_back(work);
    }

    void tell() const {
        std::cout << hits_ << " found of " << tried_ << " numbers tried in " << given_.layouts.size()
                  << " layouts, with " << given_.haystack.words().size() << " values of the bytes as keys\n";
        for (const auto &[what, times] : found_) std::cout << "  " << what << " (" << times << ")\n";
    }

  private:
    const Given &given_;
    std::string key_;
    std::set<std::string> first_, words_;
    std::atomic<std::size_t> tried_ = 0, hits_ = 0;
    std::mutex found_lock_;
    std::map<std::string, std::size_t> found_;
};

std::vector<std::string> lines_of(const std::string &path) {
    std::istringstream text(bytes_of(path));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

Given read_command_line(int argc, char **argv) {
    Given given;
    std::string option;
    const std::map<std::string, std::function<void(const std::string &)>> options = {
        {"--in", [&](const std::string &path) { given.haystack.add(bytes_of(path)); }},
        {"--layout", [&](const std::string &path) { given.layouts.push_back(layout_of(path)); }},
        {"--numbers", [&](const std::string &path) { given.numbers = lines_of(path); }},
        {"--around",
         [&](const std::string &path) {
             const auto name = path.substr(path.rfind('/') + 1);
             given.around[name.substr(0, name.rfind('.'))] = bytes_of(path);
         }},
        {"--all", [&](const std::string &prefix) { given.all = true, given.prefix = prefix; }},
        {"--key", [&](const std::string &line) { given.key.push_back(line); }},
        {"--digests",
         [&](const std::string &path) {
             for (const auto &line : lines_of(path)) {
                 std::istringstream words(line);
                 std::string layout, number, hex;
                 words >> layout >> number >> hex;
                 given.digests[{layout, number}] = hex;
             }
         }},
    };
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (options.contains(word))
            option = word;
        else if (option.empty())
            throw std::runtime_error("what is '" + word + "'?");
        else
            options.at(option)(word);
    }
    given.haystack.settle();
    return given;
}

} // namespace

int main(int argc, char **argv) {
    try {
        const auto given = read_command_line(argc, argv);
        Search search(given);
        if (given.all)
            search.everybody();
        else
            search.these();
        search.tell();
        return 0;
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
