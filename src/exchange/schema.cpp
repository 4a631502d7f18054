#include "aitalent/exchange/schema.h"

#include "aitalent/catalogue/form.h"
#include "aitalent/framework/migration.h"
#include "aitalent/framework/profile_form.h"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace aitalent {

namespace {

using Json = nlohmann::ordered_json;

constexpr DocumentKind kinds[] = {DocumentKind::framework, DocumentKind::profile, DocumentKind::catalogue,
                                  DocumentKind::migration};

Json ref(const char *name) {
    return {{"$ref", fmt::format("#/$defs/{}", name)}};
}

Json definitions() {
    Json provenance = {{"type", "object"}, {"additionalProperties", false}};
    auto words_of = [](auto words) {
        Json list = Json::array();
        for (const auto &word : words) list.push_back(word.word);
        return list;
    };
    provenance["description"] = "where this comes from; what is left out is inherited from the node around it";
    provenance["properties"] = {{"source", ref("id")},
                                {"basis", {{"enum", words_of(words<Basis>())}}},
                                {"confidence", {{"enum", words_of(words<Confidence>())}}},
                                {"note", ref("text")}};
    return {{"text", {{"type", {"string", "number", "boolean"}}, {"pattern", "\\S"}}},
            {"id", {{"type", {"string", "number"}}, {"pattern", "^[^ \\t\\n\\[\\]@,;\"']{1,100}$"}}},
            {"localText",
             {{"description", "one text, or one in each language"},
              {"anyOf", Json::array({ref("text"),
                                     {{"type", "object"},
                                      {"properties", {{"zh-TW", ref("text")}, {"en", ref("text")}}},
                                      {"additionalProperties", false},
                                      {"minProperties", 1}}})}}},
            {"level",
             {{"description", "a word of the scale, its number, or none"},
              {"anyOf", Json::array({{{"type", "string"}, {"pattern", "\\S"}},
                                     {{"type", "integer"}, {"minimum", 0}, {"maximum", 9}}})}}},
            {"edition", {{"type", "string"}, {"pattern", "^[^@]+@[^@]+$"}}},
            {"provenance", provenance}};
}

template<class T>
concept IsNode = requires(T &node) {
    node.id;
}
|| std::same_as<T, Requirement> || std::same_as<T, CertificateMapping> || std::same_as<T, Lift> ||
    std::same_as<T, KindPolicy> || std::same_as<T, EvidencePolicy> || std::same_as<T, CoursePolicy> ||
    std::same_as<T, FieldRule> || std::same_as<T, Reserve> || std::same_as<T, SelectionPolicy> ||
    std::same_as<T, PlanningPolicy> || std::same_as<T, PeriodHours> || std::same_as<T, ReservedSeats> ||
    std::same_as<T, ProviderSeats> || std::same_as<T, UnitAway> || std::same_as<T, PaidFrom> ||
    std::same_as<T, RoleAssignmentRule> || std::same_as<T, CompetencyMove> || std::same_as<T, CertificateMove>;

/// The form as a schema of one node. `overlay`: a node laid over its parent's; only in a list must it be named.
class SchemaForm {
  public:
    explicit SchemaForm(bool overlay, bool in_list = false) : overlay_(overlay), in_list_(in_list) {}

    void provenance(const Provenance &) { properties_["provenance"] = ref("provenance"); }
    template<class T>
    void required(std::string_view key, const T &value, std::string_view about, Range range = {}) {
        optional(key, value, about, range);
        const bool names_it = in_list_ && (key == "id" || key == "competency" || key == "certificate");
        if (!overlay_ || names_it) required_.push_back(key);
    }
    template<class T>
    void optional(std::string_view key, const T &value, std::string_view about, Range range = {}) {
        Json schema;
        if constexpr (std::is_same_v<T, std::string>)
            schema = ref(key == "id" ? "id" : "text");
        else
            schema = of(value, range);
        put(key, about, std::move(schema));
    }
    void clock(std::string_view key, std::chrono::minutes, std::string_view about) {
        put(key, about, {{"type", "string"}, {"pattern", "^[0-9]{1,2}:[0-9]{2}$"}});
    }
    template<class Body>
    void group(std::string_view key, std::string_view about, Body body) {
        SchemaForm form(overlay_);
        body(form);
        put(key, about, form.node());
    }
    void scale(const Scale &) {}
    void level_words(const std::vector<std::string> &) {}

    void document_of(DocumentKind kind) {
        put("aitalent", "kind and version of the document", {{"const", fmt::format("{}/1", name(kind))}});
        required_.push_back("aitalent");
    }
    Json node() const {
        Json schema = {{"type", "object"}, {"properties", properties_}, {"additionalProperties", false}};
        if (!required_.empty()) schema["required"] = required_;
        return schema;
    }

  private:
    bool overlay_;
    bool in_list_;
    Json properties_ = Json::object();
    Json required_ = Json::array();

    void put(std::string_view key, std::string_view about, Json schema) {
        Json described = {{"description", about}};
        described.update(schema);
        properties_[std::string(key)] = std::move(described);
    }

    Json of(bool, Range) const { return {{"type", "boolean"}}; }
    Json of(int, Range range) const { return {{"type", "integer"}, {"minimum", range.low}, {"maximum", range.high}}; }
    Json of(const std::string &, Range) const { return ref("text"); }
    Json of(const LocalText &, Range) const { return ref("localText"); }
    Json of(Date, Range) const { return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}; }
    Json of(std::chrono::minutes, Range) const { return {{"type", "number"}, {"minimum", 0}, {"maximum", 10'000}}; }
    Json of(Money, Range) const { return {{"type", "integer"}, {"minimum", 0}, {"maximum", 1'000'000'000'000}}; }
    Json of(Level, Range) const { return ref("level"); }
    Json of(const EditionRef &, Range) const { return ref("edition"); }
    template<class Tag>
    Json of(const Id<Tag> &, Range) const {
        return ref("id");
    }
    template<class Enum>
    Json of(Enum, Range) const requires std::is_enum_v<Enum> {
        Json list = Json::array();
        for (const auto &word : words<Enum>()) list.push_back(word.word);
        return {{"enum", list}};
    }
    template<class T>
    Json of(const std::optional<T> &, Range range) const {
        return of(T{}, range);
    }
    Json of(const std::vector<CertificateDemand> &, Range) const {
        return {{"type", "object"}, {"additionalProperties", of(int(), Range{1, 99})}};
    }
    template<class T>
    Json of(const std::vector<T> &, Range) const {
        if constexpr (IsNode<T>) {
            SchemaForm form(overlay_, true);
            const T fresh{};
            describe(form, fresh);
            return {{"type", "array"}, {"items", form.node()}};
        } else {
            return {{"type", "array"}, {"items", of(T{}, {})}};
        }
    }
    template<class Key, class Value>
    Json of(const std::vector<std::pair<Key, Value>> &, Range range) const {
        return {{"type", "object"}, {"additionalProperties", of(Value{}, range)}};
    }
    template<class Key, class Value>
    Json of(const std::map<Key, Value> &, Range range) const {
        return {{"type", "object"}, {"additionalProperties", of(Value{}, range)}};
    }
    template<class T>
    Json of(const T &node, Range) const requires IsNode<T> {
        SchemaForm form(overlay_);
        describe(form, node);
        return form.node();
    }
};

template<class T>
Json schema_of(DocumentKind kind, bool overlay = false) {
    SchemaForm form(overlay);
    form.document_of(kind);
    const T fresh{};
    describe(form, fresh);
    return form.node();
}

Json schema_of(DocumentKind kind) {
    switch (kind) {
    case DocumentKind::framework:
        return schema_of<Framework>(kind);
    case DocumentKind::catalogue:
        return schema_of<Catalogue>(kind);
    case DocumentKind::migration:
        return schema_of<Migration>(kind);
    default: { // a profile that extends another gives only what it changes
        return {{"if", {{"type", "object"}, {"required", {"extends"}}}},
                {"then", schema_of<Profile>(kind, true)},
                {"else", schema_of<Profile>(kind)}};
    }
    }
}

} // namespace

std::span<const DocumentKind> kinds_with_schema() {
    return kinds;
}

std::string to_json_schema(DocumentKind kind) {
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"$id", fmt::format("urn:aitalent:schema:{}:1", name(kind))},
                   {"title", fmt::format("aitalent {}", name(kind))}};
    schema.update(schema_of(kind));
    schema["$defs"] = definitions();
    return schema.dump(2) + "\n";
}

} // namespace aitalent
