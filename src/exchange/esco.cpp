// ESCO classification, CSV files: skills, occupations and the relations between them. Skills and knowledge become
// competencies, occupations roles; what is essential is a must-have, what is optional is asked without. ESCO has no
// levels, so the scale has one: held. Concepts are known by their URI, whose last part is the id.
#include "conversion.h"

namespace aitalent {

namespace {

using namespace exchange;

constexpr std::string_view skills[] = {"conceptUri", "skillType", "preferredLabel", "description"};
constexpr std::string_view occupations[] = {"conceptUri", "iscoGroup", "preferredLabel", "description"};
constexpr std::string_view relations[] = {"occupationUri", "relationType", "skillUri"};

std::string last_part(const std::string &uri) {
    return uri.substr(uri.rfind('/') + 1);
}

} // namespace

Converted from_esco(std::span<const ForeignTable> tables, const EditionRef &as) {
    Converted out;
    Conversion conversion(out, as,
                          {.id = "esco",
                           .title = {.zh_tw = "歐洲技能、職能、資格與職業分類",
                                     .en = "European Skills, Competences, Qualifications and Occupations"},
                           .basis = Basis::official,
                           .note = {.zh_tw = {}, .en = "European Commission, ESCO"}},
                          Confidence::high);
    conversion.scale("held", {.zh_tw = "具備與否", .en = "Held or not"}, {{"held", "Held"}});
    const TableForm forms[] = {
        {skills,
         [&](const Record &record) {
             const auto uri = record["conceptUri"], type = record["skillType"];
             conversion.competency(uri, last_part(uri), record["preferredLabel"], record["description"],
                                   conversion.area(type, type.empty() ? "other" : type));
         }},
        {occupations,
         [&](const Record &record) {
             const auto uri = record["conceptUri"];
             conversion.left_out().add("iscoGroup", !record["iscoGroup"].empty());
             conversion.role(uri, last_part(uri), record["preferredLabel"], record["description"]);
         }},
        {relations, [&](const Record &record) {
             conversion.requires_of(
                 record, record["occupationUri"], record["skillUri"],
                 {.competency = {}, .level = Level(1), .must_have = record["relationType"] == "essential"});
         }}};
    convert_tables(tables, forms, out.faults);
    conversion.end(as.str());
    return out;
}

} // namespace aitalent
