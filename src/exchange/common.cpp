#include "common.h"

#include "aitalent/base/text.h"
#include "aitalent/framework/flat.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent::exchange {

namespace {

void replace_all(std::string &text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

std::string cleaned(std::string_view raw) {
    std::string text(raw);
    replace_all(text, "\r\n", "\n");
    replace_all(text, "\u00a0", " ");
    for (auto line_break : {"\u2028", "\u2029", "\r"}) replace_all(text, line_break, "\n");
    for (auto invisible : {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}) replace_all(text, invisible, "");
    return std::string(trimmed(text));
}

LocalText in_its_language(std::string text) {
    const bool chinese = std::any_of(text.begin(), text.end(), [](char byte) {
        const auto lead = static_cast<unsigned char>(byte);
        return lead >= 0xe3 && lead <= 0xe9; // U+3000 … U+9FFF
    });
    LocalText result;
    (chinese ? result.zh_tw : result.en) = std::move(text);
    return result;
}

std::string Slugs::make(std::string_view name) {
    std::string slug;
    for (char c : nfkc(name)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
            slug += lower;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    if (slug.empty()) slug = "item";
    slug.resize(std::min<std::size_t>(slug.size(), 90));
    return take(slug);
}

std::string Slugs::take(const std::string &id) {
    const int nth = ++used_[id];
    return nth == 1 ? id : take(fmt::format("{}-{}", id, nth));
}

Columns::Columns(const ForeignTable &table, std::span<const std::string_view> wanted, Faults &faults) : table_(table) {
    for (std::size_t i = 0; i < table.header.size(); ++i) of_.emplace(cleaned(table.header[i]), i);
    for (auto heading : wanted) {
        const auto found = of_.find(heading);
        if (found != of_.end()) {
            wanted_.insert(found->second);
            continue;
        }
        complete_ = false;
        faults.add(Fault("AT-FRM-066").at({.file = table.file, .line = 1}).with("expected", std::string(heading)));
    }
}

std::string Columns::cell(const ForeignTable::Row &row, std::string_view heading) const {
    const auto found = of_.find(heading);
    return found == of_.end() || found->second >= row.cells.size() ? std::string() : cleaned(row.cells[found->second]);
}

void Columns::report_rest(Faults &faults) const {
    LeftOut left_out;
    for (const auto &row : table_.rows)
        for (std::size_t i = 0; i < row.cells.size() && i < table_.header.size(); ++i)
            if (!wanted_.contains(i) && !cleaned(row.cells[i]).empty()) left_out.add(cleaned(table_.header[i]));
    left_out.report(table_.file, faults);
}

namespace {

/// "competencies[coding].name.en" → "competencies.name.en"
std::string without_names(std::string_view path) {
    std::string plain;
    bool inside = false;
    for (char c : path) {
        if (c == '[') inside = true;
        if (!inside) plain += c;
        if (c == ']') inside = false;
    }
    return plain;
}

bool says_nothing(std::string_view text) {
    return text == "0" || text == "false" || text == name(FrameworkStatus::published);
}

/// What to call it: "competencies.tools", "provenance"; "hours_table" where nothing of the list is carried.
std::string kind_of(std::string_view path, std::span<const std::string_view> carried) {
    if (path.find("provenance") != path.npos) return "provenance";
    const auto first = path.find('.');
    const auto list = path.substr(0, first);
    const bool some_is_carried =
        std::any_of(carried.begin(), carried.end(), [&](std::string_view one) { return is_within(one, list); });
    return std::string(first == path.npos || !some_is_carried ? list : path.substr(0, path.find('.', first + 1)));
}

} // namespace

void LeftOut::add_rest(const Framework &framework, std::span<const std::string_view> carried, bool one_language) {
    std::set<std::string> english;
    const auto values = flat(framework);
    for (const auto &value : values)
        if (value.path.ends_with(".en")) english.insert(value.path.substr(0, value.path.size() - 3));
    for (const auto &value : values) {
        if (says_nothing(value.text)) continue;
        const auto path = without_names(value.path);
        const bool has_place =
            std::any_of(carried.begin(), carried.end(), [&](std::string_view one) { return is_within(path, one); });
        constexpr std::string_view chinese = ".zh-TW";
        if (!has_place)
            add(kind_of(path, carried));
        else if (one_language && value.path.ends_with(chinese) &&
                 english.contains(value.path.substr(0, value.path.size() - chinese.size())))
            add("second language");
    }
}

void LeftOut::report(const std::string &file, Faults &faults) const {
    for (const auto &[what, count] : counts_)
        faults.add(Fault("AT-FRM-065", Severity::info)
                       .at({.file = file})
                       .with("found", what)
                       .with("count", fmt::to_string(count)));
}

std::string csv_line(const std::vector<std::string> &cells) {
    std::string line;
    for (const auto &cell : cells) {
        if (&cell != &cells.front()) line += ',';
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (char c : cell) line += c == '"' ? "\"\"" : std::string(1, c);
        line += '"';
    }
    return line + "\r\n";
}

const std::string &one_language(const LocalText &text) {
    return text.in(Lang::en);
}

} // namespace aitalent::exchange
