#include "../cell.h"
#include "aitalent/messages/labels.h"
#include "markup.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr int step = 44, height = 14; // of one level's box, in pixels

const LevelCell *level_of(const Table &table, const std::vector<Cell> &row, const std::string &key) {
    for (std::size_t i = 0; i < row.size(); ++i)
        if (table.columns[i].key == key) return std::get_if<LevelCell>(&row[i]);
    return nullptr;
}

std::string name_of(const Table &table, const std::vector<Cell> &row, const std::string &key, Lang lang) {
    for (std::size_t i = 0; i < row.size(); ++i)
        if (table.columns[i].key == key) return shown(row[i], lang);
    return {};
}

const char *look_of(int level, const LevelCell &held, const LevelCell &asked, const LevelCell *after) {
    const bool wanted = asked.level && level <= asked.level->value();
    if (held.level && level <= held.level->value()) return "held";
    if (after != nullptr && after->level && level <= after->level->value()) return "planned";
    if (!wanted) return "beyond";
    return held.level ? "missing" : "unknown";
}

/// One box a level: full where held, hatched where the plan leads, outlined where asked and neither, a mark under the
/// level asked for.
std::string boxes(const LevelCell &held, const LevelCell &asked, const LevelCell *after) {
    const int levels = held.of.value();
    auto out = fmt::format(R"(<svg width="{0}" height="20" viewBox="0 0 {0} 20" aria-hidden="true">)", levels * step);
    for (int level = 1; level <= levels; ++level)
        out += fmt::format(R"(<rect class="{}" x="{}" y="1" width="{}" height="{}" rx="2"/>)",
                           look_of(level, held, asked, after), (level - 1) * step + 1, step - 4, height);
    if (asked.level && asked.level->value() > 0)
        out += fmt::format(R"(<path class="asked" d="M{} 17.5h{}"/>)", (asked.level->value() - 1) * step + 1, step - 4);
    return out + "</svg>";
}

/// "1 Awareness / 2 Working", and where the plan leads.
std::string words(const LevelCell &held, const LevelCell &asked, const LevelCell *after, Lang lang) {
    auto text = shown(held, lang) + " / " + shown(asked, lang);
    if (after != nullptr && after->level && (!held.level || *after->level > *held.level))
        text += (lang == Lang::en ? " → with the plan " : " → 計畫後 ") + shown(*after, lang);
    return text;
}

std::string legend(bool planned, Lang lang) {
    struct Entry {
        const char *look, *zh, *en;
    };
    static constexpr Entry entries[] = {{"held", "已具備", "held"},
                                        {"planned", "計畫後", "with the plan"},
                                        {"missing", "不足", "missing"},
                                        {"unknown", "未知", "unknown"}};
    std::string out = "<p class=\"key\">";
    for (const auto &[look, zh, en] : entries)
        if (planned || std::string_view(look) != "planned")
            out += fmt::format(R"(<span><svg width="24" height="16" aria-hidden="true"><rect class="{}" x="1" y="1" )"
                               R"(width="22" height="14" rx="2"/></svg>{}</span>)",
                               look, lang == Lang::en ? en : zh);
    return out + (lang == Lang::en ? "<span class=\"under\">asked</span>" : "<span class=\"under\">要求等級</span>") +
           "</p>\n";
}

} // namespace

std::string profile_markup(const Chart &chart, const Table &table, Lang lang) {
    auto out = legend(!chart.after.empty(), lang) + "<ul class=\"profile\">\n";
    for (const auto &row : table.rows) {
        const auto *held = level_of(table, row, chart.y), *asked = level_of(table, row, chart.colour);
        const auto *after = level_of(table, row, chart.after);
        if (held == nullptr || asked == nullptr) continue;
        const bool met = held->level && asked->level && *held->level >= *asked->level;
        out += fmt::format("<li><span class=\"what\">{}</span>{}<span class=\"words {}\">{}</span>",
                           escaped(name_of(table, row, chart.x, lang)), boxes(*held, *asked, after),
                           !held->level ? "unknown"
                           : met        ? "met"
                                        : "unmet",
                           escaped(words(*held, *asked, after, lang)));
        if (!chart.why.empty())
            out += fmt::format("<small class=\"why\">{}</small>", escaped(name_of(table, row, chart.why, lang)));
        out += "</li>\n";
    }
    return out + "</ul>\n";
}

} // namespace aitalent
