#include "conversion.h"

#include "aitalent/base/hash.h"
#include "aitalent/base/text.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace aitalent {

namespace {

using namespace exchange;
using Json = nlohmann::ordered_json;

std::string text_of(const Json &node, const char *key) {
    const auto found = node.find(key);
    return found != node.end() && found->is_string() ? cleaned(found->get<std::string>()) : std::string();
}

/// The lists of a package; empty where it has none.
const Json &list_of(const Json &package, const char *key) {
    static const Json none = Json::array();
    const auto found = package.find(key);
    return found != package.end() && found->is_array() ? *found : none;
}

bool can_be_id(const std::string &text) {
    return !text.empty() && text.size() <= 100 && text.find_first_of(" \t\n[]@,;\"'") == std::string::npos;
}

constexpr const char *area_type = "Area"; ///< what we write; others tell areas by their children alone

constexpr Date no_date = std::chrono::year(1970) / 1 / 1; ///< for editions without a date of release

class CaseConversion {
  public:
    CaseConversion(const Json &package, const std::string &file, const EditionRef &as, Converted &out)
        : package_(package), file_(file), out_(out) {
        const Json &document = package.at("CFDocument");
        out_.framework.ref = as;
        out_.framework.name = in_its_language(text_of(document, "title"));
        out_.framework.publisher = in_its_language(text_of(document, "creator"));
        const auto changed = parse_iso_date(text_of(document, "lastChangeDateTime").substr(0, 10));
        if (changed && *changed != no_date) out_.framework.released = changed;
        out_.framework.sources = {{.id = "case",
                                   .title = out_.framework.name,
                                   .published = text_of(document, "lastChangeDateTime"),
                                   .location = text_of(document, "uri"),
                                   .basis = Basis::official}};
        out_.framework.provenance = {"case", Basis::official, Confidence::high};
    }

    void run() {
        read_tree();
        choose_ids();
        for (const auto &item : list_of(package_, "CFItems"))
            if (item.is_object()) take(item);
        for (auto key : {"CFRubrics"}) left_out_.add(key, list_of(package_, key).size());
        left_out_.report(file_, out_.faults);
    }

  private:
    const Json &package_;
    const std::string &file_;
    Converted &out_;
    LeftOut left_out_;
    std::map<std::string, std::string> parent_, id_;
    std::set<std::string> parents_, taken_;

    void read_tree() {
        for (const auto &association : list_of(package_, "CFAssociations")) {
            if (!association.is_object()) continue;
            const std::string type = text_of(association, "associationType");
            if (type != "isChildOf") {
                left_out_.add("associationType " + type);
                continue;
            }
            const auto child = association.find("originNodeURI"), parent = association.find("destinationNodeURI");
            if (child == association.end() || parent == association.end()) continue;
            const std::string above = text_of(*parent, "identifier");
            if (!parent_.emplace(text_of(*child, "identifier"), above).second) left_out_.add("a second parent");
            parents_.insert(above);
        }
    }

    void choose_ids() {
        for (const auto &item : list_of(package_, "CFItems")) {
            if (!item.is_object()) continue;
            const std::string identifier = text_of(item, "identifier"), code = text_of(item, "humanCodingScheme");
            const bool by_code = can_be_id(code) && taken_.insert(code).second;
            id_.emplace(identifier, by_code ? code : identifier);
            if (by_code) left_out_.add("identifier");
        }
    }

    void take(const Json &item) {
        static const std::set<std::string> carried = {
            "identifier",         "uri",           "fullStatement", "abbreviatedStatement", "humanCodingScheme",
            "lastChangeDateTime", "CFDocumentURI", "CFItemType"};
        for (const auto &[key, value] : item.items())
            if (!carried.contains(key) && !value.is_null()) left_out_.add(key);
        const std::string identifier = text_of(item, "identifier"), &id = id_[identifier];
        const std::string full = text_of(item, "fullStatement"), brief = text_of(item, "abbreviatedStatement");
        const LocalText name = in_its_language(brief.empty() ? full : brief);
        const std::string type = text_of(item, "CFItemType");
        if (type != area_type && type != "Competency" && !type.empty()) left_out_.add("CFItemType");
        if (parents_.contains(identifier) || type == area_type) {
            if (is_item(parent_[identifier])) left_out_.add("an area inside an area");
            out_.framework.areas.push_back({.id = AreaId(id), .name = name, .provenance = out_.framework.provenance});
            return;
        }
        const std::string above = parent_[identifier];
        out_.framework.competencies.push_back({.id = CompetencyId(id),
                                               .area = AreaId(is_item(above) ? id_[above] : area_of_the_rest()),
                                               .name = name,
                                               .able_to = brief.empty() ? LocalText() : in_its_language(full),
                                               .provenance = out_.framework.provenance});
    }

    bool is_item(const std::string &identifier) const { return id_.contains(identifier); }

    /// Items that hang on the document itself need an area in our form.
    std::string area_of_the_rest() {
        const std::string id = "document";
        auto &areas = out_.framework.areas;
        if (std::none_of(areas.begin(), areas.end(), [&](const Area &area) { return area.id.str() == id; }))
            areas.push_back({.id = AreaId(id), .name = out_.framework.name, .provenance = out_.framework.provenance});
        return id;
    }
};

/// A UUID of our own for an id, the same every time (version 8 of RFC 9562: the bits are the publisher's to choose).
std::string uuid_of(const EditionRef &ref, std::string_view kind, const std::string &id) {
    std::string hex = sha256(fmt::format("{}\n{}\n{}", ref.str(), kind, id));
    hex[12] = '8';
    hex[16] = '8';
    return fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4), hex.substr(16, 4),
                       hex.substr(20, 12));
}

class CaseExport {
  public:
    explicit CaseExport(const Framework &framework) : framework_(framework) {
        changed_ = iso(framework.released.value_or(no_date)) + "T00:00:00+00:00";
        document_ = uuid_of(framework.ref, "document", "");
    }

    std::string text() {
        Json package;
        package["CFDocument"] = node("CFDocuments", document_);
        package["CFDocument"]["creator"] = one_language(framework_.publisher);
        package["CFDocument"]["title"] = one_language(framework_.name);
        for (const auto &area : framework_.areas) add("area", area.id.str(), area.name, {}, document_);
        for (const auto &competency : framework_.competencies)
            add("competency", competency.id.str(), competency.name, competency.able_to,
                uuid_of(framework_.ref, "area", competency.area.str()));
        package["CFItems"] = std::move(items_);
        package["CFAssociations"] = std::move(associations_);
        package["CFDefinitions"] = Json::object();
        return package.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    }

  private:
    const Framework &framework_;
    std::string changed_, document_;
    Json items_ = Json::array(), associations_ = Json::array();

    Json node(std::string_view kind, const std::string &identifier) const {
        return {{"identifier", identifier},
                {"uri", fmt::format("urn:uuid:{}#{}", identifier, kind)},
                {"lastChangeDateTime", changed_}};
    }

    void add(std::string_view kind, const std::string &id, const LocalText &name, const LocalText &able_to,
             const std::string &parent) {
        const std::string identifier = uuid_of(framework_.ref, kind, id);
        Json item = node("CFItems", identifier);
        const bool has_statement = able_to != LocalText();
        item["fullStatement"] = one_language(has_statement ? able_to : name);
        if (has_statement) item["abbreviatedStatement"] = one_language(name);
        item["humanCodingScheme"] = id;
        item["CFItemType"] = kind == "area" ? area_type : "Competency";
        items_.push_back(std::move(item));

        Json association = node("CFAssociations", uuid_of(framework_.ref, "association", std::string(kind) + id));
        association["originNodeURI"] = {
            {"title", one_language(name)}, {"identifier", identifier}, {"uri", "urn:uuid:" + identifier}};
        association["associationType"] = "isChildOf";
        association["destinationNodeURI"] = {{"title", ""}, {"identifier", parent}, {"uri", "urn:uuid:" + parent}};
        associations_.push_back(std::move(association));
    }
};

} // namespace

Converted from_case(std::string_view json, const std::string &file, const EditionRef &as) {
    Converted out;
    const Json package = parse_json(json, file, out.faults);
    if (out.faults.has_errors()) return out;
    if (!package.is_object() || !package.contains("CFDocument") || !package.at("CFDocument").is_object()) {
        out.faults.add(Fault("AT-FRM-064").at({.file = file}).with("found", "no CFDocument"));
        return out;
    }
    CaseConversion(package, file, as, out).run();
    return out;
}

constexpr std::string_view carried[] = {"released",
                                        "id",
                                        "edition",
                                        "name",
                                        "publisher",
                                        "areas.id",
                                        "areas.name",
                                        "competencies.id",
                                        "competencies.area",
                                        "competencies.name",
                                        "competencies.able_to"};

std::string to_case(const Framework &framework, Faults &left_out) {
    LeftOut rest;
    rest.add_rest(framework, carried, true);
    rest.report(framework.ref.str(), left_out);
    return CaseExport(framework).text();
}

} // namespace aitalent
