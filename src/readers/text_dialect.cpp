#include "text_dialect.h"

#include <algorithm>
#include <map>
#include <vector>

namespace aitalent {

namespace {

constexpr std::size_t sample_size = 1 << 16, sample_lines = 40;

std::string decoded_head(const Input &input, Encoding encoding) {
    const std::string bytes = input.text_at(0, sample_size);
    std::string text;
    Decoder(encoding).decode(bytes, bytes.size() < sample_size, text);
    return text;
}

/// How often the character stands outside quotes, line by line.
std::vector<std::size_t> counts_by_line(std::string_view text, char wanted) {
    std::vector<std::size_t> counts(1, 0);
    bool quoted = false;
    for (char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == wanted) ++counts.back();
        if (c == '\n' || c == '\r') {
            if (counts.size() == sample_lines) break;
            counts.push_back(0);
        }
    }
    return counts;
}

/// Lines that agree on the commonest count above zero, then that count: how well a delimiter explains the text.
std::pair<std::size_t, std::size_t> agreement(std::string_view text, char delimiter) {
    std::map<std::size_t, std::size_t> lines_with;
    for (auto count : counts_by_line(text, delimiter))
        if (count > 0) ++lines_with[count];
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (auto [count, lines] : lines_with) best = std::max(best, {lines, count});
    return best;
}

char guess_delimiter(std::string_view text) {
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (char candidate : {'\t', ',', ';', '|'}) // where two explain it alike, the one texts use least
        if (auto found = agreement(text, candidate); found > most) {
            best = candidate;
            most = found;
        }
    return best;
}

bool first_line_ends_in_cr(std::string_view text) {
    const auto at = text.find_first_of("\r\n");
    return at != std::string_view::npos && text[at] == '\r' && at + 1 < text.size() && text[at + 1] != '\n';
}

/// "sep=;" as Excel understands it, the whole first line.
std::optional<char> told_by_first_line(std::string_view text) {
    if (!text.starts_with("sep=") && !text.starts_with("SEP=")) return std::nullopt;
    const bool alone = text.size() > 4 && (text.size() == 5 || text[5] == '\r' || text[5] == '\n');
    return alone ? std::optional(text[4]) : std::nullopt;
}

} // namespace

DialectFound find_dialect(const Input &input, const SheetOptions &options) {
    DialectFound found;
    TextDialect &dialect = found.dialect;
    dialect.encoding =
        options.encoding ? EncodingChoice{*options.encoding, EncodingReason::told} : detect_encoding(input);
    const std::string head = decoded_head(input, dialect.encoding.encoding);
    const auto told = told_by_first_line(head);
    found.skip_rows = told ? 1 : 0;
    dialect.cr_ends_line = first_line_ends_in_cr(head);
    dialect.delimiter_told = options.delimiter || told;
    dialect.delimiter = options.delimiter ? *options.delimiter : told ? *told : guess_delimiter(head);
    return found;
}

} // namespace aitalent
