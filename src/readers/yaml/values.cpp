#include "yaml/values.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent::yaml {

namespace {

bool refuse(Context &context, Node node, std::string code) {
    return context.add(context.fault(node, std::move(code)).with("found", std::string(node.text()))), false;
}

bool refuse(Context &context, Node node, std::string code, std::string expected) {
    return context.add(context.fault(node, std::move(code))
                           .with("found", std::string(node.text()))
                           .with("expected", std::move(expected))),
           false;
}

/// The text of a scalar that says something.
std::optional<std::string_view> text_of(Context &context, Node node) {
    if (node.kind() == Kind::null || (node.kind() == Kind::scalar && trimmed(node.text()).empty())) {
        context.add(context.fault(node, "AT-YML-014"));
        return std::nullopt;
    }
    if (node.kind() != Kind::scalar) {
        context.add(context.fault(node, "AT-YML-032"));
        return std::nullopt;
    }
    return node.text();
}

bool has_leading_zero(std::string_view text) {
    return text.size() > 1 && text[0] == '0' && parse_int(text);
}

/// Is there a character of U+3000 … U+9FFF or beyond the basic plane? Full-width Latin alone does not make a text
/// Chinese.
bool has_cjk(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char byte) {
        const auto lead = static_cast<unsigned char>(byte);
        return (lead >= 0xe3 && lead <= 0xe9) || lead >= 0xf0;
    });
}

bool in_one_language(Context &context, Node node, LocalText &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    (has_cjk(*text) ? value.zh_tw : value.en) = *text;
    return true;
}

} // namespace

void Context::add(Fault fault) {
    if (full())
        ++unlisted;
    else
        faults.add(std::move(fault));
}

Fault Context::fault(Node node, std::string code) const {
    return full() ? Fault(std::move(code)) : Fault(std::move(code)).at(node.place());
}

std::string Context::suggestion(std::string_view word, std::span<const std::string> candidates) const {
    return full() ? std::string() : nearest(word, candidates);
}

bool is_map(Context &context, Node node) {
    if (node.kind() == Kind::map) return true;
    return context.add(context.fault(node, node.kind() == Kind::null ? "AT-YML-014" : "AT-YML-013")), false;
}

bool is_list(Context &context, Node node) {
    if (node.kind() == Kind::sequence) return true;
    return context.add(context.fault(node, node.kind() == Kind::null ? "AT-YML-014" : "AT-YML-031")), false;
}

bool into(Context &context, Node node, std::string &value) {
    auto text = text_of(context, node);
    return text && (value = *text, true);
}

bool into(Context &context, Node node, LocalText &value) {
    if (node.kind() != Kind::map) return in_one_language(context, node, value = {});
    LocalText read;
    bool good = true;
    for (const auto &[key, text] : node.entries()) {
        if (key.text() == "zh-TW")
            good = into(context, text, read.zh_tw) && good;
        else if (key.text() == "en")
            good = into(context, text, read.en) && good;
        else
            good = refuse(context, key, "AT-YML-028");
    }
    if (good && read.zh_tw.empty() && read.en.empty()) context.add(context.fault(node, "AT-YML-014"));
    value = std::move(read);
    return good;
}

bool into(Context &context, Node node, bool &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    if (!node.plain() || (*text != "true" && *text != "false")) return refuse(context, node, "AT-YML-017");
    value = *text == "true";
    return true;
}

bool into(Context &context, Node node, int &value, Range range) {
    auto text = text_of(context, node);
    if (!text) return false;
    if (has_leading_zero(*text)) return refuse(context, node, "AT-YML-016");
    auto number = node.plain() ? parse_int(*text) : std::nullopt;
    if (!number || *number < range.low || *number > range.high)
        return refuse(context, node, "AT-YML-015", fmt::format("{} … {}", range.low, range.high));
    value = static_cast<int>(*number);
    return true;
}

bool into(Context &context, Node node, Date &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    auto date = parse_iso_date(*text);
    if (!date) return refuse(context, node, "AT-YML-018");
    value = *date;
    return true;
}

bool into(Context &context, Node node, std::chrono::minutes &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    if (has_leading_zero(*text)) return refuse(context, node, "AT-YML-016");
    auto hours = node.plain() ? parse_hours(*text) : std::nullopt;
    if (!hours || *hours < std::chrono::minutes(0) || *hours > std::chrono::hours(10'000))
        return refuse(context, node, "AT-YML-019");
    value = *hours;
    return true;
}

bool into(Context &context, Node node, Money &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    if (has_leading_zero(*text)) return refuse(context, node, "AT-YML-016");
    auto dollars = node.plain() ? parse_int(*text) : std::nullopt;
    if (!dollars || *dollars < 0 || *dollars > 1'000'000'000'000) return refuse(context, node, "AT-YML-021");
    value = Money(*dollars);
    return true;
}

bool into(Context &context, Node node, Level &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    if (!context.level_words) return value = Level(1), true;
    const auto &words = *context.level_words;
    const int highest = words.empty() ? 9 : static_cast<int>(words.size());
    auto number = *text == "none" ? std::optional<std::int64_t>(0) : parse_int(*text);
    if (!number)
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words[i] == *text) number = static_cast<std::int64_t>(i + 1);
    if (number && *number >= 0 && *number <= highest && !has_leading_zero(*text)) {
        value = Level(static_cast<std::uint8_t>(*number));
        return true;
    }
    std::vector<std::string> known = words;
    known.emplace_back("none");
    context.add(context.fault(node, "AT-YML-025")
                    .with("found", std::string(*text))
                    .with("expected", words.empty() ? "0 … 9" : joined(known, ", "))
                    .with("suggestion", context.suggestion(*text, known)));
    return false;
}

bool into(Context &context, Node node, EditionRef &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    auto ref = EditionRef::parse(*text);
    if (!ref) return refuse(context, node, "AT-YML-022");
    value = *ref;
    return true;
}

bool into_clock(Context &context, Node node, std::chrono::minutes &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    auto minutes = parse_clock(*text);
    if (!minutes) return refuse(context, node, "AT-YML-029");
    value = *minutes;
    return true;
}

bool into_id(Context &context, Node node, std::string &value) {
    auto text = text_of(context, node);
    if (!text) return false;
    constexpr std::string_view never = " \t\n[]@,;\"'"; // they would break paths, references and lists
    if (text->size() > 100 || text->find_first_of(never) != std::string_view::npos)
        return refuse(context, node, "AT-YML-023");
    value = *text;
    return true;
}

std::optional<std::size_t> into_word(Context &context, Node node, std::span<const std::string> words) {
    auto text = text_of(context, node);
    if (!text) return std::nullopt;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == *text) return i;
    context.add(context.fault(node, "AT-YML-020")
                    .with("found", std::string(*text))
                    .with("expected", joined(words, ", "))
                    .with("suggestion", context.suggestion(*text, words)));
    return std::nullopt;
}

} // namespace aitalent::yaml
