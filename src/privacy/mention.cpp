#include "aitalent/privacy/mention.h"

#include "aitalent/base/text.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace aitalent {

namespace {

constexpr std::string_view usual_titles[] = {
    "院長",     "副院長",    "部長",       "次長",      "政務次長",     "常務次長",   "署長",       "副署長",
    "局長",     "副局長",    "司長",       "副司長",    "處長",         "副處長",     "主任",       "副主任",
    "主任秘書", "秘書",      "秘書長",     "副秘書長",  "科長",         "副科長",     "課長",       "副課長",
    "股長",     "組長",      "副組長",     "隊長",      "所長",         "副所長",     "科員",       "課員",
    "辦事員",   "書記",      "專員",       "視察",      "技正",         "技士",       "技佐",       "專門委員",
    "簡任技正", "簡任秘書",  "委員",       "主任委員",  "參事",         "參議",       "校長",       "教授",
    "副教授",   "助理教授",  "講師",       "老師",      "教師",         "助理",       "助理員",     "研究員",
    "副研究員", "分析師",    "設計師",     "管理師",    "工程師",       "助理設計師", "助理管理師", "承辦人",
    "代理人",   "先生",      "小姐",       "女士",      "君",           "長官",       "同仁",       "經理",
    "總經理",   "顧問",      "約聘人員",   "約僱人員",  "醫師",         "護理師",     "主席",       "主管",
    "督導",     "檢察官",    "法官",       "主計員",    "人事員",       "會計主任",   "人事主任",   "政風主任",
    "員工",     "人員",      "評核人",     "評核員",    "director",     "deputy",     "chief",      "head",
    "section",  "officer",   "manager",    "mr",        "mrs",          "ms",         "miss",       "dr",
    "prof",     "professor", "supervisor", "secretary", "commissioner", "minister",   "engineer",   "analyst",
    "clerk",    "assistant", "staff",      "rater",     "assessor"};

/// Words that stand beside a name in a sentence and are no part of one.
constexpr std::u32string_view after_names[] = {U"同意", U"核定", U"核准", U"核可", U"決定", U"調職", U"調任", U"調離",
                                               U"已",   U"的",   U"等",   U"於",   U"因",   U"將",   U"請",   U"在",
                                               U"轉任", U"離職", U"退休", U"升任", U"建議", U"推薦", U"表示", U"提出",
                                               U"簽",   U"不",   U"未",   U"評核", U"訓練", U"名單"};
constexpr std::u32string_view before_names[] = {U"由", U"經", U"因", U"請", U"給", U"被", U"將",
                                                U"依", U"是", U"報", U"讓", U"與", U"為"};
constexpr std::u32string_view before_latin_names[] = {U"by", U"from", U"for", U"with", U"and", U"to", U"the", U"of"};

bool is_chinese(char32_t c) {
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &error) == USCRIPT_HAN;
}

/// Letters and digits of scripts that set words apart.
bool is_word(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    if (c < 0x80) return u_isalnum(point);
    return (u_isalnum(point) || u_charType(point) == U_NON_SPACING_MARK) &&
           u_getIntPropertyValue(point, UCHAR_LINE_BREAK) != U_LB_IDEOGRAPHIC;
}

bool is_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c));
}

/// Signs that make one word of two: Wei-Ming, O'Neil, 2027-01.
bool joins(char32_t c) {
    return c == U'-' || c == U'\'' || c == 0x2019 || c == 0x2010 || c == 0x2011;
}

/// Full-width forms as plain ones.
char32_t of_common_width(char32_t c) {
    if (c >= 0xff01 && c <= 0xff5e) return c - 0xfee0;
    return c == 0x3000 ? U' ' : c;
}

template<class List>
bool starts_with_any(std::u32string_view text, const List &list) {
    return std::ranges::any_of(list, [&](std::u32string_view word) { return text.starts_with(word); });
}
template<class List>
bool ends_with_any(std::u32string_view text, const List &list) {
    return std::ranges::any_of(list, [&](std::u32string_view word) { return text.ends_with(word); });
}

/// A surname and at least two characters more; such a name is hardly the beginning of another.
bool is_full_name(std::u32string_view name) {
    static constexpr std::u32string_view double_surnames[] = {U"歐陽", U"司馬", U"諸葛", U"上官", U"司徒", U"夏侯",
                                                              U"皇甫", U"公孫", U"慕容", U"令狐", U"張簡", U"范姜"};
    return name.size() >= (starts_with_any(name, double_surnames) ? 4 : 3);
}

constexpr std::size_t surely_a_number = 6; ///< digits
constexpr std::size_t beside = 4;          ///< letters between a name and a number that are said of one person

} // namespace

bool is_short_number(std::string_view text) {
    const auto plain = nfkc(text);
    return plain.size() < surely_a_number && plain.find_first_not_of("0123456789") == plain.npos;
}

std::string_view name(Doubt doubt) {
    static constexpr std::string_view names[] = {"none",   "short_number",   "identifier",
                                                 "shared", "part_of_longer", "letter_case"};
    return names[static_cast<std::size_t>(doubt)];
}

MentionFinder::MentionFinder(const std::vector<Called> &who) {
    for (const auto &called : who) {
        add_word(called.name, false, called);
        add_word(called.staff_no, true, called);
    }
    for (std::size_t i = 0; i < words_.size(); ++i) by_first_[words_[i].letters.front()].push_back(i);
    for (auto &[first, list] : by_first_)
        std::ranges::sort(list, std::greater(), [&](std::size_t i) { return words_[i].letters.size(); });
    for (const auto title : usual_titles) add_title(title);
}

MentionFinder::Letters MentionFinder::letters_of(std::string_view text) {
    Letters letters;
    letters.reserve(text.size());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const auto begin = static_cast<std::size_t>(at);
        UChar32 point = 0;
#pragma GCC diagnostic push // the macros of ICU narrow by design
#pragma GCC diagnostic ignored "-Wconversion"
        U8_NEXT_OR_FFFD(text.data(), at, size, point);
#pragma GCC diagnostic pop
        const auto c = static_cast<UChar32>(of_common_width(static_cast<char32_t>(point)));
        const UChar32 small = u_foldCase(c, U_FOLD_CASE_DEFAULT);
        letters.push_back({static_cast<char32_t>(small), small != c, begin, static_cast<std::size_t>(at)});
    }
    return letters;
}

/// Folded; the spaces inside a Chinese name and around any are left out.
std::u32string MentionFinder::plain(std::string_view text) {
    std::u32string word;
    for (const auto &letter : letters_of(text)) word += letter.folded;
    while (!word.empty() && is_space(word.back())) word.pop_back();
    word.erase(0, static_cast<std::size_t>(std::ranges::find_if_not(word, is_space) - word.begin()));
    if (std::ranges::all_of(word, [](char32_t c) { return is_space(c) || is_chinese(c); }))
        std::erase_if(word, is_space);
    return word;
}

void MentionFinder::add_word(std::string_view text, bool number, const Called &called) {
    const auto letters = plain(text);
    if (letters.empty()) return;
    const auto [known, is_new] = by_letters_.try_emplace(letters, words_.size());
    if (is_new) {
        Word word{.letters = letters, .number = number};
        word.digits = std::ranges::all_of(letters, [](char32_t c) { return c >= U'0' && c <= U'9'; });
        word.chinese = std::ranges::all_of(letters, is_chinese);
        if (!word.chinese && !number)
            for (const auto &letter : letters_of(text)) word.capitals.push_back(letter.capital);
        if (word.capitals.size() != letters.size()) word.capitals.clear();
        words_.push_back(std::move(word));
    }
    words_[known->second].agencies.insert(called.agency);
    words_[known->second].people.insert(called.person);
}

void MentionFinder::add_other(const Called &other) {
    for (const auto *text : {&other.name, &other.staff_no}) {
        const auto letters = plain(*text);
        if (letters.empty()) continue;
        if (const auto list = by_first_.find(letters.front()); list != by_first_.end())
            for (const auto i : list->second)
                if (words_[i].letters.starts_with(letters)) words_[i].shorter.insert(letters);
        if (const auto known = by_letters_.find(letters); known != by_letters_.end()) {
            words_[known->second].others.insert(other.agency);
            continue;
        }
        for (std::size_t at = 0; at < letters.size(); ++at)
            if (const auto list = by_first_.find(letters[at]); list != by_first_.end())
                for (const auto i : list->second)
                    if (letters.compare(at, words_[i].letters.size(), words_[i].letters) == 0)
                        words_[i].longer.insert(letters);
    }
}

void MentionFinder::add_identifier(std::string_view identifier) {
    if (const auto known = by_letters_.find(plain(identifier)); known != by_letters_.end())
        words_[known->second].identifier = true;
}

void MentionFinder::add_title(std::string_view title) {
    auto letters = plain(title);
    if (letters.empty() || by_letters_.contains(letters)) return;
    longest_title_ = std::max(longest_title_, letters.size());
    titles_.insert(std::move(letters));
}

/// The letter behind the word where it stands at `at`, spaces in Chinese names passed over; else `at`.
std::size_t MentionFinder::matched(const Letters &text, std::size_t at, const std::u32string &word) {
    std::size_t next = at;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool spaced = i > 0 && is_chinese(word[i]) && is_chinese(word[i - 1]);
        while (spaced && next < text.size() && is_space(text[next].folded)) ++next;
        if (next == text.size() || text[next].folded != word[i]) return at;
        ++next;
    }
    return next;
}

bool MentionFinder::is_whole(const Letters &text, std::size_t first, std::size_t last) {
    const bool cut_before = first > 0 && is_word(text[first].folded) && is_word(text[first - 1].folded);
    const bool cut_after = last < text.size() && is_word(text[last - 1].folded) && is_word(text[last].folded);
    return !cut_before && !cut_after;
}

/// Nothing, or a title.
bool MentionFinder::may_be_title(const Letters &text, std::size_t first, std::size_t last) const {
    std::u32string word;
    for (std::size_t i = first; i < last; ++i)
        if (!is_space(text[i].folded)) word += text[i].folded;
    return word.empty() || titles_.contains(word);
}

/// What others are called, and holds the word here: surely, or perhaps, as what is more may be a title too.
MentionFinder::Longer MentionFinder::longer_around(const Letters &text, const Hit &hit) const {
    auto found = Longer::none;
    for (const auto &longer : hit.word->longer) {
        const std::size_t reach = 2 * longer.size(); // a space may stand between any two
        for (std::size_t at = hit.first > reach ? hit.first - reach : 0; at <= hit.first; ++at) {
            const auto end = matched(text, at, longer);
            if (end == at || end < hit.last || !is_whole(text, at, end)) continue;
            if (!may_be_title(text, at, hit.first) || !may_be_title(text, hit.last, end)) return Longer::surely;
            found = Longer::perhaps;
        }
    }
    return found;
}

/// Whether it may be somebody else with a title.
bool MentionFinder::may_be_shorter(const Word &word) const {
    return std::ranges::any_of(word.shorter, [&](const std::u32string &shorter) {
        return titles_.contains(word.letters.substr(shorter.size()));
    });
}

std::size_t MentionFinder::title_before(const Letters &text, std::size_t first) const {
    for (std::size_t length = std::min(longest_title_, first); length > 0; --length) {
        std::u32string word;
        for (std::size_t i = first - length; i < first; ++i) word += text[i].folded;
        if (titles_.contains(word) && is_whole(text, first - length, first)) return length;
    }
    return 0;
}

std::size_t MentionFinder::title_after(const Letters &text, std::size_t last) const {
    if (last >= text.size()) return 0;
    for (std::size_t length = std::min(longest_title_, text.size() - last); length > 0; --length) {
        std::u32string word;
        for (std::size_t i = last; i < last + length; ++i) word += text[i].folded;
        if (titles_.contains(word) && is_whole(text, last, last + length)) return length;
    }
    return 0;
}

bool MentionFinder::may_be_longer_chinese(const Letters &text, const Hit &hit, TextKind kind) const {
    std::u32string before, after;
    for (std::size_t i = hit.first; i > 0 && is_chinese(text[i - 1].folded); --i)
        before.insert(0, 1, text[i - 1].folded);
    for (std::size_t i = hit.last; i < text.size() && is_chinese(text[i].folded); ++i) after += text[i].folded;
    const bool prose = kind != TextKind::person;
    const bool clear_before =
        before.empty() || title_before(text, hit.first) > 0 || (prose && ends_with_any(before, before_names));
    const bool clear_after =
        after.empty() || title_after(text, hit.last) > 0 || (prose && starts_with_any(after, after_names));
    if (!is_full_name(hit.word->letters)) return !clear_before || !clear_after;
    // Around a full name one more character may belong to it: a husband's surname before, a rare third name behind.
    const bool one_behind = after.size() == 1 || title_after(text, hit.last + 1) > 0;
    return (!clear_before && before.size() == 1) || (!clear_after && !prose && one_behind);
}

bool MentionFinder::may_be_longer_latin(const Letters &text, const Hit &hit) const {
    const auto joined = [&](std::size_t sign, std::size_t next) {
        return sign < text.size() && next < text.size() && joins(text[sign].folded) && is_word(text[next].folded);
    };
    if ((!hit.follows && joined(hit.first - 1, hit.first - 2)) || (!hit.precedes && joined(hit.last, hit.last + 1)))
        return true; // before the first: past the end
    if (hit.word->number) return false;
    if (!hit.precedes && hit.last + 1 < text.size() && is_space(text[hit.last].folded) && text[hit.last + 1].capital &&
        title_after(text, hit.last + 1) == 0)
        return true;
    if (hit.follows || hit.first < 2 || !is_space(text[hit.first - 1].folded) || !is_word(text[hit.first - 2].folded))
        return false;
    std::size_t start = hit.first - 1;
    while (start > 0 && is_word(text[start - 1].folded)) --start;
    std::u32string word;
    for (std::size_t i = start; i + 1 < hit.first; ++i) word += text[i].folded;
    return text[start].capital && title_before(text, hit.first - 1) == 0 &&
           std::ranges::find(before_latin_names, word) == std::end(before_latin_names);
}

Doubt MentionFinder::doubt(const Letters &text, const Hit &hit, TextKind kind, std::string_view agency) const {
    const Word &word = *hit.word;
    if (hit.in_longer) return Doubt::part_of_longer;
    if (may_be_shorter(word)) return Doubt::shared;
    if (word.chinese ? may_be_longer_chinese(text, hit, kind) : may_be_longer_latin(text, hit))
        return Doubt::part_of_longer;
    const bool at_home = word.agencies.contains(std::string(agency));
    if (!word.others.empty() && !(word.number && at_home && !word.others.contains(std::string(agency))))
        return Doubt::shared;
    if (word.identifier && !(kind == TextKind::person && at_home)) return Doubt::identifier;
    if (word.digits && word.letters.size() < surely_a_number && !(kind == TextKind::person && at_home))
        return Doubt::short_number;
    for (std::size_t i = 0; i < word.capitals.size(); ++i)
        if (text[hit.first + i].capital != word.capitals[i]) return Doubt::letter_case;
    return Doubt::none;
}

/// A title is taken in where it can belong to nobody else: with no further words of the same script beside it.
void MentionFinder::take_in_titles(const Letters &text, Hit &hit) const {
    static constexpr std::u32string_view between = U" /,，、()（）「」";
    const auto is_between = [&](std::size_t i) { return between.find(text[i].folded) != between.npos; };
    const auto ends = [&](std::size_t i) {
        return i >= text.size() || !(is_chinese(text[i].folded) || is_word(text[i].folded));
    };
    std::size_t first = hit.first, last = hit.last;
    if (first > 0 && (text[first - 1].folded == U' ' || text[first - 1].folded == U'/')) --first;
    if (const auto length = title_before(text, first); length > 0 && ends(first - length - 1))
        hit.first = first - length;
    if (last < text.size() && (text[last].folded == U' ' || text[last].folded == U'/')) ++last;
    if (const auto length = last <= text.size() ? title_after(text, last) : 0; length > 0) {
        std::size_t beyond = last + length;
        while (beyond < text.size() && is_between(beyond) && text[beyond].folded == U' ') ++beyond;
        if (ends(beyond)) hit.last = last + length;
    }
}

/// Whether they are a name and a number of the same person.
bool MentionFinder::are_of_one_person(const Hit &a, const Hit &b) {
    const auto is_of_b = [&](std::int64_t person) { return b.word->people.contains(person); };
    return a.word->number != b.word->number && std::ranges::any_of(a.word->people, is_of_b);
}

/// A person's name and number side by side: each lifts the doubt that others go by it too, or that it is short.
void MentionFinder::settle_neighbours(std::vector<Hit> &hits) {
    const auto liftable = [](const Hit &hit) {
        return hit.mention.doubt == Doubt::shared || hit.mention.doubt == Doubt::short_number ||
               hit.mention.doubt == Doubt::identifier;
    };
    for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
        Hit &a = hits[i], &b = hits[i + 1];
        if (!are_of_one_person(a, b) || b.first > a.last + beside) continue;
        if (a.mention.doubt == Doubt::none && liftable(b)) b.mention.doubt = Doubt::none;
        if (b.mention.doubt == Doubt::none && liftable(a)) a.mention.doubt = Doubt::none;
    }
}

std::vector<Mention> MentionFinder::find(std::string_view text, TextKind kind, std::string_view agency) const {
    const auto letters = letters_of(text);
    std::vector<Hit> hits;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const auto list = by_first_.find(letters[at].folded);
        if (list == by_first_.end()) continue;
        for (const auto i : list->second) {
            Hit hit{&words_[i], at, matched(letters, at, words_[i].letters)};
            if (hit.last == at || !is_whole(letters, hit.first, hit.last)) continue;
            const auto longer = longer_around(letters, hit);
            if (longer == Longer::surely) continue;
            hit.in_longer = longer == Longer::perhaps;
            if (!hits.empty() && hits.back().last + 1 == hit.first && are_of_one_person(hits.back(), hit))
                hits.back().precedes = hit.follows = true; // neither is a piece of something that holds the other
            hits.push_back(hit);
            at = hit.last - 1;
            break;
        }
    }
    for (auto &hit : hits) hit.mention.doubt = doubt(letters, hit, kind, agency);
    settle_neighbours(hits);
    std::vector<Mention> mentions;
    for (auto &hit : hits) {
        if (hit.mention.doubt == Doubt::none) take_in_titles(letters, hit);
        hit.mention.begin = letters[hit.first].begin;
        hit.mention.end = letters[hit.last - 1].end;
        if (!mentions.empty()) hit.mention.begin = std::max(hit.mention.begin, mentions.back().end);
        mentions.push_back(hit.mention);
    }
    return mentions;
}

} // namespace aitalent
