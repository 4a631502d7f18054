#include "aitalent/messages/fault_text.h"

#include "aitalent/base/text.h"
#include "aitalent/messages/labels.h"
#include "aitalent/privacy/identity.h"
#include "phrases.h"
#include "tables.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// The option that names the store of this run; empty where the command line named none.
std::string &named_store() {
    static std::string option;
    return option;
}
constexpr std::string_view named_store_value = "--db"; ///< as if every fault had a value of this name

/// The text with `option` at the end of each command of this program that names no store itself.
std::string with_option(std::string_view text, std::string_view option) {
    struct Quotes {
        std::string_view before, after;
    };
    static constexpr Quotes quotes[] = {{"'aitalent ", "'"}, {"「aitalent ", "」"}};
    std::string out(text);
    for (const auto &[before, after] : quotes)
        for (auto at = out.find(before); at != std::string::npos; at = out.find(before, at + 1)) {
            const auto end = out.find(after, at + before.size());
            if (end == std::string::npos) break;
            if (std::string_view(out).substr(at, end - at).find(" --db ") == std::string_view::npos)
                out.insert(end, option);
        }
    return out;
}

/// Replaces {name} by the fault's value; tells whether every value was there.
bool fill(std::string_view text, const Fault &fault, Lang lang, std::string &out) {
    bool complete = true;
    while (!text.empty()) {
        const auto open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = text.find('}', open);
        const auto name = text.substr(open + 1, close - open - 1);
        const std::string &value = name == named_store_value ? named_store() : fault.value(name);
        complete = complete && !value.empty();
        const auto words = name == "list" ? label(value, lang) : phrase(value, lang);
        out += masked(printable(words)); // no message shows an identity number, wherever it strayed
        text.remove_prefix(close + 1);
    }
    return complete;
}

std::string filled(std::string_view text, const Fault &fault, Lang lang) {
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('[');
        fill(text.substr(0, open), fault, lang, out);
        if (open == std::string_view::npos) break;
        const auto close = text.find(']', open);
        std::string part;
        if (fill(text.substr(open + 1, close - open - 1), fault, lang, part)) out += part;
        text.remove_prefix(close + 1);
    }
    return out;
}

/// Text files that people write in an editor have lines; those they open in a spreadsheet program have rows.
bool has_rows(const Place &place) {
    const auto ending = folded(place.file.substr(std::min(place.file.rfind('.'), place.file.size())));
    return !place.sheet.empty() || ending == ".csv" || ending == ".tsv" || ending == ".txt";
}

std::string place_text(const Place &place, Lang lang) {
    std::string text = masked(printable(place.file));
    if (!has_rows(place)) {
        if (place.line > 0) text += fmt::format(":{}", place.line);
        if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
    } else {
        if (!place.sheet.empty()) text += fmt::format(" [{}]", masked(printable(place.sheet)));
        if (place.line > 0)
            text += lang == Lang::en ? fmt::format(" row {}", place.line) : fmt::format(" 第 {} 列", place.line);
        if (place.column > 0)
            text += lang == Lang::en ? fmt::format(", column {}", place.column) : fmt::format("第 {} 欄", place.column);
    }
    if (!place.field.empty())
        text += lang == Lang::en ? fmt::format(" ({})", masked(printable(place.field)))
                                 : fmt::format("（{}）", masked(printable(place.field)));
    return text;
}

std::string_view severity_word(Severity severity, Lang lang) {
    static constexpr std::string_view words[3][2] = {{"提示", "info"}, {"警告", "warning"}, {"錯誤", "error"}};
    return words[static_cast<int>(severity)][lang == Lang::en ? 1 : 0];
}

std::vector<FaultText> joined_tables() {
    std::vector<FaultText> all;
    for (auto table : {command_faults(), file_faults(), job_faults(), batch_faults(), plan_faults(), scoring_faults(),
                       store_faults(), sheet_faults(), import_faults(), yaml_faults(), write_faults(),
                       framework_faults(), catalogue_faults()})
        all.insert(all.end(), table.begin(), table.end());
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.code < b.code; });
    return all;
}

} // namespace

std::span<const FaultText> fault_texts() {
    static const std::vector<FaultText> all = joined_tables();
    return all;
}

const FaultText *fault_text(std::string_view code) {
    auto all = fault_texts();
    auto found = std::lower_bound(all.begin(), all.end(), code,
                                  [](const FaultText &text, std::string_view wanted) { return text.code < wanted; });
    return found == all.end() || found->code != code ? nullptr : &*found;
}

std::string message(const Fault &fault, Lang lang) {
    if (const auto *text = fault_text(fault.code)) return filled(lang == Lang::en ? text->en : text->zh, fault, lang);
    std::string values;
    for (const auto &[name, value] : fault.values) values += fmt::format(" {}={}", name, masked(printable(value)));
    return fault.code + values;
}

std::string remedy(const Fault &fault, Lang lang) {
    const auto *text = fault_text(fault.code);
    if (text == nullptr) return {};
    const auto words = lang == Lang::en ? text->remedy_en : text->remedy_zh;
    return filled(named_store().empty() ? words : with_option(words, fmt::format("{{{}}}", named_store_value)), fault,
                  lang);
}

void name_store(const std::string &db) {
    named_store() = db.empty() ? std::string() : " --db " + shell_word(db);
}

std::string store_option() {
    return masked(printable(named_store()));
}

std::string for_named_store(std::string_view text) {
    return with_option(text, store_option());
}

std::string describe(const Fault &fault, Lang lang, bool show_source) {
    std::string text = place_text(fault.place, lang);
    if (!text.empty()) text += ": ";
    text += fmt::format("{} {}: {}\n", severity_word(fault.severity, lang), fault.code, message(fault, lang));
    if (show_source && !fault.place.source_line.empty()) {
        const std::string line = masked(printable(fault.place.source_line));
        text += fmt::format("    {}\n", line);
        if (fault.place.column > 0) {
            std::string before; // characters before the column, to measure their width
            std::uint32_t seen = 1;
            for (std::size_t at = 0; at < line.size() && seen < fault.place.column; ++at) {
                before += line[at];
                if (at + 1 == line.size() || (static_cast<unsigned char>(line[at + 1]) & 0xc0) != 0x80) ++seen;
            }
            text += fmt::format("    {}^\n", std::string(static_cast<std::size_t>(display_width(before)), ' '));
        }
    }
    if (auto what_to_do = remedy(fault, lang); !what_to_do.empty()) text += fmt::format("  → {}\n", what_to_do);
    return text;
}

} // namespace aitalent
