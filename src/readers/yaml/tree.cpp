#include "yaml/tree.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace aitalent::yaml {

namespace {

constexpr std::size_t longest_shown = 240; // bytes of a source line worth showing

/// Keys by which the elements of our lists are told apart.
constexpr std::array<std::string_view, 3> naming_keys = {"id", "competency", "certificate"};

bool is_word(std::string_view text) {
    return !text.empty() && text.find_first_of(".[]") == std::string_view::npos;
}

struct Step {
    std::string_view name;
    bool bracketed;
};

/// Takes the first step off a path: "a", ".a" or "[a]".
Step take_step(std::string_view &path) {
    if (path.front() == '[') {
        const auto close = std::min(path.find(']'), path.size() - 1);
        const Step step{path.substr(1, close - 1), true};
        path.remove_prefix(close + 1);
        return step;
    }
    if (path.front() == '.') path.remove_prefix(1);
    const auto end = std::min(path.find_first_of(".["), path.size());
    const Step step{path.substr(0, end), false};
    path.remove_prefix(end);
    return step;
}

std::optional<Node> follow(Node node, Step step) {
    if (node.kind() == Kind::map) return node.find(step.name);
    if (node.kind() != Kind::sequence || !step.bracketed) return std::nullopt;
    const auto items = node.items();
    const auto named = std::find_if(items.begin(), items.end(), [&](Node item) { return item.name() == step.name; });
    if (named != items.end()) return *named;
    std::size_t index = items.size();
    std::from_chars(step.name.data(), step.name.data() + step.name.size(), index);
    return index < items.size() ? std::optional(items[index]) : std::nullopt;
}

} // namespace

Tree::Tree(std::string_view text, std::string file) : data_(std::make_unique<Data>(text, std::move(file))) {}
Tree::~Tree() = default;

const std::string &Tree::file() const {
    return data_->file;
}

Node Tree::nearest(std::string_view path) const {
    Node node = root();
    while (!path.empty()) {
        auto next = follow(node, take_step(path));
        if (!next) break;
        node = *next;
    }
    return node;
}

std::optional<Node> Tree::find(std::string_view path) const {
    std::optional<Node> node = root();
    while (node && !path.empty()) node = follow(*node, take_step(path));
    return node;
}

void Tree::each_text(const std::function<void(Node)> &take) const {
    for (std::uint32_t index = 0; index < data_->cells.size(); ++index)
        if (data_->cells[index].kind == Kind::scalar) take({*this, index});
}

Kind Node::kind() const {
    return tree_->data_->cells[index_].kind;
}

bool Node::plain() const {
    return tree_->data_->cells[index_].plain;
}

std::string_view Node::text() const {
    const Cell &cell = tree_->data_->cells[index_];
    return std::string_view(tree_->data_->pool).substr(cell.begin, cell.length);
}

std::vector<Node> Node::items() const {
    std::vector<Node> found;
    const auto &cells = tree_->data_->cells;
    for (auto child = cells[index_].first; child != none; child = cells[child].next) found.emplace_back(*tree_, child);
    return found;
}

std::vector<Node::Entry> Node::entries() const {
    std::vector<Entry> found;
    const auto &cells = tree_->data_->cells;
    for (auto key = cells[index_].first; key != none;) {
        const auto value = cells[key].next;
        found.push_back({{*tree_, key}, {*tree_, value}});
        key = cells[value].next;
    }
    return found;
}

std::optional<Node> Node::find(std::string_view key) const {
    const auto &cells = tree_->data_->cells;
    if (cells[index_].kind != Kind::map) return std::nullopt;
    for (auto child = cells[index_].first; child != none;) {
        const auto value = cells[child].next;
        if (Node(*tree_, child).text() == key) return Node(*tree_, value);
        child = cells[value].next;
    }
    return std::nullopt;
}

std::optional<std::string_view> Node::name() const {
    if (kind() != Kind::map) return std::nullopt;
    for (auto key : naming_keys)
        if (auto found = find(key); found && found->kind() == Kind::scalar) return found->text();
    return std::nullopt;
}

std::string Node::path() const {
    const auto &cells = tree_->data_->cells;
    const auto parent = cells[index_].parent;
    if (parent == none) return {};
    const std::string before = Node(*tree_, parent).path();
    if (cells[parent].kind == Kind::map) {
        auto key = cells[parent].first;
        while (key != index_ && cells[key].next != index_) key = cells[cells[key].next].next;
        const auto name = Node(*tree_, key).text();
        if (!is_word(name)) return fmt::format("{}[{}]", before, name);
        return before.empty() ? std::string(name) : fmt::format("{}.{}", before, name);
    }
    if (auto name = this->name()) return fmt::format("{}[{}]", before, *name);
    std::size_t index = 0;
    for (auto child = cells[parent].first; child != index_; child = cells[child].next) ++index;
    return fmt::format("{}[{}]", before, index);
}

Place Node::place() const {
    Place place = tree_->data_->place_of_character(tree_->data_->cells[index_].at);
    place.field = path();
    return place;
}

void Tree::Data::index_lines() const {
    lines_.reserve(1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
    lines_.push_back({0, 0});
    std::uint32_t characters = 0;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        characters += starts_character(text[at]);
        if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n')))
            lines_.push_back({at + 1, characters});
    }
}

Place Tree::Data::place_on(const Line &line, std::size_t number, std::size_t characters_in) const {
    Place place{.file = file,
                .line = static_cast<std::uint32_t>(number),
                .column = static_cast<std::uint32_t>(characters_in + 1)};
    const std::size_t end = number < lines_.size() ? lines_[number].byte : text.size();
    if (end - line.byte > longest_shown) return place;
    const auto shown = std::string_view(text).substr(line.byte, end - line.byte);
    place.source_line = shown.substr(0, shown.find_first_of("\r\n"));
    return place;
}

Place Tree::Data::place_of_character(std::size_t character) const {
    if (lines_.empty()) index_lines();
    auto after = std::upper_bound(lines_.begin(), lines_.end(), character,
                                  [](std::size_t wanted, const Line &line) { return wanted < line.character; });
    const Line &line = *std::prev(after);
    return place_on(line, static_cast<std::size_t>(after - lines_.begin()), character - line.character);
}

Place Tree::Data::place_of_byte(std::size_t byte) const {
    if (lines_.empty()) index_lines();
    auto after = std::upper_bound(lines_.begin(), lines_.end(), byte,
                                  [](std::size_t wanted, const Line &line) { return wanted < line.byte; });
    const Line &line = *std::prev(after);
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(line.byte);
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return place_on(line, static_cast<std::size_t>(after - lines_.begin()),
                    static_cast<std::size_t>(std::count_if(begin, end, starts_character)));
}

} // namespace aitalent::yaml
