#include "common.h"

#include "aitalent/base/text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace aitalent {

namespace {

using namespace exchange;

constexpr std::string_view skill_columns[] = {"Skill Name", "Skill Description"};
constexpr std::string_view role_columns[] = {"Role Family", "Role",       "Role Level", "Role Level Description",
                                             "Skill Name",  "Skill Level"};
constexpr std::array<std::string_view, 4> levels = {"Awareness", "Working", "Practitioner", "Expert"};
constexpr std::string_view not_in_use = "NOT IN USE";

Source crown_copyright() {
    return {.id = "uk-digital-data",
            .title = {.zh_tw = "英國政府數位與資料職業能力架構",
                      .en = "UK Government Digital and Data Profession Capability Framework"},
            .basis = Basis::official,
            .note = {.zh_tw = {}, .en = "Crown copyright, Open Government Licence v3.0"}};
}

Scale scale() {
    Scale scale{.id = "uk-digital-data-4",
                .name = {.zh_tw = "四級熟練度", .en = "Four skill levels"},
                .credit = crown_copyright().title};
    for (std::size_t i = 0; i < levels.size(); ++i) {
        std::string id(levels[i]);
        id[0] = static_cast<char>(id[0] + 32);
        scale.levels.push_back(
            {Level(static_cast<std::uint8_t>(i + 1)), id, {.zh_tw = {}, .en = std::string(levels[i])}});
    }
    return scale;
}

class UkConversion {
  public:
    UkConversion(const EditionRef &as, Converted &out) : out_(out), profile_(out.profile.emplace()) {
        const Provenance own{crown_copyright().id, Basis::official, Confidence::high};
        out_.framework.ref = profile_.framework = as;
        out_.framework.name = profile_.name = crown_copyright().title;
        out_.framework.sources = profile_.sources = {crown_copyright()};
        out_.framework.provenance = profile_.provenance = own;
        out_.framework.areas = {{.id = AreaId("skills"), .name = {.zh_tw = "技能", .en = "Skills"}, .provenance = own}};
        profile_.id = ProfileId(as.framework.str() + "-roles");
        profile_.edition = as.edition;
        profile_.scale = scale();
        profile_.tiers = {{TierId("all"), 1, {.zh_tw = "全部", .en = "All"}}};
    }

    void take_skills(const ForeignTable &table) {
        const Columns columns(table, skill_columns, out_.faults);
        if (!columns.complete()) return;
        for (const auto &row : table.rows) {
            const std::string name = columns.cell(row, "Skill Name");
            const CompetencyId id(slugs_.make(name));
            if (!skills_.emplace(name, id).second) continue;
            out_.framework.competencies.push_back({.id = id,
                                                   .area = AreaId("skills"),
                                                   .name = in_its_language(name),
                                                   .able_to = in_its_language(columns.cell(row, "Skill Description")),
                                                   .provenance = out_.framework.provenance});
        }
        columns.report_rest(out_.faults);
    }

    void take_roles(const ForeignTable &table) {
        const Columns columns(table, role_columns, out_.faults);
        if (!columns.complete()) return;
        std::map<std::vector<std::string>, std::uint32_t> seen;
        for (const auto &row : table.rows) {
            const auto [first, is_new] = seen.emplace(row.cells, row.number);
            if (!is_new)
                tell(table, row, Fault("AT-FRM-060", Severity::warning).with("line", fmt::to_string(first->second)));
            else if (columns.cell(row, "Skill Level") == not_in_use || columns.cell(row, "Role Level") == not_in_use)
                tell(table, row, Fault("AT-FRM-061", Severity::warning));
            else
                take_requirement(table, row, columns);
        }
        columns.report_rest(out_.faults);
    }

  private:
    Converted &out_;
    Profile &profile_;
    Slugs slugs_, role_slugs_;
    std::map<std::string, CompetencyId> skills_;
    std::map<std::pair<std::string, std::string>, std::size_t> roles_;

    void tell(const ForeignTable &table, const ForeignTable::Row &row, Fault fault) {
        out_.faults.add(std::move(fault).at({.file = table.file, .line = row.number}));
    }

    void take_requirement(const ForeignTable &table, const ForeignTable::Row &row, const Columns &columns) {
        const std::string word = columns.cell(row, "Skill Level"), skill = columns.cell(row, "Skill Name");
        const auto level = std::find(levels.begin(), levels.end(), word);
        if (level == levels.end())
            return tell(
                table, row,
                Fault("AT-FRM-062").with("found", word).with("expected", fmt::format("{}", fmt::join(levels, ", "))));
        const auto known = skills_.find(skill);
        if (known == skills_.end()) return tell(table, row, Fault("AT-FRM-063").with("found", skill));
        role_of(row, columns)
            .requirements.push_back({.competency = known->second,
                                     .level = Level(static_cast<std::uint8_t>(level - levels.begin() + 1)),
                                     .provenance = profile_.provenance});
    }

    RoleProfile &role_of(const ForeignTable::Row &row, const Columns &columns) {
        const std::string grade = columns.cell(row, "Role Level");
        const auto [found, is_new] = roles_.emplace(std::pair(columns.cell(row, "Role"), grade), profile_.roles.size());
        if (is_new)
            profile_.roles.push_back({.id = RoleId(role_slugs_.make(grade)),
                                      .name = in_its_language(grade),
                                      .summary = in_its_language(columns.cell(row, "Role Level Description")),
                                      .tier = TierId("all"),
                                      .provenance = profile_.provenance});
        return profile_.roles[found->second];
    }
};

} // namespace

Converted from_uk_digital_data(const ForeignTable &skills, const ForeignTable &roles, const EditionRef &as) {
    Converted out;
    UkConversion conversion(as, out);
    conversion.take_skills(skills);
    conversion.take_roles(roles);
    return out;
}

} // namespace aitalent
