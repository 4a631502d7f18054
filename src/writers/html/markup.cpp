#include "markup.h"

#include "../cell.h"
#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"
#include "aitalent/messages/labels.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr std::size_t rows_kept_together = 12; ///< on paper

int digit(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

std::string base64_of_hex(std::string_view hex) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    int bits = 0, count = 0;
    auto put = [&](int width) { result += letters[static_cast<std::size_t>(bits >> (count -= width) & 63)]; };
    for (const char c : hex) {
        bits = (bits << 4 | digit(c)) & 0xffff;
        if ((count += 4) >= 6) put(6);
    }
    if (count > 0) {
        bits <<= 6 - count;
        count = 6;
        put(6);
    }
    while (result.size() % 4 != 0) result += '=';
    return result;
}

std::string share_bar(std::int64_t per_mille) {
    const auto width = std::clamp<std::int64_t>(per_mille, 0, 1000) * 48 / 1000;
    return fmt::format(R"(<svg class="bar" width="48" height="6" aria-hidden="true"><rect class="track" width="48" )"
                       R"(height="6" rx="3"/><rect class="fill" width="{}" height="6" rx="3"/></svg>)",
                       width);
}

/// What the browser sorts by where that is not the text shown.
std::string sort_key(const Cell &cell) {
    if (std::holds_alternative<std::string>(cell) || std::holds_alternative<Identifier>(cell)) return {};
    if (const auto *level = std::get_if<LevelCell>(&cell); level != nullptr && !level->level) return "-1";
    if (const auto *yes = std::get_if<bool>(&cell)) return *yes ? "1" : "0";
    if (const auto *date = std::get_if<Date>(&cell)) return std::to_string(day_number(*date));
    return bare(cell);
}

std::string column_kind(const Table &table, std::size_t column) {
    if (is_numeric_column(table, column)) return "number";
    const auto type = type_of_column(table, column);
    if (type == "identifier" || type == "date" || type == "level" || type == "boolean") return std::string(type);
    if (table.columns[column].wide) return "wide";
    constexpr int one_line = 10; // a name, a unit: broken in two they are hard to read
    const bool brief = std::ranges::all_of(
        table.rows, [&](const auto &row) { return display_width(shown(row[column], Lang::zh_tw)) <= one_line; });
    return brief ? "brief" : "text";
}

// A value with the look of its kind: a chip for a level, a bar beside a share.
std::string cell_markup(const Cell &cell, const Column &column, Lang lang) {
    const auto text = escaped(shown(cell, lang));
    if (const auto *share = std::get_if<PerMille>(&cell)) return share_bar(share->value) + text;
    if (const auto *yes = std::get_if<bool>(&cell))
        return fmt::format(R"(<span class="mark {}">{}</span>)",
                           !*yes            ? "no"
                           : column.caution ? "caution"
                                            : "yes",
                           text);
    if (const auto *level = std::get_if<LevelCell>(&cell)) {
        const auto look = level->level ? fmt::format("l{}", std::min<int>(level->level->value(), 4)) : "unknown";
        return fmt::format(R"(<span class="level {}">{}</span>)", look, text);
    }
    return text;
}

} // namespace

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : printable(text)) switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    return result;
}

std::string policy_hash(std::string_view content) {
    return "'sha256-" + base64_of_hex(sha256(content)) + "'";
}

std::string table_markup(const Table &table, Lang lang, bool titled) {
    auto out = fmt::format("<div class=\"table{}\" data-rows=\"{}\">\n",
                           table.rows.size() <= rows_kept_together ? " short" : "", table.rows.size());
    if (!table.note.empty()) out += fmt::format("<p class=\"note\">{}</p>\n", escaped(table.note));
    out += fmt::format("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{0}\"><table>\n"
                       "<caption{1}>{0}</caption>\n<thead><tr>",
                       escaped(table.title), titled ? "" : " class=\"heard\"");
    std::vector<std::string> kinds;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        kinds.push_back(column_kind(table, i));
        out += fmt::format("<th scope=\"col\" class=\"{}\">{}</th>", kinds[i], escaped(table.columns[i].label));
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const auto &row : table.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto key = sort_key(row[i]);
            out += fmt::format("<td class=\"{}\"{}>{}</td>", kinds[i],
                               key.empty() ? "" : fmt::format(" data-v=\"{}\"", key),
                               cell_markup(row[i], table.columns[i], lang));
        }
        out += "</tr>\n";
    }
    out += "</tbody>\n</table></div>\n";
    if (table.rows.empty()) out += fmt::format("<p class=\"note\">{}</p>\n", escaped(label("none", lang)));
    return out + "</div>\n";
}

} // namespace aitalent
