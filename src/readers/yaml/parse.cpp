#include "aitalent/base/text.h"
#include "yaml/tree.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <yaml.h>

namespace aitalent::yaml {

namespace {

struct Parser {
    yaml_parser_t it;
    Parser() { yaml_parser_initialize(&it); }
    ~Parser() { yaml_parser_delete(&it); }
    Parser(const Parser &) = delete;
    Parser &operator=(const Parser &) = delete;
};

struct Event {
    yaml_event_t it = {};
    ~Event() { yaml_event_delete(&it); }
};

bool means_nothing(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

std::string as_text(const unsigned char *text) {
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char *>(text));
}

/// The first character that has no business in a text file: a control, or one that reorders what is displayed.
std::optional<std::size_t> first_hidden(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f) return at;
        if (byte != 0xe2) continue;
        const auto last = static_cast<unsigned char>(text[at + 2]); // UTF-8 was checked before
        const auto middle = static_cast<unsigned char>(text[at + 1]);
        if (middle == 0x80 && last >= 0xaa && last <= 0xae) return at; // U+202A … U+202E
        if (middle == 0x81 && last >= 0xa6 && last <= 0xa9) return at; // U+2066 … U+2069
    }
    return std::nullopt;
}

} // namespace

/// Takes libyaml's events and chains them into the tree; stops at the first that makes the document unusable.
class Builder {
  public:
    Builder(Tree::Data &data, Faults &faults, const Limits &limits) : data_(data), faults_(faults), limits_(limits) {}

    bool build() {
        if (!readable()) return false;
        yaml_parser_set_encoding(&parser_.it, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_.it, reinterpret_cast<const unsigned char *>(data_.text.data()),
                                     data_.text.size());
        data_.pool.reserve(data_.text.size());
        data_.cells.reserve(std::min(limits_.nodes, data_.text.size() / 8 + 16));
        for (;;) {
            Event event;
            if (yaml_parser_parse(&parser_.it, &event.it) == 0) return refuse(syntax_fault());
            if (event.it.type == YAML_STREAM_END_EVENT) break;
            if (!take(event.it)) return false;
        }
        if (data_.cells.empty()) return refuse(Fault("AT-YML-005").at(data_.place_of_character(0)));
        return true;
    }

  private:
    Tree::Data &data_;
    Faults &faults_;
    const Limits &limits_;
    Parser parser_;
    struct Open {
        std::uint32_t cell;
        std::uint32_t last_child = none;
        std::size_t children = 0;
    };
    std::vector<Open> open_;
    std::size_t documents_ = 0;

    bool refuse(Fault fault) { return faults_.add(std::move(fault)), false; }
    Place place(const yaml_mark_t &mark) const { return data_.place_of_character(mark.index); }

    bool readable() {
        if (data_.text.size() > limits_.bytes)
            return refuse(Fault("AT-YML-003")
                              .at({.file = data_.file})
                              .with("found", grouped_size(data_.text.size()))
                              .with("limit", grouped_size(limits_.bytes)));
        if (auto bad = first_bad_utf8(data_.text))
            return refuse(Fault("AT-YML-002").at(without_line(data_.place_of_byte(*bad))));
        if (auto hidden = first_hidden(data_.text))
            return refuse(Fault("AT-YML-008").at(without_line(data_.place_of_byte(*hidden))));
        return true;
    }

    static std::string grouped_size(std::size_t bytes) { return fmt::format("{} KiB", (bytes + 1023) / 1024); }
    static Place without_line(Place place) { return place.source_line.clear(), place; }

    Fault syntax_fault() const {
        const bool reading = parser_.it.error == YAML_READER_ERROR;
        Place where = reading ? data_.place_of_byte(parser_.it.problem_offset) : place(parser_.it.problem_mark);
        return Fault("AT-YML-001")
            .at(std::move(where))
            .with("found", parser_.it.problem == nullptr ? "not well-formed" : parser_.it.problem);
    }

    bool take(const yaml_event_t &event) {
        switch (event.type) {
        case YAML_DOCUMENT_START_EVENT:
            return ++documents_ == 1 || refuse(Fault("AT-YML-006").at(place(event.start_mark)));
        case YAML_ALIAS_EVENT:
            return refuse(
                Fault("AT-YML-007").at(place(event.start_mark)).with("found", "*" + as_text(event.data.alias.anchor)));
        case YAML_SCALAR_EVENT:
            return take_scalar(event);
        case YAML_SEQUENCE_START_EVENT:
            return start(Kind::sequence, event, event.data.sequence_start.anchor, event.data.sequence_start.tag);
        case YAML_MAPPING_START_EVENT:
            return start(Kind::map, event, event.data.mapping_start.anchor, event.data.mapping_start.tag);
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            return end();
        default:
            return true;
        }
    }

    bool take_scalar(const yaml_event_t &event) {
        const auto &scalar = event.data.scalar;
        if (!no_extras(event, scalar.anchor, scalar.tag)) return false;
        const std::string_view text(reinterpret_cast<const char *>(scalar.value), scalar.length);
        const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
        auto index = add(plain && means_nothing(text) ? Kind::null : Kind::scalar, event);
        if (!index) return false;
        if (first_hidden(text)) faults_.add(Fault("AT-YML-008").at(place(event.start_mark)));
        Cell &cell = data_.cells[*index];
        cell.plain = plain;
        cell.begin = static_cast<std::uint32_t>(data_.pool.size());
        cell.length = static_cast<std::uint32_t>(text.size());
        data_.pool += text;
        return true;
    }

    bool start(Kind kind, const yaml_event_t &event, const unsigned char *anchor, const unsigned char *tag) {
        if (!no_extras(event, anchor, tag)) return false;
        if (open_.size() >= limits_.depth)
            return refuse(Fault("AT-YML-004").at(place(event.start_mark)).with("limit", fmt::to_string(limits_.depth)));
        const auto index = add(kind, event);
        if (index) open_.push_back({*index});
        return index.has_value();
    }

    bool no_extras(const yaml_event_t &event, const unsigned char *anchor, const unsigned char *tag) {
        if (anchor != nullptr)
            return refuse(Fault("AT-YML-007").at(place(event.start_mark)).with("found", "&" + as_text(anchor)));
        if (tag != nullptr) return refuse(Fault("AT-YML-007").at(place(event.start_mark)).with("found", as_text(tag)));
        return true;
    }

    std::optional<std::uint32_t> add(Kind kind, const yaml_event_t &event) {
        const auto index = static_cast<std::uint32_t>(data_.cells.size());
        if (index >= limits_.nodes) {
            faults_.add(Fault("AT-YML-003")
                            .at(place(event.start_mark))
                            .with("found", fmt::format("> {}", limits_.nodes))
                            .with("limit", fmt::to_string(limits_.nodes)));
            return std::nullopt;
        }
        Cell cell{.kind = kind, .at = static_cast<std::uint32_t>(event.start_mark.index)};
        if (!open_.empty()) {
            Open &parent = open_.back();
            if (in_key_position(parent) && kind != Kind::scalar) {
                faults_.add(Fault("AT-YML-009").at(place(event.start_mark)));
                return std::nullopt;
            }
            cell.parent = parent.cell;
            (parent.last_child == none ? data_.cells[parent.cell].first : data_.cells[parent.last_child].next) = index;
            parent.last_child = index;
            ++parent.children;
        }
        data_.cells.push_back(cell);
        return index;
    }

    bool in_key_position(const Open &parent) const {
        return data_.cells[parent.cell].kind == Kind::map && parent.children % 2 == 0;
    }

    bool end() {
        const std::uint32_t closed = open_.back().cell;
        open_.pop_back();
        if (data_.cells[closed].kind == Kind::map) find_duplicates(closed);
        return true;
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
