#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/money.h"
#include "aitalent/framework/form.h"
#include "aitalent/framework/profile.h"
#include "yaml/node.h"

#include <optional>
#include <span>

// Scalars as what the form says they are. Each function returns false after adding a fault; `value` is then unchanged.
namespace aitalent::yaml {

/// What the reading of one document shares.
struct Context {
    const Tree &tree;
    Faults &faults;
    /// Words for levels 1 … n; nullopt = not known because the scale itself was at fault, anything goes.
    std::optional<std::vector<std::string>> level_words = {};
    std::size_t unlisted = 0; ///< faults beyond the limit

    /// Once this many are listed the rest is only counted, and costs neither a place nor a suggestion: a hostile
    /// document can have a fault on every line.
    bool full() const { return faults.size() >= Limits().faults; }
    void add(Fault fault);
    Fault fault(Node node, std::string code) const;
    std::string suggestion(std::string_view word, std::span<const std::string> candidates) const;
};

bool into(Context &context, Node node, std::string &value);
bool into(Context &context, Node node, LocalText &value);
bool into(Context &context, Node node, bool &value);
bool into(Context &context, Node node, int &value, Range range = {});
bool into(Context &context, Node node, Date &value);
bool into(Context &context, Node node, std::chrono::minutes &value); ///< a number of hours
bool into(Context &context, Node node, Money &value);
bool into(Context &context, Node node, Level &value);
bool into(Context &context, Node node, EditionRef &value);
bool into_clock(Context &context, Node node, std::chrono::minutes &value);
/// An identifier: text without blanks, brackets and controls, at most 100 bytes.
bool into_id(Context &context, Node node, std::string &value);
/// The index of one of `words`.
std::optional<std::size_t> into_word(Context &context, Node node, std::span<const std::string> words);

template<class Tag>
bool into(Context &context, Node node, Id<Tag> &value) {
    std::string text;
    return into_id(context, node, text) && (value = Id<Tag>(std::move(text)), true);
}

template<class Enum>
requires std::is_enum_v<Enum>
bool into(Context &context, Node node, Enum &value) {
    std::vector<std::string> names;
    for (const auto &entry : words<Enum>()) names.emplace_back(entry.word);
    const auto index = into_word(context, node, names);
    return index && (value = words<Enum>()[*index].value, true);
}

/// Adds a fault where the node is not of that kind.
bool is_map(Context &context, Node node);
bool is_list(Context &context, Node node);

} // namespace aitalent::yaml
