#include "yaml/source.h"

#include "aitalent/base/text.h"

#include <algorithm>

namespace aitalent::yaml {

namespace {

/// A line without its comment and trailing blanks, where what is before a comment can have nothing but an empty node
/// after it.
std::string_view without_comment(std::string_view line) {
    const auto trimmed = [](std::string_view part) { return part.substr(0, part.find_last_not_of(" \t\r") + 1); };
    for (std::size_t hash = line.find('#'); hash != line.npos; hash = line.find('#', hash + 1)) {
        const auto before = trimmed(line.substr(0, hash));
        if (before.empty() || (before.size() < hash && is_one_of(":-?.", before.back()))) return before;
    }
    return trimmed(line);
}

} // namespace

std::optional<std::size_t> first_hidden(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f) return at;
        if (byte == 0xc2 && static_cast<unsigned char>(text[at + 1]) < 0xa0) return at; // U+0080 … U+009F
        if (byte != 0xe2 && byte != 0xef) continue;
        const auto last = static_cast<unsigned char>(text[at + 2]); // UTF-8 was checked before
        const auto middle = static_cast<unsigned char>(text[at + 1]);
        if (byte == 0xef && middle == 0xbb && last == 0xbf) return at; // U+FEFF
        if (byte == 0xef && middle == 0xbf && last >= 0xbe) return at; // U+FFFE, U+FFFF
        if (byte == 0xef) continue;
        if (middle == 0x80 && last >= 0xa8 && last <= 0xae) return at; // U+2028 … U+202E
        if (middle == 0x81 && last >= 0xa6 && last <= 0xa9) return at; // U+2066 … U+2069
    }
    return std::nullopt;
}

bool has_open_quote(std::string_view text) {
    if (text.empty() || !is_one_of("'\"", text.front())) return false;
    const char quote = text.front();
    for (std::size_t at = 1; at < text.size(); ++at) {
        const bool paired = quote == '\'' && text[at] == quote && text.substr(at + 1).starts_with(quote);
        if (paired || (quote == '"' && text[at] == '\\'))
            ++at;
        else if (text[at] == quote)
            return false;
    }
    return true;
}

bool has_open_bracket(std::string_view text) {
    std::size_t open = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_one_of("[{", text[at])) ++open;
        if (open == 0) return false;
        if (is_one_of("]}", text[at]) && --open == 0) return false;
    }
    return true;
}

void append_whole_utf8(std::string &whole, std::string_view text) {
    while (auto bad = first_bad_utf8(text)) {
        whole.append(text.substr(0, *bad)).append({'\xc2', text[*bad]});
        text.remove_prefix(*bad + 1);
    }
    whole.append(text);
}

void end_lines_by_newline(std::string &text) {
    for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1))
        if (at + 1 == text.size() || text[at + 1] != '\n') text[at] = '\n';
}

std::size_t end_of_content(std::string_view text, std::size_t at) {
    for (std::size_t end = std::min(at, text.size()); end > 0;) {
        const std::size_t begin = text.rfind('\n', end - 1) + 1; // npos + 1 = 0
        const auto said = without_comment(text.substr(begin, end - begin));
        if (!said.empty()) return begin + said.size();
        end = begin == 0 ? 0 : begin - 1;
    }
    return 0;
}

Source::int_type Source::underflow() {
    constexpr std::size_t helping = 2048; // what yaml-cpp asks for at a time
    const std::size_t begin = served_;
    served_ = std::min(text_.size(), begin + helping);
    if (begin == served_) return traits_type::eof();
    for (std::size_t at = begin; at < served_; ++at) count(at);
    setg(text_.data() + begin, text_.data() + begin, text_.data() + served_);
    return traits_type::to_int_type(*gptr());
}

void Source::count(std::size_t at) {
    constexpr std::string_view separators = "\n-?:,[]{}#&*!|>'\"%@`";
    const char c = text_[at];
    if (at == 0 || text_[at - 1] == '\n') in_directive_ = c == '%'; // whose words are kept as one token's parameters
    if (c == '[' || c == '{') {
        if (++open_ == depth_ + 1) deep_from_ = at;
    } else if ((c == ']' || c == '}') && open_ > 0)
        --open_;
    if (separators.find(c) != separators.npos || (in_directive_ && c == ' ')) ++marks_;
    if (marks_ > most_marks) throw open_ > depth_ ? Exceeded{deep_from_, true} : Exceeded{at, false};
}

} // namespace aitalent::yaml
