#include "import/row_filter.h"

#include <algorithm>

namespace aitalent {

namespace {

constexpr std::string_view totals[] = {"合計",   "總計",  "小計",   "總數",     "共計",
                                       "總人數", "total", "totals", "subtotal", "sum"};
constexpr std::string_view behind_totals[] = {"人", "筆", "共", "名", "金額", "時數", "數", "：", "（", "、"};
constexpr std::string_view footnotes[] = {"備註", "註:",  "附註",     "說明:", "製表",  "填表",
                                          "承辦", "核章", "資料來源", "note",  "notes", "source:"};

/// A word of letters is met whole: "Summer Chen" is no sum.
bool begins_with_any(std::string_view text, std::span<const std::string_view> words) {
    const auto is_letter = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
    const auto letters = std::find_if_not(text.begin(), text.end(), is_letter) - text.begin();
    const auto first_word = folded(text.substr(0, static_cast<std::size_t>(letters))), all = folded(text);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return is_letter(word.back()) ? first_word == word : all.starts_with(word);
    });
}

/// "合計", "總計：", "小計(人)", "合計 35 人"; 小計畫室 is a unit.
bool names_total(std::string_view text) {
    const std::string all = folded(text);
    return begins_with_any(text, totals) && std::none_of(std::begin(totals), std::end(totals), [&](auto word) {
               if (!all.starts_with(word) || static_cast<unsigned char>(word.front()) < 0x80) return false;
               const auto rest = std::string_view(all).substr(word.size());
               const bool goes_on = !rest.empty() && static_cast<unsigned char>(rest.front()) >= 0x80;
               return goes_on && !begins_with_any(rest, behind_totals);
           });
}

/// Numbers and codes ("S0001") name no total; this spares most rows the comparison of words.
bool is_code(std::string_view text) {
    const bool plain = static_cast<unsigned char>(text.front()) < 0x80 && text.find(' ') == std::string_view::npos;
    return plain && std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

RowFilter::RowFilter(const ColumnMap &map) : map_(map) {
    for (const auto &column : map.columns) width_ = std::max<std::size_t>(width_, column.column);
    mapped_.resize(width_);
    for (const auto column : mapped_columns(map)) mapped_[column - 1] = true;
}

/// A total names itself in its first cell, leaves others blank that data rows fill, and names nobody and no course
/// beside that; so does a footnote, alone.
const char *RowFilter::reason_to_skip(const RowFields &fields, const SheetRow &row) const {
    std::size_t filled = 0, mapped_filled = 0, mapped = 0;
    std::string_view first;
    std::uint32_t named_in = 0;
    for (std::uint32_t column = 1; column <= std::max(row.cells.size(), mapped_.size()); ++column) {
        if (is_mapped(column)) ++mapped;
        const bool blank = column > row.cells.size() || fields.is_blank_at(column);
        if (blank) continue;
        if (filled++ == 0 && is_code(first = fields.text_at(named_in = column))) return nullptr;
        if (is_mapped(column)) ++mapped_filled;
    }
    const auto names_one = [&](Field field) {
        return fields.has(field) && fields.column(field) != named_in && !fields.blank(field);
    };
    const bool unnamed =
        fields.has(Field::name) && fields.blank(Field::name); // "合計,2人,": a count and nobody's number
    const bool somebody = !unnamed && (names_one(Field::staff_no) || names_one(Field::identity));
    const bool one = somebody || names_one(Field::course) || names_one(Field::session);
    if (mapped_filled < mapped && !one && names_total(nfkc(first))) return "AT-IMP-038";
    if (filled <= 2 && mapped > 2 && begins_with_any(nfkc(first), footnotes)) return "AT-IMP-039";
    return repeats_header(fields) ? "AT-IMP-040" : nullptr;
}

bool RowFilter::repeats_header(const RowFields &fields) const {
    std::size_t same = 0;
    for (const auto &column : map_.columns) {
        const auto text = fields.text_at(column.column);
        if (text.empty()) continue;
        if (text != trimmed(column.heading)) return false;
        ++same;
    }
    return same >= 2 || (same == 1 && map_.columns.size() == 1);
}

} // namespace aitalent
