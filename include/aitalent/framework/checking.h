#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/base/id.h"
#include "aitalent/base/text.h"
#include "aitalent/framework/place.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace aitalent {

// Tools for checkers of documents; aitalent/framework/check.h and aitalent/catalogue/check.h are made of them.

/// Known names of one kind of thing, to look references up in.
class Names {
  public:
    Names() = default;
    template<class Nodes>
    explicit Names(const Nodes &nodes) {
        for (const auto &node : nodes) add(node.id);
    }
    void add(const std::string &name) { names_.insert(name); }
    template<class Tag>
    void add(const Id<Tag> &id) {
        add(id.str());
    }
    bool has(const std::string &name) const { return names_.contains(name); }
    std::size_t size() const { return names_.size(); }
    std::string nearest(const std::string &name) const {
        return aitalent::nearest(name, std::vector<std::string>(names_.begin(), names_.end()));
    }

  private:
    std::set<std::string> names_;
};

/// Collects the faults of one document, each at its path. Bounded, because documents may be hostile: past `most` faults
/// are only counted (AT-YML-026), and "did you mean" is looked for as long as the number of comparisons stays sensible.
class Checker {
  public:
    explicit Checker(const PlaceOf &place) : place_(place) {}

    Fault fault(std::string code, const std::string &path, Severity severity = Severity::error) const {
        return Fault(std::move(code), severity).at(place_(path));
    }
    void add(Fault fault) { faults_.add(std::move(fault)); }
    bool full() { return faults_.size() >= most && (++unlisted_, true); }

    /// An empty reference is the form's business and passes here.
    void refers(const std::string &code, const std::string &path, const std::string &name, const Names &known) {
        if (name.empty() || known.has(name) || full()) return;
        add(fault(code, path).with("found", name).with("suggestion", suggestion(name, known)));
    }
    template<class Tag>
    void refers(const std::string &code, const std::string &path, const Id<Tag> &id, const Names &known) {
        refers(code, path, id.str(), known);
    }
    template<class List>
    void all_refer(const std::string &code, const std::string &path, const List &names, const Names &known) {
        for (std::size_t i = 0; i < names.size(); ++i) refers(code, fmt::format("{}[{}]", path, i), names[i], known);
    }

    /// Warns of two things in one list whose names are the same once width, case and blanks are evened out.
    template<class Nodes>
    void names_differ(const std::string &list, const Nodes &nodes) {
        std::map<std::string, std::string> seen;
        for (const auto &node : nodes) {
            const std::string path = fmt::format("{}[{}].name", list, text_of(node.id));
            name_differs(seen, node.name.zh_tw, text_of(node.id), path);
            name_differs(seen, node.name.en, text_of(node.id), path);
        }
    }

    Faults take() {
        if (unlisted_ > 0)
            add(Fault("AT-YML-026").at({.file = place_("").file}).with("found", fmt::to_string(unlisted_)));
        faults_.sort_by_place();
        return std::move(faults_);
    }

  private:
    static constexpr std::size_t most = 200;
    const PlaceOf &place_;
    Faults faults_;
    std::size_t unlisted_ = 0;
    std::size_t comparisons_left_ = 200'000;

    std::string suggestion(const std::string &name, const Names &known) {
        if (known.size() > comparisons_left_) return {};
        comparisons_left_ -= known.size();
        return known.nearest(name);
    }

    static const std::string &text_of(const std::string &id) { return id; }
    template<class Tag>
    static const std::string &text_of(const Id<Tag> &id) {
        return id.str();
    }
    void name_differs(std::map<std::string, std::string> &seen, const std::string &name, const std::string &id,
                      const std::string &path) {
        if (name.empty()) return;
        const auto [first, is_new] = seen.emplace(folded(name), id);
        if (!is_new && first->second != id && !full())
            add(fault("AT-FRM-015", path, Severity::warning).with("found", name).with("other", first->second));
    }
};

/// A circle in a graph of names, as "a → b → a", for each node where one is first closed; deterministic.
std::vector<std::pair<std::string, std::string>> circles(const std::map<std::string, std::vector<std::string>> &arrows);

} // namespace aitalent
