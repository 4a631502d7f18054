#pragma once
#include <cstddef>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>

// Text on its way into yaml-cpp and out of it.

namespace aitalent::yaml {

inline bool is_one_of(std::string_view set, char c) {
    return set.find(c) != set.npos;
}

/// The first character that has no business in a text file: a control, a mark of bytes or lines within the text, or one
/// that reorders what is displayed. Expects UTF-8.
std::optional<std::size_t> first_hidden(std::string_view text);

/// Turns carriage returns that stand alone into newlines; yaml-cpp does not take them for line ends.
void end_lines_by_newline(std::string &text);

/// Where the content before that byte ends, leaving out blanks, empty lines and comments.
std::size_t end_of_content(std::string_view text, std::size_t at);

/// Whether the text begins with a quote and holds no other to close it; yaml-cpp 0.7 takes the end of the text for one.
bool has_open_quote(std::string_view text);
/// Whether it begins with a bracket and never closes it. Brackets in quotes count as any others.
bool has_open_bracket(std::string_view text);

/// Appends what yaml-cpp made of a scalar. 0.7 writes the escapes \N and \_ as single bytes: completes them.
void append_whole_utf8(std::string &whole, std::string_view text);

/// The text as yaml-cpp draws it, in small helpings. yaml-cpp tells of a flow collection only when it holds all of it
/// as tokens, and four tokens of a hundred bytes can stand in two characters (`a,`). So no more than `most_marks`
/// characters that can separate tokens are handed out with no event in between; a document that wants more is refused.
class Source : public std::streambuf {
  public:
    static constexpr std::size_t most_marks = 100'000;

    /// Thrown out of yaml-cpp when it wants more.
    struct Exceeded {
        std::size_t at; ///< byte in the text
        bool deep;      ///< it was brackets within brackets, more than `depth`
    };

    Source(std::string &text, std::size_t depth) : text_(text), depth_(depth) {}

    /// yaml-cpp has told of all it held.
    void event_came() { marks_ = open_ = 0; }

  private:
    std::string &text_;
    std::size_t depth_;
    std::size_t served_ = 0;
    std::size_t marks_ = 0;
    std::size_t open_ = 0;      ///< brackets
    std::size_t deep_from_ = 0; ///< where there came to be more than `depth_`
    bool in_directive_ = false;

    int_type underflow() override;
    void count(std::size_t at);
};

} // namespace aitalent::yaml
