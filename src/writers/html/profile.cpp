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

/// One box a level: full where held, outlined where only asked, a mark under the level asked for.
std::string boxes(const LevelCell &held, const LevelCell &asked) {
    const int levels = held.of.value();
    auto out = fmt::format(R"(<svg width="{0}" height="20" viewBox="0 0 {0} 20" aria-hidden="true">)", levels * step);
    for (int level = 1; level <= levels; ++level) {
        const bool wanted = asked.level && level <= asked.level->value();
        const char *look = !held.level                    ? wanted ? "unknown" : "beyond"
                           : level <= held.level->value() ? "held"
                           : wanted                       ? "missing"
                                                          : "beyond";
        out += fmt::format(R"(<rect class="{}" x="{}" y="1" width="{}" height="{}" rx="2"/>)", look,
                           (level - 1) * step + 1, step - 4, height);
    }
    if (asked.level && asked.level->value() > 0)
        out += fmt::format(R"(<path class="asked" d="M{} 17.5h{}"/>)", (asked.level->value() - 1) * step + 1, step - 4);
    return out + "</svg>";
}

} // namespace

std::string profile_markup(const Chart &chart, const Table &table, Lang lang) {
    std::string out = "<ul class=\"profile\">\n";
    for (const auto &row : table.rows) {
        const auto *held = level_of(table, row, chart.y), *asked = level_of(table, row, chart.colour);
        if (held == nullptr || asked == nullptr) continue;
        const bool met = held->level && asked->level && *held->level >= *asked->level;
        out += fmt::format("<li><span class=\"what\">{}</span>{}<span class=\"words {}\">{} / {}</span></li>\n",
                           escaped(name_of(table, row, chart.x, lang)), boxes(*held, *asked),
                           !held->level ? "unknown"
                           : met        ? "met"
                                        : "unmet",
                           escaped(shown(*held, lang)), escaped(shown(*asked, lang)));
    }
    return out + "</ul>\n";
}

} // namespace aitalent
