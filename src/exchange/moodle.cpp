#include "common.h"

#include <fmt/format.h>

namespace aitalent {

namespace {

using namespace exchange;

const std::vector<std::string> columns = {"Parent ID number",
                                          "ID number",
                                          "Short name",
                                          "Description",
                                          "Description format",
                                          "Scale values",
                                          "Scale configuration",
                                          "Rule type (optional)",
                                          "Rule outcome (optional)",
                                          "Rule config (optional)",
                                          "Cross-referenced competency ID numbers",
                                          "Exported ID (optional)",
                                          "Is framework",
                                          "Taxonomy"};

std::string line(const std::string &parent, const std::string &id, const LocalText &name, const LocalText &description,
                 const std::string &scale = {}, bool is_framework = false) {
    std::vector<std::string> cells(columns.size());
    cells[0] = parent;
    cells[1] = id;
    cells[2] = one_language(name);
    cells[3] = one_language(description);
    cells[4] = "1";
    cells[5] = scale;
    cells[12] = is_framework ? "1" : "";
    cells[13] = is_framework ? "competency,competency,competency,competency" : "";
    return csv_line(cells);
}

/// Moodle's scale is its values in one cell; level "none" comes first, since Moodle has no notion of unrated.
std::string scale_values(const Profile &profile) {
    std::string values = "none";
    for (const auto &level : profile.scale.levels) values += "," + one_language(level.name);
    return values;
}

} // namespace

std::string to_moodle(const Framework &framework, const Profile *profile, Faults &left_out) {
    std::string text = csv_line(columns);
    text += line({}, framework.ref.str(), framework.name, framework.note,
                 profile == nullptr ? std::string() : scale_values(*profile), true);
    for (const auto &area : framework.areas) text += line({}, "area:" + area.id.str(), area.name, {});
    for (const auto &competency : framework.competencies)
        text += line("area:" + competency.area.str(), competency.id.str(), competency.name, competency.able_to);
    LeftOut rest;
    rest.add("talent_types", framework.talent_types.size());
    rest.add("hours_table", framework.hours_table.size());
    rest.add("certificates", framework.certificates.size());
    rest.add("roles", framework.roles.size());
    rest.report(framework.ref.str(), left_out);
    return text;
}

std::vector<std::pair<std::string, std::string>> to_tables(const Framework &framework) {
    std::string areas = csv_line({"id", "number", "name_zh", "name_en", "talent_type"});
    for (const auto &area : framework.areas)
        areas += csv_line(
            {area.id.str(), fmt::to_string(area.number), area.name.zh_tw, area.name.en, area.talent_type.str()});
    std::string competencies =
        csv_line({"id", "number", "area", "name_zh", "name_en", "able_to_zh", "able_to_en", "since"});
    for (const auto &one : framework.competencies)
        competencies += csv_line({one.id.str(), fmt::to_string(one.number), one.area.str(), one.name.zh_tw, one.name.en,
                                  one.able_to.zh_tw, one.able_to.en, one.since});
    std::string certificates = csv_line({"id", "name_zh", "name_en", "class", "issuer_zh", "issuer_en", "domestic"});
    for (const auto &one : framework.certificates)
        certificates += csv_line({one.id.str(), one.name.zh_tw, one.name.en, one.certificate_class.str(),
                                  one.issuer.zh_tw, one.issuer.en, one.domestic ? "true" : "false"});
    return {{"areas.csv", areas}, {"certificates.csv", certificates}, {"competencies.csv", competencies}};
}

} // namespace aitalent
