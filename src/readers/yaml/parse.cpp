#include "aitalent/base/text.h"
#include "yaml/source.h"
#include "yaml/tree.h"

#include <algorithm>
#include <istream>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace aitalent::yaml {

namespace {

/// Thrown out of yaml-cpp at the first thing that makes the document unusable.
struct Refused {
    Fault fault;
};

bool is_written_null(std::string_view text) {
    for (std::string_view word : {"~", "null", "Null", "NULL"})
        if (text.starts_with(word)) return text.size() == word.size() || is_one_of(" \t\r\n,]}:", text[word.size()]);
    return false;
}

std::string grouped_size(std::size_t bytes) {
    return fmt::format("{} KiB", (bytes + 1023) / 1024);
}

Place without_line(Place place) {
    return place.source_line.clear(), place;
}

} // namespace

/// Takes yaml-cpp's events and chains them into the tree; stops at the first that makes the document unusable.
class Builder : private YAML::EventHandler {
  public:
    Builder(Tree::Data &data, Faults &faults, const Limits &limits)
        : data_(data), faults_(faults), limits_(limits), source_(data.text, limits.depth) {}

    bool build() try {
        check_text();
        end_lines_by_newline(data_.text);
        data_.pool.reserve(data_.text.size());
        data_.cells.reserve(std::min(limits_.nodes, data_.text.size() / 8 + 16));
        take_events();
        if (data_.cells.empty()) throw Refused{Fault("AT-YML-005").at(data_.place_of_character(0))};
        return true;
    } catch (const Refused &refused) {
        return faults_.add(refused.fault), false;
    } catch (const Source::Exceeded &exceeded) {
        return faults_.add(exceeded.deep ? too_deep(exceeded.at) : too_many(exceeded.at, Source::most_marks)), false;
    } catch (const YAML::Exception &error) {
        return faults_.add(not_well_formed(error)), false;
    }

  private:
    using Mark = YAML::Mark;
    Tree::Data &data_;
    Faults &faults_;
    const Limits &limits_;
    Source source_;
    struct Open {
        std::uint32_t cell;
        std::uint32_t last_child = none;
        std::size_t children = 0;
    };
    std::vector<Open> open_;
    std::size_t documents_ = 0;
    struct {
        std::size_t byte = 0, character = 0;
    } counted_; ///< the place asked for last: events come nearly in order, so counting on from there is cheap

    void check_text() {
        if (data_.text.size() > limits_.bytes)
            throw Refused{Fault("AT-YML-003")
                              .at({.file = data_.file})
                              .with("found", grouped_size(data_.text.size()))
                              .with("limit", grouped_size(limits_.bytes))};
        if (auto bad = first_bad_utf8(data_.text))
            throw Refused{Fault("AT-YML-002").at(without_line(data_.place_of_byte(*bad)))};
        if (auto hidden = first_hidden(data_.text))
            throw Refused{Fault("AT-YML-008").at(without_line(data_.place_of_byte(*hidden)))};
    }

    void take_events() {
        std::istream stream(&source_);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(*this)) {
        }
    }

    std::string_view from(std::size_t byte) const {
        return std::string_view(data_.text).substr(std::min(byte, data_.text.size()));
    }
    static std::size_t byte(const Mark &mark) { return static_cast<std::size_t>(mark.pos); }

    std::uint32_t character(std::size_t byte) {
        byte = std::min(byte, data_.text.size());
        for (; counted_.byte < byte; ++counted_.byte) counted_.character += starts_character(data_.text[counted_.byte]);
        for (; counted_.byte > byte; --counted_.byte)
            counted_.character -= starts_character(data_.text[counted_.byte - 1]);
        return static_cast<std::uint32_t>(counted_.character);
    }
    Place place(std::size_t byte) { return data_.place_of_character(character(byte)); }

    Fault too_deep(std::size_t at) {
        return Fault("AT-YML-004").at(place(at)).with("limit", fmt::to_string(limits_.depth));
    }
    Fault too_many(std::size_t at, std::size_t limit) {
        return Fault("AT-YML-003")
            .at(place(at))
            .with("found", fmt::format("> {}", limit))
            .with("limit", fmt::to_string(limit));
    }
    Fault extra(std::size_t at, std::string found) {
        return Fault("AT-YML-007").at(place(at)).with("found", std::move(found));
    }
    Fault not_well_formed(std::size_t at, std::string_view why) {
        return Fault("AT-YML-001").at(place(at)).with("found", std::string(why));
    }
    Fault not_well_formed(const YAML::Exception &error) {
        const std::size_t at = error.mark.is_null() ? 0 : byte(error.mark);
        if (error.msg == YAML::ErrorMsg::UNKNOWN_TOKEN && from(at).starts_with('?'))
            return not_well_formed(at, "within brackets, text with a '?' needs quotes");
        if (error.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR) // all are, as the first anchor ends the reading
            return extra(at, std::string(from(at).substr(0, from(at).find_first_of(" \t\r\n,[]{}"))));
        const std::string_view why = error.msg; // it may end within a character
        return not_well_formed(at, why.substr(0, first_bad_utf8(why).value_or(why.size())));
    }

    Fault not_a_key(std::size_t at) {
        if (has_open_bracket(from(at))) return not_well_formed(at, "this bracket is not closed");
        return Fault("AT-YML-009").at(place(at));
    }

    void OnDocumentStart(const Mark &mark) override {
        if (++documents_ == 1) return;
        const std::size_t at = byte(mark);
        const std::size_t ended = end_of_content(data_.text, at);
        if (from(at).starts_with("---") || (ended >= 3 && from(ended - 3).starts_with("...")))
            throw Refused{Fault("AT-YML-006").at(place(at))};
        throw Refused{not_well_formed(at, "content after the end of the document")};
    }
    void OnDocumentEnd() override {}

    void OnAnchor(const Mark &mark, const std::string &name) override { throw Refused{extra(byte(mark), "&" + name)}; }
    void OnAlias(const Mark &, YAML::anchor_t) override {} // refused as unknown before

    void OnNull(const Mark &mark, YAML::anchor_t) override {
        refuse_tag(mark, "!");
        if (in_sequence() && from(byte(mark)).starts_with(','))
            throw Refused{not_well_formed(byte(mark), "nothing stands before this comma")};
        add(Kind::null, place_of_null(byte(mark)));
    }

    void OnScalar(const Mark &mark, const std::string &tag, YAML::anchor_t, const std::string &value) override {
        refuse_tag(mark, tag);
        if (has_open_quote(from(byte(mark)))) throw Refused{not_well_formed(byte(mark), "this quote is not closed")};
        Cell &cell = data_.cells[add(Kind::scalar, byte(mark))];
        cell.plain = tag == "?";
        cell.begin = static_cast<std::uint32_t>(data_.pool.size());
        append_whole_utf8(data_.pool, value);
        cell.length = static_cast<std::uint32_t>(data_.pool.size() - cell.begin);
        if (first_hidden(std::string_view(data_.pool).substr(cell.begin)))
            faults_.add(Fault("AT-YML-008").at(data_.place_of_character(cell.at)));
    }

    void OnSequenceStart(const Mark &mark, const std::string &tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
        start(Kind::sequence, mark, tag);
    }
    void OnMapStart(const Mark &mark, const std::string &tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
        start(Kind::map, mark, tag);
    }
    void OnSequenceEnd() override { open_.pop_back(); }
    void OnMapEnd() override {
        find_duplicates(open_.back().cell);
        open_.pop_back();
    }

    void start(Kind kind, const Mark &mark, const std::string &tag) {
        refuse_tag(mark, tag);
        if (open_.size() >= limits_.depth) throw Refused{too_deep(byte(mark))};
        open_.push_back({add(kind, byte(mark))});
    }

    void refuse_tag(const Mark &mark, const std::string &tag) {
        if (from(byte(mark)).starts_with('!')) throw Refused{extra(byte(mark), tag)};
    }

    /// yaml-cpp tells of an empty node where the next token stands; we show where the node would have been.
    std::size_t place_of_null(std::size_t at) const {
        const std::string_view rest = from(at);
        if (is_written_null(rest) || (!rest.empty() && is_one_of(":?,]}", rest.front()))) return at;
        return end_of_content(data_.text, at);
    }

    std::uint32_t add(Kind kind, std::size_t at) {
        source_.event_came();
        const auto index = static_cast<std::uint32_t>(data_.cells.size());
        if (index >= limits_.nodes) throw Refused{too_many(at, limits_.nodes)};
        Cell cell{.kind = kind, .at = character(at)};
        if (!open_.empty()) {
            Open &parent = open_.back();
            if (in_key_position(parent) && kind != Kind::scalar) throw Refused{not_a_key(at)};
            cell.parent = parent.cell;
            (parent.last_child == none ? data_.cells[parent.cell].first : data_.cells[parent.last_child].next) = index;
            parent.last_child = index;
            ++parent.children;
        }
        data_.cells.push_back(cell);
        return index;
    }

    bool in_sequence() const { return !open_.empty() && data_.cells[open_.back().cell].kind == Kind::sequence; }
    bool in_key_position(const Open &parent) const {
        return data_.cells[parent.cell].kind == Kind::map && parent.children % 2 == 0;
    }

    void find_duplicates(std::uint32_t map) {
        std::vector<std::pair<std::string_view, std::uint32_t>> keys;
        for (auto key = data_.cells[map].first; key != none; key = data_.cells[data_.cells[key].next].next)
            keys.emplace_back(std::string_view(data_.pool).substr(data_.cells[key].begin, data_.cells[key].length),
                              key);
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (keys[i].first == keys[i - 1].first && faults_.size() < limits_.faults)
                faults_.add(Fault("AT-YML-010")
                                .at(data_.place_of_character(data_.cells[keys[i].second].at))
                                .with("found", std::string(keys[i].first))
                                .with("line", fmt::to_string(
                                                  data_.place_of_character(data_.cells[keys[i - 1].second].at).line)));
    }
};

std::shared_ptr<const Tree> parse(std::string_view text, const std::string &file, Faults &faults,
                                  const Limits &limits) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    auto tree = std::make_shared<Tree>(text, file);
    return Builder(*tree->data_, faults, limits).build() ? tree : nullptr;
}

} // namespace aitalent::yaml
