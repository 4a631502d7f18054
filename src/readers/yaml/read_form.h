#pragma once
#include "yaml/values.h"

#include <map>

namespace aitalent::yaml {

/// Nodes that have a name among their like (Node::name finds it in the document). A list of them may not name one thing
/// twice, and an entry of a child profile overlays its parent's entry of that name.
template<class T>
std::string name_of(const T &node) {
    if constexpr (requires { node.id.str(); })
        return node.id.str();
    else if constexpr (requires { node.id; })
        return node.id;
    else if constexpr (requires { node.certificate; })
        return node.certificate.str();
    else
        return node.competency.str();
}
template<class T>
concept Named = requires(const T &node) {
    node.id;
}
|| requires(const T &node) {
    node.certificate;
}
|| requires(const T &node) {
    node.competency;
};

/// The form (aitalent/framework/form.h) as a reader: fills a node from a map of the document, each fault with its
/// place.
class ReadForm {
  public:
    /// `overlay`: the node already holds the parent's values, so no key is required.
    ReadForm(Context &context, Node map, const Provenance &inherited, bool overlay)
        : context_(context), map_(map), own_(inherited), overlay_(overlay), usable_(is_map(context, map)) {}

    void provenance(Provenance &value);

    template<class T, class... Limit>
    void required(std::string_view key, T &value, std::string_view, Limit... limit) {
        auto node = take(key);
        if (!node)
            missing(key);
        else if constexpr (std::is_same_v<T, std::string>)
            key == "id" ? into_id(context_, *node, value) : into(context_, *node, value);
        else
            fill(*node, value, limit...);
    }

    template<class T, class... Limit>
    void optional(std::string_view key, T &value, std::string_view, Limit... limit) {
        if (auto node = take(key)) fill(*node, value, limit...);
    }

    void clock(std::string_view key, std::chrono::minutes &value, std::string_view) {
        if (auto node = take(key)) into_clock(context_, *node, value);
    }

    template<class Body>
    void group(std::string_view key, std::string_view, Body body) {
        auto node = take(key);
        if (!node) return;
        ReadForm form(context_, *node, own_, true);
        body(form);
        form.end();
    }

    void scale(const Scale &scale);
    void level_words(const std::vector<std::string> &words) { context_.level_words = words; }

    /// A key that is read elsewhere.
    void skip(std::string_view key) { take(key); }
    /// To be called last: the keys nobody asked for are faults.
    void end();

  private:
    Context &context_;
    Node map_;
    Provenance own_;
    bool overlay_;
    bool usable_;
    std::vector<std::string> known_ = {};

    std::optional<Node> take(std::string_view key) {
        known_.emplace_back(key);
        return usable_ ? map_.find(key) : std::nullopt;
    }
    void missing(std::string_view key);
    void refuse_double_names(Node list);

    template<class T, class... Limit>
    void fill(Node node, T &value, Limit... limit) {
        if constexpr (requires { into(context_, node, value, limit...); })
            into(context_, node, value, limit...);
        else
            fill_node(node, value, overlay_);
    }

    template<class T>
    void fill_node(Node node, T &value, bool overlay) {
        ReadForm form(context_, node, own_, overlay);
        describe(form, value);
        form.end();
    }

    template<class T, class... Limit>
    void fill(Node node, std::optional<T> &value, Limit... limit) {
        T read{};
        if (into(context_, node, read, limit...)) value = read;
    }

    template<class T>
    void fill(Node node, std::vector<T> &values) {
        if (!is_list(context_, node)) return;
        if constexpr (requires(T & value, ReadForm & form) { describe(form, value); })
            fill_nodes(node, values);
        else {
            values.clear();
            for (Node item : node.items()) fill(item, values.emplace_back());
        }
    }

    template<class T>
    void fill_nodes(Node list, std::vector<T> &values) {
        std::map<std::string, std::size_t, std::less<>> inherited;
        if (!overlay_ || !Named<T>) values.clear();
        if constexpr (Named<T>) {
            for (std::size_t i = 0; i < values.size(); ++i) inherited.emplace(name_of(values[i]), i);
            refuse_double_names(list);
        }
        for (Node item : list.items()) {
            auto parents = inherited.find(item.name().value_or(std::string_view()));
            const bool overlay = parents != inherited.end();
            fill_node(item, overlay ? values[parents->second] : values.emplace_back(), overlay);
        }
    }

    template<class Key, class Value, class... Limit>
    void fill(Node node, std::vector<std::pair<Key, Value>> &pairs, Limit... limit) {
        if (!is_map(context_, node)) return;
        pairs.clear();
        for (const auto &[key, value] : node.entries()) {
            auto &pair = pairs.emplace_back();
            into(context_, key, pair.first);
            fill(value, pair.second, limit...);
        }
    }

    template<class Key, class Value, class... Limit>
    void fill(Node node, std::map<Key, Value> &values, Limit... limit) {
        if (!is_map(context_, node)) return;
        for (const auto &[key, value] : node.entries()) {
            Key name;
            if (into(context_, key, name)) fill(value, values[name], limit...);
        }
    }

    void fill(Node node, std::vector<CertificateDemand> &demands) {
        if (!is_map(context_, node)) return;
        for (const auto &[key, value] : node.entries()) {
            auto &demand = demands.emplace_back();
            into(context_, key, demand.certificate_class);
            into(context_, value, demand.count, Range{1, 99});
        }
    }
};

} // namespace aitalent::yaml
