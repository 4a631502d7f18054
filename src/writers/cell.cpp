#include "cell.h"

#include "aitalent/base/ratio.h"
#include "aitalent/messages/labels.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string level_shown(const LevelCell &cell, Lang lang) {
    if (!cell.level) return cell.label.empty() ? label("unknown", lang) : cell.label;
    if (cell.label.empty()) return fmt::format("{}/{}", cell.level->value(), cell.of.value());
    return fmt::format("{} {}", cell.level->value(), cell.label);
}

/// "3,558.5" out of "3558.5".
std::string grouped_hours(std::chrono::minutes length) {
    const auto text = hours_text(length);
    const auto point = std::min(text.find('.'), text.size());
    return grouped(length.count() / 60) + text.substr(point);
}

} // namespace

std::string share_text(PerMille share) {
    auto text = fmt::format("{}.{:03}", share.value / 1000, share.value % 1000);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string shown(const Cell &cell, Lang lang) {
    return std::visit(Cases{[](std::monostate) { return std::string(); }, [](const std::string &text) { return text; },
                            [](const Identifier &id) { return id.text; },
                            [](std::int64_t number) { return grouped(number); },
                            [&](bool yes) { return label(yes ? "yes" : "no", lang); },
                            [&](Date date) { return lang == Lang::zh_tw ? minguo(date) : iso(date); },
                            [](Money money) { return grouped(money.dollars()); },
                            [](PerMille share) { return percent_of_per_mille(share.value); },
                            [&](const LevelCell &level) { return level_shown(level, lang); },
                            [](Hours hours) { return grouped_hours(hours.length); }},
                      cell);
}

std::string bare(const Cell &cell) {
    return std::visit(
        Cases{[](std::monostate) { return std::string(); }, [](const std::string &text) { return text; },
              [](const Identifier &id) { return id.text; }, [](std::int64_t number) { return std::to_string(number); },
              [](bool yes) { return std::string(yes ? "true" : "false"); }, [](Date date) { return iso(date); },
              [](Money money) { return std::to_string(money.dollars()); },
              [](PerMille share) { return share_text(share); },
              [](const LevelCell &level) { return level.level ? std::to_string(level.level->value()) : std::string(); },
              [](Hours hours) { return hours_text(hours.length); }},
        cell);
}

std::string_view type_name(const Cell &cell) {
    static constexpr std::string_view names[] = {"",     "text",  "identifier", "integer", "boolean",
                                                 "date", "money", "share",      "level",   "hours"};
    static_assert(std::variant_size_v<Cell> == std::size(names));
    return names[cell.index()];
}

std::string_view type_of_column(const Table &table, std::size_t column) {
    std::string_view type;
    for (const auto &row : table.rows) {
        const auto own = type_name(row[column]);
        if (own.empty() || own == type) continue;
        if (!type.empty()) return "mixed";
        type = own;
    }
    return type.empty() ? "text" : type;
}

bool is_numeric(const Cell &cell) {
    return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<Money>(cell) ||
           std::holds_alternative<PerMille>(cell) || std::holds_alternative<Hours>(cell);
}

bool is_numeric_column(const Table &table, std::size_t column) {
    bool any = false;
    for (const auto &row : table.rows) {
        if (std::holds_alternative<std::monostate>(row[column])) continue;
        if (!is_numeric(row[column])) return false;
        any = true;
    }
    return any;
}

} // namespace aitalent
