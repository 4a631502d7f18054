// NICE Workforce Framework for Cybersecurity (NIST SP 800-181 components) as NIST's reference tool exports it: elements
// and relationships. Knowledge, skills and competency areas become competencies, work roles ask them; NICE has no
// levels, so the scale has one: held. Tasks say what a role does, not what a person can: they are counted.
#include "conversion.h"

#include <nlohmann/json.hpp>

namespace aitalent {

namespace {

using namespace exchange;

constexpr std::string_view elements[] = {"element_type", "element_identifier", "title", "text"};
constexpr std::string_view relationships[] = {"source_element_identifier", "dest_element_identifier"};
constexpr std::pair<std::string_view, std::string_view> abilities[] = {
    {"knowledge", "Knowledge"}, {"skill", "Skills"}, {"competency_area", "Competency areas"}};

/// The list inside {"response": {"elements": {…}}}, or inside the inner object alone.
ForeignTable list_in(const nlohmann::ordered_json &package, const char *key, const std::string &file) {
    const auto *at = &package;
    for (auto step : {"response", "elements"})
        if (at->is_object() && at->contains(step) && at->at(step).is_object()) at = &at->at(step);
    return at->is_object() && at->contains(key) ? table_of(at->at(key), file) : ForeignTable{.file = file};
}

void take_element(Conversion &conversion, const Record &record) {
    const auto type = record["element_type"], id = record["element_identifier"], title = record["title"],
               text = record["text"];
    if (type == "work_role") return conversion.role(id, id, title, text);
    for (const auto &[ability, name] : abilities)
        if (type == ability)
            return conversion.competency(id, id, title.empty() ? text : title, title.empty() ? std::string() : text,
                                         conversion.area(type, std::string(name)));
    conversion.left_out().add("element_type " + type);
}

void take_relationship(Conversion &conversion, const Record &record) {
    const auto role = record["source_element_identifier"], ability = record["dest_element_identifier"];
    if (conversion.knows_role(role) && conversion.knows_competency(ability))
        conversion.requires_of(record, role, ability, {.competency = {}, .level = Level(1)});
    else
        conversion.left_out().add("relationships between other elements");
}

} // namespace

Converted from_nice(std::string_view json, const std::string &file, const EditionRef &as) {
    Converted out;
    const auto package = parse_json(json, file, out.faults);
    if (out.faults.has_errors()) return out;
    Conversion conversion(out, as,
                          {.id = "nice",
                           .title = {.zh_tw = "NICE 資安人力架構", .en = "NICE Workforce Framework for Cybersecurity"},
                           .location = "NIST SP 800-181",
                           .basis = Basis::official},
                          Confidence::high);
    conversion.scale("held", {.zh_tw = "具備與否", .en = "Held or not"}, {{"held", "Held"}});
    const ForeignTable tables[] = {list_in(package, "elements", file), list_in(package, "relationships", file)};
    const TableForm forms[] = {{elements, [&](const Record &record) { take_element(conversion, record); }},
                               {relationships, [&](const Record &record) { take_relationship(conversion, record); }}};
    convert_tables(tables, forms, out.faults);
    conversion.end(file);
    return out;
}

} // namespace aitalent
