#pragma once
#include "yaml/node.h"

#include <vector>

namespace aitalent::yaml {

inline constexpr std::uint32_t none = 0xffffffff;

/// Whether the byte of a UTF-8 text is the first of a character.
inline bool starts_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

/// A node as it is kept: children in a chain; those of a map are key, value, key, value …
struct Cell {
    Kind kind = Kind::null;
    bool plain = true;
    std::uint32_t at = 0; ///< character offset in the document
    std::uint32_t begin = 0;
    std::uint32_t length = 0; ///< text in the pool
    std::uint32_t parent = none;
    std::uint32_t first = none;
    std::uint32_t next = none;
};

struct Tree::Data {
    Data(std::string_view text_, std::string file_) : text(text_), file(std::move(file_)) {}

    std::string text;
    std::string file;
    std::string pool = {};
    std::vector<Cell> cells = {};

    /// Line, column and the line itself, from a character or byte offset.
    Place place_of_character(std::size_t character) const;
    Place place_of_byte(std::size_t byte) const;

  private:
    struct Line {
        std::uint32_t byte, character;
    };
    mutable std::vector<Line> lines_ = {}; ///< made when the first place is asked for
    void index_lines() const;
    Place place_on(const Line &line, std::size_t number, std::size_t characters_in) const;
};

} // namespace aitalent::yaml
