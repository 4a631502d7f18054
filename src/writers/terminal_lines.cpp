#include "terminal_lines.h"

#include "cell.h"

#include <algorithm>
#include <numeric>

namespace aitalent {

namespace {

constexpr int gap = 2;        ///< spaces between columns
constexpr int narrowest = 10; ///< a text column is not squeezed below this while anything else helps
constexpr int narrowest_heading = 6;
constexpr int prose = 48; ///< long text is wrapped here where no terminal says how wide lines may be

std::size_t character_bytes(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) ++length;
    return length;
}

bool is_one_of(std::string_view character, std::string_view marks) {
    return marks.find(character) != std::string_view::npos;
}

/// Whether a line may end between two characters: at a blank, and beside a wide character where that strands no mark.
/// Words and numbers of other letters stay whole.
bool may_break(std::string_view before, std::string_view after) {
    if (before == " ") return after != " ";
    if (after == " ") return false;
    if (is_one_of(after, "，。、；：！？）」』》〉】％·…") || is_one_of(before, "（「『《〈【")) return false;
    return display_width(before) > 1 || display_width(after) > 1;
}

/// The part of the text that fits a line. It ends after a list's mark if one stands in its second half, else at the
/// last place where a line may end, else anywhere.
std::string_view line_of(std::string_view text, int width) {
    std::size_t end = 0, place = 0, mark = 0;
    std::string_view before;
    for (int used = 0; end < text.size();) {
        const auto character = text.substr(end, character_bytes(text.substr(end)));
        if (end > 0 && may_break(before, character)) {
            place = end;
            if (used * 2 > width && is_one_of(before, "，、；。")) mark = end;
        }
        used += display_width(character);
        if (used > width && end > 0) return text.substr(0, mark > 0 ? mark : place > 0 ? place : end);
        end += character.size();
        before = character;
    }
    return text;
}

using Texts = std::vector<std::string>;

struct Layout {
    std::vector<int> widths;
    std::vector<Align> aligns;

    int total() const {
        return std::accumulate(widths.begin(), widths.end(), 0) + gap * (static_cast<int>(widths.size()) - 1);
    }
};

void squeeze(Layout &layout, const std::vector<int> &least, int width) {
    for (int excess = layout.total() - width; excess > 0; --excess) {
        auto spare = [&](std::size_t i) { return layout.widths[i] > least[i] ? layout.widths[i] : 0; };
        std::size_t widest = 0;
        for (std::size_t i = 1; i < least.size(); ++i)
            if (spare(i) > spare(widest)) widest = i;
        if (spare(widest) == 0) return;
        --layout.widths[widest];
    }
}

/// Numbers, dates and short identifiers stay in one piece; the words above them may be broken.
bool stays_whole(const Table &table, std::size_t column, int widest_value) {
    const auto type = type_of_column(table, column);
    return is_numeric_column(table, column) || type == "date" || (type == "identifier" && widest_value <= 20);
}

Layout layout_of(const Table &table, const std::vector<Texts> &rows, int width) {
    Layout layout;
    std::vector<int> least, least_of_all;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        int values = 0;
        for (std::size_t row = 1; row < rows.size(); ++row) values = std::max(values, display_width(rows[row][i]));
        int widest = std::max(values, display_width(rows[0][i]));
        if (width == 0 && table.columns[i].wide) widest = std::min(widest, prose);
        const bool whole = stays_whole(table, i, values);
        layout.widths.push_back(widest);
        layout.aligns.push_back(is_numeric_column(table, i) ? Align::right : Align::left);
        least.push_back(std::min(widest, whole ? std::max(values, narrowest_heading) : narrowest));
        least_of_all.push_back(whole ? least.back() : std::min(widest, narrowest_heading));
    }
    if (width <= 0) return layout;
    squeeze(layout, least, width);
    squeeze(layout, least_of_all, width); // still too wide: texts give way further
    return layout;
}

void add_row(Texts &out, const Texts &row, const Layout &layout) {
    std::vector<Texts> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        cells.push_back(wrapped(row[i], layout.widths[i]));
        height = std::max(height, cells.back().size());
    }
    for (std::size_t at = 0; at < height; ++at) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) line.append(gap, ' ');
            line += padded(at < cells[i].size() ? cells[i][at] : "", layout.widths[i], layout.aligns[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out.push_back(std::move(line));
    }
}

std::string rule(const Layout &layout) {
    std::string line;
    for (std::size_t i = 0; i < layout.widths.size(); ++i) {
        if (i > 0) line.append(gap, ' ');
        for (int n = 0; n < layout.widths[i]; ++n) line += "─";
    }
    return line;
}

} // namespace

std::vector<std::string> wrapped(std::string_view text, int width) {
    Texts lines;
    while (!text.empty()) {
        const auto line = width > 0 ? line_of(text, width) : text;
        lines.emplace_back(trimmed(line));
        text.remove_prefix(line.size());
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
}

std::vector<std::string> table_lines(const Table &table, Lang lang, int width) {
    std::vector<Texts> rows(1);
    for (const auto &column : table.columns) rows[0].push_back(printable(column.label));
    for (const auto &row : table.rows) {
        rows.emplace_back();
        for (const auto &cell : row) rows.back().push_back(printable(shown(cell, lang)));
    }
    const auto layout = layout_of(table, rows, width);
    Texts out;
    add_row(out, rows[0], layout);
    out.push_back(rule(layout));
    for (std::size_t i = 1; i < rows.size(); ++i) add_row(out, rows[i], layout);
    return out;
}

} // namespace aitalent
