#pragma once
#include "aitalent/base/fault.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The YAML we read: plain data. yaml-cpp gives the events, in measured helpings (yaml/source.h); this layer keeps them
// as a flat tree of text with places. Refused: anchors, aliases, tags, a second document, keys that are not text, what
// is not UTF-8, and what exceeds the limits below. A scalar is text as written; what it means (`010`, `~`, `yes`,
// `.nan`) is decided by who asks for it.
namespace aitalent::yaml {

struct Limits {
    std::size_t bytes = 4 << 20;
    std::size_t nodes = 500'000;
    std::size_t depth = 64;
    std::size_t faults = 200; ///< further ones are counted and not listed
};

enum class Kind : std::uint8_t { null, scalar, sequence, map };

class Tree;

/// One node of a tree: a handle, cheap to copy, valid as long as the tree.
class Node {
  public:
    struct Entry;
    Node(const Tree &tree, std::uint32_t index) : tree_(&tree), index_(index) {}

    Kind kind() const;
    bool plain() const;            ///< a scalar written without quotes
    std::string_view text() const; ///< of a scalar; empty for null
    std::vector<Node> items() const;
    std::vector<Entry> entries() const;
    /// The value under that key of a map; the first where there are two.
    std::optional<Node> find(std::string_view key) const;
    /// What a map is called among the elements of its list: the text under its `id`, `competency` or `certificate`.
    std::optional<std::string_view> name() const;
    /// Where it stands, with its path as `field`.
    Place place() const;
    /// "roles[policy-planner].requirements[ai-literacy].level": elements by their id where they have one.
    std::string path() const;
    const Tree &tree() const { return *tree_; }

  private:
    friend class Tree;
    const Tree *tree_;
    std::uint32_t index_;
};

struct Node::Entry {
    Node key;
    Node value;
};

/// One document. Holds the text, so that places can show the offending line.
class Tree {
  public:
    Tree(std::string_view text, std::string file);
    ~Tree();
    Tree(const Tree &) = delete;
    Tree &operator=(const Tree &) = delete;

    Node root() const { return {*this, 0}; }
    const std::string &file() const;
    /// The node of a path as Node::path writes it, or the nearest enclosing node there is.
    Node nearest(std::string_view path) const;
    /// The node of exactly that path.
    std::optional<Node> find(std::string_view path) const;
    /// Every text of the document, keys included, in its order.
    void each_text(const std::function<void(Node)> &take) const;

    struct Data;

  private:
    friend class Node;
    friend std::shared_ptr<const Tree> parse(std::string_view, const std::string &, Faults &, const Limits &);
    std::unique_ptr<Data> data_;
};

/// Parses one document. Null where it cannot be used; the faults (AT-YML-001 … 008) then say why. Faults that leave a
/// usable tree (duplicate keys, tags) are added and the tree returned. Never throws for bad text.
std::shared_ptr<const Tree> parse(std::string_view text, const std::string &file, Faults &faults,
                                  const Limits &limits = {});

} // namespace aitalent::yaml
