#include "common.h"

namespace aitalent {

namespace {

using namespace exchange;

constexpr std::string_view used[] = {"Skill Name", "Skill Category", "Contextualized Skill Statement"};
const std::vector<std::string> all_columns = {"Collection",
                                              "Skill Name",
                                              "Skill Category",
                                              "Contextualized Skill Statement",
                                              "Keywords",
                                              "BLS Major Group",
                                              "BLS Minor Group",
                                              "BLS Broad Occupation",
                                              "BLS Detailed Occupation",
                                              "O*NET Job Role",
                                              "Professional Standards",
                                              "Certifications",
                                              "Alignment Title",
                                              "Alignment"};

} // namespace

Converted from_osmt(const ForeignTable &skills, const EditionRef &as) {
    Converted out;
    Framework &framework = out.framework;
    framework.ref = as;
    framework.name = in_its_language(as.framework.str());
    framework.sources = {{.id = "osmt", .title = {.zh_tw = {}, .en = "Open Skills Management Tool, list of skills"}}};
    framework.provenance = {"osmt", Basis::official, Confidence::medium};
    const Columns columns(skills, used, out.faults);
    if (!columns.complete()) return out;
    Slugs area_slugs, skill_slugs;
    std::map<std::string, AreaId> areas;
    for (const auto &row : skills.rows) {
        const std::string category = columns.cell(row, "Skill Category");
        const auto [area, is_new] = areas.emplace(category, AreaId());
        if (is_new) {
            area->second = AreaId(area_slugs.make(category));
            framework.areas.push_back(
                {.id = area->second, .name = in_its_language(category), .provenance = framework.provenance});
        }
        const std::string name = columns.cell(row, "Skill Name");
        framework.competencies.push_back(
            {.id = CompetencyId(skill_slugs.make(name)),
             .area = area->second,
             .name = in_its_language(name),
             .able_to = in_its_language(columns.cell(row, "Contextualized Skill Statement")),
             .provenance = framework.provenance});
    }
    columns.report_rest(out.faults);
    return out;
}

constexpr std::string_view carried[] = {"areas.name", "competencies.area", "competencies.name", "competencies.able_to"};

std::string to_osmt(const Framework &framework, Faults &left_out) {
    std::string text = csv_line(all_columns);
    for (const auto &competency : framework.competencies) {
        std::vector<std::string> cells(all_columns.size());
        const auto *area = framework.find(competency.area);
        cells[1] = one_language(competency.name);
        cells[2] = area == nullptr ? competency.area.str() : one_language(area->name);
        cells[3] = one_language(competency.able_to);
        text += csv_line(cells);
    }
    LeftOut rest;
    rest.add_rest(framework, carried, true);
    rest.report(framework.ref.str(), left_out);
    return text;
}

} // namespace aitalent
