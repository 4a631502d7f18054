#include "aitalent/readers/yaml.h"

#include "aitalent/catalogue/form.h"
#include "aitalent/framework/profile_form.h"
#include "yaml/read_form.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

using yaml::Context;
using yaml::Node;
using yaml::ReadForm;
using yaml::Tree;

/// The kind a document names under `aitalent:`; adds a fault where it names none we know.
std::optional<DocumentKind> kind_of(Node root, Faults &faults) {
    auto said = root.find("aitalent");
    if (!said || said->kind() != yaml::Kind::scalar) {
        faults.add(Fault("AT-YML-027").at(root.place()));
        return std::nullopt;
    }
    const auto slash = said->text().find('/');
    auto kind = parse_document_kind(said->text().substr(0, slash));
    if (kind && slash != std::string_view::npos && said->text().substr(slash + 1) == "1") return kind;
    std::vector<std::string> known;
    for (const auto one : document_kinds) known.push_back(std::string(name(one)) + "/1");
    faults.add(Fault("AT-YML-030")
                   .at(said->place())
                   .with("found", std::string(said->text()))
                   .with("expected", joined(known, ", "))
                   .with("suggestion", nearest(said->text(), known)));
    return std::nullopt;
}

std::string text_under(Node root, std::string_view key) {
    auto node = root.find(key);
    return node && node->kind() == yaml::Kind::scalar ? std::string(node->text()) : std::string();
}

/// Parses the text and makes sure it is a document of that kind.
std::shared_ptr<const Tree> open(std::string_view text, const std::string &file, DocumentKind wanted, Faults &faults) {
    auto tree = yaml::parse(text, file, faults);
    if (!tree) return nullptr;
    auto kind = kind_of(tree->root(), faults);
    if (!kind) return nullptr;
    if (*kind == wanted) return tree;
    faults.add(Fault("AT-YML-033")
                   .at(tree->nearest("aitalent").place())
                   .with("found", std::string(name(*kind)))
                   .with("expected", std::string(name(wanted))));
    return nullptr;
}

template<class T>
void fill(const Tree &tree, Document<T> &document, bool overlay) {
    Context context{tree, document.faults};
    if (std::is_same_v<T, Migration>) context.level_words.emplace();
    ReadForm form(context, tree.root(), Provenance(), overlay);
    form.skip("aitalent");
    describe(form, document.value);
    form.end();
    document.usable = true;
    if (context.unlisted > 0)
        document.faults.add(
            Fault("AT-YML-026").at({.file = tree.file()}).with("found", fmt::to_string(context.unlisted)));
    document.faults.sort_by_place();
}

PlaceOf places_in(std::shared_ptr<const Tree> tree) {
    return [tree = std::move(tree)](std::string_view path) {
        Place place = tree->nearest(path).place();
        place.field = path;
        return place;
    };
}

PlaceOf place_in_file(const std::string &file) {
    return [file](std::string_view path) { return Place{.file = file, .field = std::string(path)}; };
}

void number_in_order(Profile &profile) {
    for (std::size_t i = 0; i < profile.scale.levels.size(); ++i)
        profile.scale.levels[i].level = Level(static_cast<std::uint8_t>(i + 1));
    for (std::size_t i = 0; i < profile.tiers.size(); ++i) profile.tiers[i].order = static_cast<int>(i + 1);
}

/// What a child says of roles comes before its parent's word, and what is locked stays locked.
void join_lists(Profile &profile, const Profile &parent, const Tree &tree) {
    if (tree.find("role_rules"))
        profile.role_rules.insert(profile.role_rules.end(), parent.role_rules.begin(), parent.role_rules.end());
    if (tree.find("locked")) {
        std::vector<std::string> all = parent.locked;
        for (const auto &path : profile.locked)
            if (std::find(all.begin(), all.end(), path) == all.end()) all.push_back(path);
        profile.locked = std::move(all);
    }
}

void collect_values(Node node, std::vector<std::string> &paths) {
    switch (node.kind()) {
    case yaml::Kind::map:
        for (const auto &entry : node.entries()) collect_values(entry.value, paths);
        break;
    case yaml::Kind::sequence:
        for (Node item : node.items()) collect_values(item, paths);
        break;
    default:
        paths.push_back(node.path());
    }
}

bool has_right_parent(const Tree &tree, const Profile *parent, Faults &faults) {
    const std::string wanted = text_under(tree.root(), "extends");
    if (wanted == (parent == nullptr ? std::string() : parent->str())) return true;
    faults.add(Fault("AT-FRM-030").at(tree.nearest("extends").place()).with("found", wanted));
    return false;
}

/// A child profile takes from its parent what it leaves out, but not its name.
void require_own_name(const Tree &tree, Faults &faults) {
    for (const char *key : {"id", "edition"})
        if (!tree.find(key)) faults.add(Fault("AT-YML-012").at(tree.root().place()).with("expected", key));
}

std::string node_of(const std::string &field) {
    return field.substr(0, field.rfind('.'));
}

/// The faults of form, and those of content that do not follow from them: a value that was not read is blamed once, and
/// a sum (AT-FRM-013) is not compared where one of its parts was not read.
Faults joined_faults(const Faults &form, const Faults &content) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> places;
    std::set<std::string> nodes;
    for (const auto &fault : form)
        if (fault.severity == Severity::error) {
            places.emplace(fault.place.line, fault.place.column);
            nodes.insert(node_of(fault.place.field));
        }
    Faults all = form;
    for (const auto &fault : content) {
        const bool is_of_sum = fault.code == "AT-FRM-013" && nodes.contains(node_of(fault.place.field));
        if (!is_of_sum && !places.contains({fault.place.line, fault.place.column})) all.add(fault);
    }
    all.sort_by_place();
    return all;
}

template<class T>
void sort_by_id(std::vector<T> &nodes) {
    std::stable_sort(nodes.begin(), nodes.end(), [](const T &a, const T &b) { return a.id < b.id; });
}

} // namespace

template<class T>
Faults Document<T>::with(const Faults &content) const {
    return usable ? joined_faults(faults, content) : faults;
}
template struct Document<Framework>;
template struct Document<Profile>;
template struct Document<Catalogue>;
template struct Document<Migration>;

std::optional<DocumentHeader> read_header(std::string_view text, const std::string &file, Faults &faults) {
    auto tree = yaml::parse(text, file, faults);
    auto kind = tree ? kind_of(tree->root(), faults) : std::nullopt;
    if (!kind) return std::nullopt;
    const Node root = tree->root();
    return DocumentHeader{*kind, text_under(root, "id"), text_under(root, "edition"), text_under(root, "framework"),
                          text_under(root, "extends")};
}

Document<Framework> read_framework(std::string_view text, const std::string &file) {
    Document<Framework> document{.place = place_in_file(file)};
    if (auto tree = open(text, file, DocumentKind::framework, document.faults)) {
        fill(*tree, document, false);
        document.place = places_in(tree);
    }
    return document;
}

Document<Profile> read_profile(std::string_view text, const std::string &file, const Profile *parent) {
    Document<Profile> document{.place = place_in_file(file)};
    auto tree = open(text, file, DocumentKind::profile, document.faults);
    if (!tree || !has_right_parent(*tree, parent, document.faults)) return document;
    if (parent != nullptr) {
        document.value = *parent;
        require_own_name(*tree, document.faults);
    }
    fill(*tree, document, parent != nullptr);
    if (parent != nullptr) {
        join_lists(document.value, *parent, *tree);
        collect_values(tree->root(), document.paths);
    }
    number_in_order(document.value);
    document.place = places_in(tree);
    return document;
}

Document<Migration> read_migration(std::string_view text, const std::string &file) {
    Document<Migration> document{.place = place_in_file(file)};
    if (auto tree = open(text, file, DocumentKind::migration, document.faults)) {
        fill(*tree, document, false);
        document.place = places_in(tree);
    }
    return document;
}

Document<Catalogue> read_catalogue(std::string_view text, const std::string &file) {
    Document<Catalogue> document{.place = place_in_file(file)};
    auto tree = open(text, file, DocumentKind::catalogue, document.faults);
    if (!tree) return document;
    fill(*tree, document, false);
    sort_by_id(document.value.courses);
    sort_by_id(document.value.sessions);
    document.place = places_in(tree);
    return document;
}

} // namespace aitalent
