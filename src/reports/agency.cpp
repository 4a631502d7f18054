#include "aitalent/reports/scores.h"

#include <algorithm>
#include <map>

namespace aitalent {

namespace {

Table coverage_table(const Frame &frame, std::span<const GroupCoverage> units) {
    auto cells = table(frame, "coverage", frame.say("各單位對各能力項目的涵蓋率", "Coverage of competencies by unit"),
                       {"unit", "competency", "coverage", "asked", "held", "unknown"});
    cells.note = frame.say("涵蓋率 = 各人 min(現有等級, 要求等級) 之和 ÷ 要求等級之和；未知以無計。",
                           "Coverage = Σ min(level, required) ÷ Σ required of those asked; unknown counts as none.");
    for (const auto &unit : units)
        for (const auto &one : unit.competencies)
            if (one.asked > 0)
                cells.rows.push_back({frame.name(unit.unit), frame.name(one.competency),
                                      PerMille{one.coverage.per_mille()}, std::int64_t{one.asked},
                                      std::int64_t{one.held}, std::int64_t{one.unknown}});
    return cells;
}

Section summary(const Frame &frame, const GroupCoverage &whole) {
    Section section{"summary", frame.say("現況", "Where the agency stands")};
    std::int64_t asked = 0, unknown = 0;
    for (const auto &one : whole.competencies) asked += one.asked, unknown += one.unknown;
    section.figures = {
        figure(frame, "people", std::int64_t{whole.people}),
        figure(frame, "ready", std::int64_t{whole.ready}, frame.say("必備項目全數符合者", "every must-have met")),
        figure(frame, "ready_share", PerMille{Ratio{whole.ready, whole.people}.per_mille()}),
        figure(frame, "readiness", PerMille{whole.low.per_mille()},
               frame.say("平均；未知者全數達成則為 ", "mean; with all unknowns met ") +
                   percent_of_per_mille(whole.high.per_mille())),
        figure(frame, "unknown", PerMille{Ratio{unknown, asked}.per_mille()},
               frame.say("要求中尚無有效佐證者", "of what is asked has no valid evidence"))};
    return section;
}

Section by_role(const Frame &frame, std::span<const ScoredPerson> people) {
    struct Count {
        const RoleProfile *role = nullptr;
        std::int64_t people = 0, ready = 0, low = 0, high = 0;
    };
    std::map<std::pair<int, RoleId>, Count> roles; // lowest tier first
    for (const auto &one : people) {
        if (one.role == nullptr) continue;
        const auto *tier = frame.profile->find(one.role->tier);
        auto &count = roles[{tier == nullptr ? 0 : tier->order, one.role->id}];
        count.role = one.role;
        ++count.people;
        count.ready += one.readiness.ready ? 1 : 0;
        count.low += one.readiness.low.per_mille();
        count.high += one.readiness.high.per_mille();
    }
    Section section{"roles", frame.say("各職務", "By role profile")};
    auto rows = table(frame, "roles", section.title, {"role", "tier", "people", "ready", "ready_share", "low", "high"});
    auto states = table(frame, "ready_by_role", frame.say("各職務已具備人數", "Ready people by role profile"),
                        {"role", "state", "people"});
    for (const auto &[order, count] : roles) {
        rows.rows.push_back({count.role->name.in(frame.lang), frame.name(count.role->tier), count.people, count.ready,
                             PerMille{Ratio{count.ready, count.people}.per_mille()}, PerMille{count.low / count.people},
                             PerMille{count.high / count.people}});
        states.rows.push_back({count.role->name.in(frame.lang), frame.say("已具備", "ready"), count.ready});
        states.rows.push_back(
            {count.role->name.in(frame.lang), frame.say("尚未", "not yet"), count.people - count.ready});
    }
    section.charts.push_back(
        {Chart::Kind::stacked_bars, "ready_by_role", states.title, "ready_by_role", "role", "people", "state"});
    section.tables = {std::move(rows), std::move(states)};
    return section;
}

Section heat_map(const Frame &frame, std::span<const GroupCoverage> units) {
    Section section{"coverage", frame.say("單位 × 能力項目", "Unit × competency")};
    auto cells = coverage_table(frame, units);
    section.text = cells.note;
    cells.note.clear();
    section.charts.push_back(
        {Chart::Kind::heatmap, "coverage", cells.title, "coverage", "competency", "unit", "coverage"});
    section.tables.push_back(std::move(cells));
    return section;
}

Section top_gaps(const Frame &frame, std::span<const ScoredPerson> people) {
    struct Sum {
        std::int64_t people = 0, steps = 0, worth = 0, unknown = 0;
    };
    std::map<CompetencyId, Sum> sums;
    for (const auto &one : people)
        for (const auto &gap : one.readiness.gaps) {
            auto &sum = sums[gap.competency];
            ++sum.people;
            sum.steps += gap.steps;
            sum.worth += gap.worth;
            sum.unknown += gap.level ? 0 : 1;
        }
    std::vector<std::pair<CompetencyId, Sum>> ordered(sums.begin(), sums.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto &a, const auto &b) { return a.second.worth > b.second.worth; });
    Section section{"gaps", frame.say("主要落差", "Largest gaps")};
    auto rows = table(frame, "gaps", section.title, {"competency", "gap_people", "unknown", "steps", "worth"});
    rows.note =
        frame.say("落差權值 = 權重 × 缺少級數，各人相加。", "Worth = weight × levels missing, summed over people.");
    for (const auto &[competency, sum] : ordered)
        rows.rows.push_back({frame.name(competency), sum.people, sum.unknown, sum.steps, sum.worth});
    section.charts.push_back({Chart::Kind::bars, "gaps", section.title, "gaps", "competency", "worth"});
    section.tables.push_back(std::move(rows));
    return section;
}

Section single_points(const Frame &frame, std::span<const ScoredPerson> people, std::span<const GroupCoverage> units) {
    std::map<PersonKey, const Person *> by_key;
    for (const auto &one : people) by_key[one.person.key] = &one.person;
    Section section{
        "single_points", frame.say("只靠一人的能力", "Competencies that hang on one person"),
        frame.say(
            "單位內要求的最高等級只有一人具備：此人異動即出現缺口。",
            "The highest level a unit's roles ask is held by one person only: if that person moves, it is gone.")};
    auto rows = table(frame, "single_points", section.title, {"unit", "competency", "level", "staff_no", "name"});
    for (const auto &unit : units)
        for (const auto &point : unit.single_points)
            if (const auto *person = by_key[point.person])
                rows.rows.push_back({frame.name(unit.unit), frame.name(point.competency), frame.level(point.level),
                                     Identifier{person->staff_no.str()}, person->name});
    section.tables.push_back(std::move(rows));
    return section;
}

} // namespace

Report agency_report(const Frame &frame, std::string agency_name, std::span<const ScoredPerson> people,
                     const GroupCoverage &whole, std::span<const GroupCoverage> units) {
    auto report =
        begin_report(frame, "agency", std::move(agency_name), frame.say("AI 人才準備度報告", "AI talent readiness"));
    report.sections = {summary(frame, whole), by_role(frame, people), heat_map(frame, units), top_gaps(frame, people),
                       single_points(frame, people, units)};
    return report;
}

Report coverage_report(const Frame &frame, std::span<const GroupCoverage> units) {
    auto report = begin_report(frame, "coverage", frame.say("能力涵蓋", "Coverage of competencies"));
    report.sections.push_back(heat_map(frame, units));
    return report;
}

} // namespace aitalent
