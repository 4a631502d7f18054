#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// What somebody goes by, or went by, in an agency. Either text may be empty. `person` is one number for all that one
/// person goes by.
struct Called {
    std::string agency, staff_no, name;
    std::int64_t person = 0;
    auto operator<=>(const Called &) const = default;
};

/// What a text says: anything; who somebody is (a rater, a decider), perhaps with a title; how a file is named.
enum class TextKind : std::uint8_t { prose, person, file };

/// Why it is for a person to decide whether a name or number in a text is meant.
enum class Doubt : std::uint8_t {
    none,
    short_number,   ///< fewer than six digits and nothing else: a year, an amount, a number of something else
    identifier,     ///< the store knows something else by it: a plan, a course, a unit
    shared,         ///< somebody else goes by it
    part_of_longer, ///< it may be a piece of a longer name or number
    letter_case     ///< a name in other capitals, which may be a plain word
};
std::string_view name(Doubt doubt); ///< "short_number", …

/// Digits alone, of any width, and fewer than six: mostly a year, an amount or a number of something else.
bool is_short_number(std::string_view text);

/// Bytes [begin, end) of a text in which a person is mentioned, a title beside name or number included.
struct Mention {
    std::size_t begin = 0, end = 0;
    Doubt doubt = Doubt::none;
    friend bool operator==(const Mention &, const Mention &) = default;
};

/// Finds people in texts: the one place that decides what a mention is. A mention is a whole word: Latin letters and
/// digits end where others begin, whatever their capitals and width; a Chinese name is its characters, with or without
/// spaces between. What is a piece of a longer name or number that somebody else is known by is none, unless what is
/// more there may be a title. Whatever may be something else is given with its doubt. `find` costs one look-up a
/// character where nothing is found.
class MentionFinder {
  public:
    explicit MentionFinder(const std::vector<Called> &who);

    /// Somebody else the store knows, or knew.
    void add_other(const Called &other);
    /// What something else is known by.
    void add_identifier(std::string_view identifier);
    /// A title of this store, besides the usual ones.
    void add_title(std::string_view title);

    /// In order, none overlapping. `agency`: whose people the text speaks of; empty where that is not known.
    std::vector<Mention> find(std::string_view text, TextKind kind, std::string_view agency = {}) const;

  private:
    struct Letter {
        char32_t folded = 0; ///< of common width and small
        bool capital = false;
        std::size_t begin = 0, end = 0;
    };
    using Letters = std::vector<Letter>;
    struct Word {
        std::u32string letters; ///< folded; a Chinese name without spaces
        std::vector<bool> capitals = {};
        bool number = false, digits = false, chinese = false, identifier = false;
        std::set<std::int64_t> people = {};               ///< who go by it
        std::set<std::string> agencies = {}, others = {}; ///< where they, and where other people, go by it
        std::set<std::u32string> longer = {};             ///< what others go by and holds it
        std::set<std::u32string> shorter = {};            ///< what others go by and it begins with
    };
    struct Hit {
        const Word *word = nullptr;
        std::size_t first = 0, last = 0; ///< letters [first, last)
        Mention mention = {};
        bool follows = false, precedes = false; ///< what else the same person goes by, with one letter between
        bool in_longer = false;                 ///< it may be a piece of what somebody else goes by
    };
    enum class Longer : std::uint8_t { none, perhaps, surely };

    static Letters letters_of(std::string_view text);
    static std::u32string plain(std::string_view text);
    static bool is_whole(const Letters &text, std::size_t first, std::size_t last);
    static std::size_t matched(const Letters &text, std::size_t at, const std::u32string &word);
    void add_word(std::string_view text, bool number, const Called &called);
    bool may_be_title(const Letters &text, std::size_t first, std::size_t last) const;
    Longer longer_around(const Letters &text, const Hit &hit) const;
    bool may_be_shorter(const Word &word) const;
    Doubt doubt(const Letters &text, const Hit &hit, TextKind kind, std::string_view agency) const;
    bool may_be_longer_chinese(const Letters &text, const Hit &hit, TextKind kind) const;
    bool may_be_longer_latin(const Letters &text, const Hit &hit) const;
    std::size_t title_before(const Letters &text, std::size_t first) const; ///< letters of a title that ends there
    std::size_t title_after(const Letters &text, std::size_t last) const;
    void take_in_titles(const Letters &text, Hit &hit) const;
    static bool are_of_one_person(const Hit &a, const Hit &b);
    static void settle_neighbours(std::vector<Hit> &hits);

    std::vector<Word> words_;
    std::map<char32_t, std::vector<std::size_t>> by_first_; ///< longest first
    std::map<std::u32string, std::size_t> by_letters_;
    std::set<std::u32string> titles_;
    std::size_t longest_title_ = 0;
};

} // namespace aitalent
