#include "aitalent/reports/rating_sheet.h"

#include "aitalent/messages/labels.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::set<RoleId> roles_of(std::span<const ScoredPerson> people) {
    std::set<RoleId> roles;
    for (const auto &one : people)
        if (one.role != nullptr) roles.insert(one.role->id);
    return roles;
}

/// Competencies any of the roles asks, in the framework's order.
std::vector<CompetencyId> asked_by(const Frame &frame, const std::set<RoleId> &roles) {
    std::set<CompetencyId> asked;
    for (const auto &role : roles)
        for (const auto &requirement : frame.profile->find(role)->requirements)
            if (requirement.level > Level(0)) asked.insert(requirement.competency);
    std::vector<CompetencyId> ordered;
    for (const auto &competency : frame.framework->competencies)
        if (asked.count(competency.id) > 0) ordered.push_back(competency.id);
    return ordered;
}

/// "0 none · 1 Awareness · …"
std::string scale_in_short(const Frame &frame) {
    std::string text = frame.say("0 無", "0 none");
    for (const auto &level : frame.profile->scale.levels)
        text += fmt::format(" · {} {}", level.level.value(), level.name.in(frame.lang));
    return text;
}

Column level_column(const Frame &frame, const CompetencyId &competency) {
    Column made{competency.str(), frame.name(competency)};
    for (int level = 0; level <= frame.profile->scale.highest().value(); ++level)
        made.choices.push_back(std::to_string(level));
    made.hint = scale_in_short(frame);
    return made;
}

Table ratings(const Frame &frame, std::span<const ScoredPerson> people, const std::set<RoleId> &roles) {
    auto rows = table(frame, "ratings", frame.say("評核表", "Ratings"),
                      {"agency_code", "staff_no", "name", "unit", "role", "rated_as", "rated_on", "rater"});
    for (const auto kind : {EvidenceKind::manager, EvidenceKind::self, EvidenceKind::assessor, EvidenceKind::practical})
        rows.columns[5].choices.push_back(label(name(kind), frame.lang));
    for (const auto &competency : asked_by(frame, roles)) rows.columns.push_back(level_column(frame, competency));
    for (const auto &[person, role, readiness] : people) {
        if (role == nullptr) continue;
        std::vector<Cell> row{
            Identifier{person.agency.str()}, Identifier{person.staff_no.str()}, person.name, frame.unit(person),
            role->name.in(frame.lang),       rows.columns[5].choices.front(),   frame.as_of};
        row.resize(rows.columns.size());
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

Table scale(const Frame &frame) {
    auto rows = table(frame, "scale", frame.say("等級說明", "The levels"), {"level", "name"});
    rows.columns[1].label = frame.say("名稱", "name");
    rows.columns.push_back(column(frame, "meaning", true));
    rows.rows.push_back(
        {std::int64_t{0}, frame.say("無", "none"),
         frame.say("經評核尚不具備；不確定時請留白，留白為未知，不是 0。",
                   "Assessed, and not held. Where you cannot tell leave it empty: empty is unknown, not 0.")});
    for (const auto &level : frame.profile->scale.levels)
        rows.rows.push_back(
            {std::int64_t{level.level.value()}, level.name.in(frame.lang), level.description.in(frame.lang)});
    return rows;
}

Table asked(const Frame &frame, const std::set<RoleId> &roles) {
    auto rows = table(frame, "requirements", frame.say("各職務要求", "What each role asks"),
                      {"role", "competency", "required", "must_have"});
    for (const auto &id : roles) {
        const auto &role = *frame.profile->find(id);
        for (const auto &requirement : role.requirements)
            rows.rows.push_back({role.name.in(frame.lang), frame.name(requirement.competency),
                                 frame.level(requirement.level), requirement.must_have});
    }
    return rows;
}

} // namespace

Report rating_sheet_report(const Frame &frame, std::string title, std::span<const ScoredPerson> people) {
    auto report = begin_report(frame, "rating-sheet", std::move(title), frame.say("能力評核表", "Rating sheet"));
    const auto roles = roles_of(people);
    Section section{"ratings", frame.say("評核表", "Ratings"),
                    frame.say("請於各能力項目欄填入等級（見「等級說明」），不確定者留白；評核日期請改為實際日期。填妥後"
                              "以 aitalent import assessments 匯入，無須調整欄位。",
                              "Enter a level under each competency (see \"The levels\"), leave empty what you cannot "
                              "tell, and put the day you rated on. The filled sheet goes in as it is: aitalent import "
                              "assessments.")};
    section.tables = {ratings(frame, people, roles), scale(frame), asked(frame, roles)};
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace aitalent
