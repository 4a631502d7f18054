#include "yaml/read_form.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent::yaml {

namespace {

/// A provenance of a node's own: what it leaves out is inherited, except the note, which belongs to one node.
void describe(ReadForm &form, Provenance &provenance) {
    form.optional("source", provenance.source, "");
    form.optional("basis", provenance.basis, "");
    form.optional("confidence", provenance.confidence, "");
    form.optional("note", provenance.note, "");
}

} // namespace

void ReadForm::provenance(Provenance &value) {
    auto node = take("provenance");
    if (node) {
        own_.note.clear();
        ReadForm form(context_, *node, own_, true);
        describe(form, own_);
        form.end();
        value = own_;
    } else if (!overlay_) {
        value = own_;
        value.note.clear();
    }
    own_ = value;
}

void ReadForm::scale(const Scale &scale) {
    std::vector<std::string> words;
    for (const auto &level : scale.levels) words.push_back(level.id);
    if (!words.empty()) context_.level_words = std::move(words);
}

void ReadForm::missing(std::string_view key) {
    if (usable_ && !overlay_) context_.add(context_.fault(map_, "AT-YML-012").with("expected", std::string(key)));
}

static std::string line_of(Node node) {
    return fmt::to_string(node.place().line);
}

void ReadForm::refuse_double_names(Node list) {
    std::map<std::string_view, Node> seen;
    for (Node item : list.items()) {
        auto name = item.name();
        if (!name) continue;
        auto [first, is_new] = seen.emplace(*name, item);
        if (!is_new && !context_.full())
            context_.add(context_.fault(item, "AT-YML-024")
                             .with("found", std::string(*name))
                             .with("line", line_of(first->second)));
    }
}

void ReadForm::end() {
    if (!usable_) return;
    for (const auto &[key, value] : map_.entries())
        if (std::find(known_.begin(), known_.end(), key.text()) == known_.end())
            context_.add(context_.fault(key, "AT-YML-011")
                             .with("found", std::string(key.text()))
                             .with("suggestion", context_.suggestion(key.text(), known_)));
}

} // namespace aitalent::yaml
