#include "conversion.h"

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

constexpr std::string_view carried[] = {"id",
                                        "edition",
                                        "name",
                                        "note",
                                        "areas.id",
                                        "areas.name",
                                        "competencies.id",
                                        "competencies.area",
                                        "competencies.name",
                                        "competencies.able_to"};
constexpr std::string_view area_prefix = "area:"; ///< Moodle has one kind of node; the id number tells ours apart

std::string to_moodle(const Framework &framework, const Profile *profile, Faults &left_out) {
    std::string text = csv_line(columns);
    text += line({}, framework.ref.str(), framework.name, framework.note,
                 profile == nullptr ? std::string() : scale_values(*profile), true);
    for (const auto &area : framework.areas) text += line({}, std::string(area_prefix) + area.id.str(), area.name, {});
    for (const auto &competency : framework.competencies)
        text += line(std::string(area_prefix) + competency.area.str(), competency.id.str(), competency.name,
                     competency.able_to);
    LeftOut rest;
    rest.add_rest(framework, carried, true);
    rest.report(framework.ref.str(), left_out);
    return text;
}

Converted from_moodle(const ForeignTable &table, const EditionRef &as) {
    Converted out;
    constexpr std::string_view used[] = {"Parent ID number", "ID number", "Short name", "Description", "Is framework"};
    Conversion conversion(out, as, {.id = "moodle", .title = {.zh_tw = {}, .en = as.framework.str()}},
                          Confidence::medium);
    std::set<std::string> parents;
    const TableForm trunk[] = {{used, [&](const Record &record) { parents.insert(record["Parent ID number"]); }}};
    Faults seen_below; // the second pass tells the same again
    convert_tables(std::span(&table, 1), trunk, seen_below);
    auto take = [&](const Record &record) {
        const auto id = record["ID number"], above = record["Parent ID number"], name = record["Short name"];
        if (record["Is framework"] == "1") {
            out.framework.name = in_its_language(name);
            out.framework.note = in_its_language(record["Description"]);
        } else if (id.starts_with(area_prefix) || parents.contains(id)) {
            const auto code = id.substr(id.starts_with(area_prefix) ? area_prefix.size() : 0);
            if (!above.empty()) conversion.left_out().add("an area inside an area");
            if (!record["Description"].empty()) conversion.left_out().add("description of an area");
            conversion.area(id, name, code);
        } else {
            conversion.competency(id, id, name, record["Description"],
                                  conversion.area(above, above.empty() ? as.framework.str() : above));
        }
    };
    const TableForm forms[] = {{used, take}};
    convert_tables(std::span(&table, 1), forms, out.faults);
    conversion.end(table.file);
    return out;
}

} // namespace aitalent
