#include "aitalent/messages/labels.h"
#include "aitalent/reports/scores.h"
#include "tally.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace aitalent {

namespace {

Table coverage_table(const Frame &frame, std::span<const GroupCoverage> units) {
    auto cells = table(frame, "coverage", frame.say("各單位對各能力項目的涵蓋率", "Coverage of competencies by unit"),
                       {"unit", "competency", "coverage", "asked", "held", "unknown"});
    cells.note =
        frame.say("涵蓋率 = 各人 min(現有等級, 要求等級) 之和 ÷ 要求等級之和；未知以無計；全部未知則留白（圖上為 ?）。",
                  "Coverage = Σ min(level, required) ÷ Σ required of those asked; unknown counts as none; "
                  "blank (? in the chart) where all are unknown.");
    for (const auto &unit : units)
        for (const auto &one : unit.competencies)
            if (one.asked > 0)
                cells.rows.push_back({frame.unit(unit.agency, unit.unit), frame.name(one.competency),
                                      one.unknown == one.asked ? Cell() : Cell(PerMille{one.coverage.per_mille()}),
                                      std::int64_t{one.asked}, std::int64_t{one.held}, std::int64_t{one.unknown}});
    return cells;
}

/// What a director should know who reads no further.
std::string in_words(const Frame &frame, const AgencyPaper &paper, const Tally &now, const Tally &later) {
    auto share = [](PerMille part) { return percent_of_per_mille(part.value); };
    if (now.blank())
        return fmt::format(fmt::runtime(frame.say("{} 人都沒有有效佐證，準備度未知；請先評核。",
                                                  "None of the {} people has valid evidence, so readiness is unknown: "
                                                  "rate them first.")),
                           grouped(now.people));
    auto text = fmt::format(fmt::runtime(frame.say("{} 人中有 {} 人（{}）已具備所任職務要求的能力。",
                                                   "{} people are measured against a role; {} of them ({}) are ready "
                                                   "for it.")),
                            grouped(now.people), grouped(now.ready), share(now.ready_share()));
    if (!paper.plan.empty())
        text +=
            fmt::format(fmt::runtime(frame.say("訓練計畫「{}」的課程若全數通過，可增為 {} 人（{}），平均準備度由 {} "
                                               "升至 {}。",
                                               " If every course of the plan {} is passed there will be {} ({}), "
                                               "and mean readiness rises from {} to {}.")),
                        paper.plan, grouped(later.ready), share(later.ready_share()), share(now.mean_low()),
                        share(later.mean_low()));
    std::int64_t points = 0;
    for (const auto &unit : paper.units) points += std::ssize(unit.single_points);
    if (points > 0)
        text += fmt::format(fmt::runtime(frame.say("有 {} 項單位能力只靠一人。",
                                                   " In {} cases a unit's competency hangs on one person.")),
                            grouped(points));
    return text;
}

Section summary(const Frame &frame, const AgencyPaper &paper) {
    Section section{"summary", frame.say("重點", "In short")};
    const auto now = tally(paper.people), later = tally(paper.afterwards);
    std::int64_t asked = 0, unknown = 0;
    for (const auto &one : paper.whole.competencies) asked += one.asked, unknown += one.unknown;
    section.text = in_words(frame, paper, now, later);
    section.figures = {figure(frame, "people", std::int64_t{paper.whole.people}),
                       ready_share_figure(frame, now,
                                          fmt::format(fmt::runtime(frame.say("{} 人；必備項目全數符合",
                                                                             "{} people; every must-have met")),
                                                      grouped(now.ready)))};
    const bool ahead = !paper.plan.empty() && !later.blank();
    if (ahead)
        section.figures.push_back(
            figure(frame, "ready_after", later.ready_share(),
                   fmt::format(fmt::runtime(frame.say("{} 人；計畫課程全數通過", "{} people; every course passed")),
                               grouped(later.ready))));
    section.figures.push_back(readiness_figure(frame, now));
    if (ahead) section.figures.push_back(figure(frame, "low_after", later.mean_low()));
    section.figures.push_back(figure(frame, "unknown", PerMille{Ratio{unknown, asked}.per_mille()},
                                     frame.say("要求中尚無有效佐證者", "of what is asked has no valid evidence")));
    return section;
}

/// One line of a table of groups: a tier, a talent type or a role.
struct Group {
    std::string name, kind;
    Tally now, later;
};

/// Groups in the order of their keys, each with the people `key` puts there.
template<class Key>
std::vector<Group> grouped_by(const AgencyPaper &paper, Key key) {
    std::map<decltype(key(*paper.people[0].role).first), Group> groups;
    for (std::size_t i = 0; i < paper.people.size(); ++i) {
        const auto &one = paper.people[i];
        if (one.role == nullptr) continue;
        auto [place, group] = key(*one.role);
        auto &held = groups.try_emplace(std::move(place), std::move(group)).first->second;
        held.now.add(one.readiness);
        if (!paper.plan.empty()) held.later.add(paper.afterwards[i].readiness);
    }
    std::vector<Group> list;
    for (auto &[place, group] : groups) list.push_back(std::move(group));
    return list;
}

int order_of(const Frame &frame, const RoleProfile &role) {
    const auto *tier = frame.profile->find(role.tier);
    return tier == nullptr ? 0 : tier->order;
}

std::string type_name(const Frame &frame, const TalentTypeId &id) {
    for (const auto &type : frame.framework->talent_types)
        if (type.id == id) return type.name.in(frame.lang);
    return id.str();
}

std::vector<Group> by_tier_and_type(const Frame &frame, const AgencyPaper &paper) {
    auto groups = grouped_by(paper, [&](const RoleProfile &role) {
        return std::pair(order_of(frame, role), Group{frame.name(role.tier), label("tier", frame.lang), {}, {}});
    });
    auto types = grouped_by(paper, [&](const RoleProfile &role) {
        return std::pair(role.talent_type,
                         Group{type_name(frame, role.talent_type), label("talent_type", frame.lang), {}, {}});
    });
    std::move(types.begin(), types.end(), std::back_inserter(groups));
    return groups;
}

Table groups_table(const Frame &frame, const AgencyPaper &paper, const char *key, const std::string &title,
                   const char *name_column, const char *kind_column, const std::vector<Group> &groups) {
    auto rows = table(frame, key, title, {name_column, kind_column, "people", "ready", "ready_share", "low", "high"});
    if (!paper.plan.empty())
        for (const char *column_key : {"ready_after", "low_after"}) rows.columns.push_back(column(frame, column_key));
    for (const auto &group : groups) {
        rows.rows.push_back({group.name, group.kind, group.now.people, group.now.ready, group.now.ready_cell(),
                             group.now.low_cell(), group.now.high_cell()});
        if (!paper.plan.empty())
            rows.rows.back().insert(rows.rows.back().end(), {group.later.ready_cell(), group.later.low_cell()});
    }
    return rows;
}

Section by_tier(const Frame &frame, const AgencyPaper &paper) {
    Section section{"tiers", frame.say("各層級與人才類型", "By tier and talent type")};
    const auto groups = by_tier_and_type(frame, paper);
    auto bars =
        table(frame, "readiness_by_tier",
              paper.plan.empty() ? frame.say("平均準備度", "Mean readiness")
                                 : frame.say("平均準備度：現在與計畫後", "Mean readiness now and after the plan"),
              {"group", "stage", "low"});
    for (const auto &group : groups) {
        bars.rows.push_back({group.name, frame.say("現在", "now"), group.now.low_cell()});
        if (!paper.plan.empty())
            bars.rows.push_back({group.name, frame.say("計畫後", "after the plan"), group.later.low_cell()});
    }
    if (!tally(paper.people).blank())
        section.charts.push_back({Chart::Kind::bars, "readiness_by_tier", bars.title, bars.key, "group", "low",
                                  paper.plan.empty() ? "" : "stage"});
    section.tables = {groups_table(frame, paper, "tiers", section.title, "group", "kind", groups), std::move(bars)};
    return section;
}

Section by_role(const Frame &frame, const AgencyPaper &paper) {
    const auto groups = grouped_by(paper, [&](const RoleProfile &role) {
        return std::pair(std::pair(order_of(frame, role), role.id),
                         Group{role.name.in(frame.lang), frame.name(role.tier), {}, {}});
    });
    Section section{"roles", frame.say("各職務", "By role profile")};
    auto states = table(frame, "ready_by_role", frame.say("各職務已具備人數", "Ready people by role profile"),
                        {"role", "state", "people"});
    for (const auto &group : groups) {
        const auto later = paper.plan.empty() ? group.now.ready : group.later.ready;
        states.rows.push_back({group.name, frame.say("已具備", "ready"), group.now.ready});
        if (!paper.plan.empty())
            states.rows.push_back(
                {group.name, frame.say("計畫後具備", "ready after the plan"), later - group.now.ready});
        states.rows.push_back({group.name, frame.say("尚未", "not yet"), group.now.people - later});
    }
    section.charts.push_back(
        {Chart::Kind::stacked_bars, "ready_by_role", states.title, "ready_by_role", "role", "people", "state"});
    section.tables = {groups_table(frame, paper, "roles", section.title, "role", "tier", groups), std::move(states)};
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
                rows.rows.push_back({frame.unit(unit.agency, unit.unit), frame.name(point.competency),
                                     frame.level(point.level), Identifier{person->staff_no.str()}, person->name});
    section.tables.push_back(std::move(rows));
    return section;
}

} // namespace

Report agency_report(const Frame &frame, const AgencyPaper &paper) {
    auto report = begin_report(frame, "agency", paper.name, frame.say("AI 人才準備度報告", "AI talent readiness"));
    report.sections = {summary(frame, paper),        by_tier(frame, paper),
                       heat_map(frame, paper.units), top_gaps(frame, paper.people),
                       by_role(frame, paper),        single_points(frame, paper.people, paper.units)};
    return report;
}

Report coverage_report(const Frame &frame, std::span<const GroupCoverage> units) {
    auto report = begin_report(frame, "coverage", frame.say("能力涵蓋", "Coverage of competencies"));
    report.sections.push_back(heat_map(frame, units));
    return report;
}

} // namespace aitalent
