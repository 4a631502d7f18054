#include "aitalent/reports/selections.h"

#include "aitalent/messages/labels.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string field_text(const Frame &frame, const FieldRule &rule) {
    std::string text = label(rule.field, frame.lang);
    std::vector<std::string> values;
    for (const auto &value : rule.any_of)
        values.push_back(rule.field == "unit"         ? frame.name(UnitCode(value))
                         : rule.field == "supervisor" ? label(value, frame.lang)
                                                      : value);
    if (!values.empty()) text += " = " + joined(values, " / ");
    if (rule.at_least && rule.at_most) return text + fmt::format(" {}–{}", *rule.at_least, *rule.at_most);
    if (rule.at_least) text += fmt::format(" ≥ {}", *rule.at_least);
    if (rule.at_most) text += fmt::format(" ≤ {}", *rule.at_most);
    return text;
}

std::string change_text(const Frame &frame, const SelectionRequest &request, const SelectionChange &change) {
    std::vector<std::string> parts;
    if (change.more_seats > 0) parts.push_back(fmt::format("{} +{}", frame.say("名額", "seats"), change.more_seats));
    if (change.steps > 0)
        parts.push_back(frame.lang == Lang::en ? fmt::format("known levels lower by {}", change.steps)
                                               : fmt::format("已知等級合計降低 {} 級", change.steps));
    if (change.last_trained)
        parts.push_back(frame.say("最近參訓日改為 ", "last trained on ") + iso(*change.last_trained));
    for (const auto rule : change.rules_waived)
        parts.push_back(frame.say("免除資格條件 ", "waive ") + field_text(frame, request.eligibility[rule]));
    return joined(parts, frame.say("，且 ", " and "));
}

std::string changes_text(const Frame &frame, const SelectionRequest &request, const Placement &placement) {
    std::vector<std::string> texts;
    for (const auto &change : placement.changes) texts.push_back(change_text(frame, request, change));
    return joined(texts, frame.say("；或 ", "; or "));
}

std::string reason_text(const Frame &frame, const SelectionRequest &request, const Placement &placement) {
    std::string text = label(name(placement.reason), frame.lang);
    if (placement.reason == Reason::by_reserve && placement.reserve)
        text += frame.say("：", ": ") + field_text(frame, request.reserves[*placement.reserve].who);
    for (const auto rule : placement.failed_rules)
        text += frame.say("：", ": ") + field_text(frame, request.eligibility[rule]);
    if (placement.decided_by != Criterion::none)
        text +=
            fmt::format("{}{}", frame.say("；決定於", "; decided by "), label(name(placement.decided_by), frame.lang));
    return text;
}

// The part of a need that is unknown is what the known part leaves of it, so that the shares shown add up.

Cell known_part(const Placement &placement) {
    if (!placement.need_known) return {};
    return PerMille{Ratio{*placement.need_known, placement.need.whole}.per_mille()};
}

Cell unknown_part(const Placement &placement) {
    if (!placement.need_known) return {};
    return PerMille{placement.need.per_mille() - Ratio{*placement.need_known, placement.need.whole}.per_mille()};
}

std::string need_text(const Frame &frame, const Placement &placement) {
    if (!placement.need_known) return {};
    return label("need_known", frame.lang) + " " +
           percent_of_per_mille(std::get<PerMille>(known_part(placement)).value) + frame.say("，", ", ") +
           label("need_unknown", frame.lang) + " " +
           percent_of_per_mille(std::get<PerMille>(unknown_part(placement)).value);
}

const Override *override_of(std::span<const Override> overrides, PersonKey person) {
    const Override *last = nullptr;
    for (const auto &one : overrides)
        if (one.person == person) last = &one;
    return last;
}

/// How a person stands now: an override goes before what the rules said.
std::string outcome_text(const Frame &frame, const SelectionPaper &paper, const Placement &placement) {
    if (const auto *made = override_of(paper.overrides, placement.person))
        return label(made->in ? "chosen" : "not_chosen", frame.lang);
    return label(name(placement.outcome), frame.lang);
}

std::string standing_reason(const Frame &frame, const SelectionPaper &paper, const Placement &placement) {
    const auto by_rule = reason_text(frame, paper.request, placement);
    const auto *made = override_of(paper.overrides, placement.person);
    if (made == nullptr) return by_rule;
    return fmt::format("{}{}{}{}{}{}", frame.say("人工調整：", "override by "), made->by, frame.say("：", ": "),
                       made->reason, frame.say("；依規則為 ", "; by the rules: "), by_rule);
}

Table placements_table(const Frame &frame, const SelectionPaper &paper, const std::map<PersonKey, Person> &people) {
    auto rows =
        table(frame, "selection", frame.say("名單與理由", "Everyone, in and out, with the reason"),
              {"rank", "outcome", "staff_no", "name", "unit", "need", "need_known", "need_unknown", "last_trained"});
    rows.columns.push_back(column(frame, "reason", true));
    rows.columns.push_back(column(frame, "borderline"));
    rows.columns.push_back(column(frame, "changes", true));
    for (const auto &placement : paper.selection.placements) {
        const auto found = people.find(placement.person);
        if (found == people.end()) continue;
        const Person &person = found->second;
        rows.rows.push_back({placement.rank > 0 ? Cell(std::int64_t{placement.rank}) : Cell(),
                             outcome_text(frame, paper, placement), Identifier{person.staff_no.str()}, person.name,
                             frame.unit(person), PerMille{placement.need.per_mille()}, known_part(placement),
                             unknown_part(placement), placement.last_trained ? Cell(*placement.last_trained) : Cell(),
                             standing_reason(frame, paper, placement), placement.borderline,
                             changes_text(frame, paper.request, placement)});
    }
    return rows;
}

Table rules_table(const Frame &frame, const SelectionPaper &paper) {
    auto rows =
        table(frame, "rules", frame.say("資格與優先條件", "Who may be chosen, and who goes first"), {"kind", "what"});
    for (const auto &rule : paper.request.eligibility)
        rows.rows.push_back({frame.say("資格", "eligibility"), field_text(frame, rule)});
    for (const auto &rule : paper.request.priorities)
        rows.rows.push_back({label("priority", frame.lang), field_text(frame, rule)});
    return rows;
}

Table reserves_table(const Frame &frame, const SelectionPaper &paper) {
    auto rows = table(frame, "reserves", frame.say("保留名額的代價", "What each reserve costs"),
                      {"reserve", "seats", "filled", "brought_in", "left_out", "need_lost"});
    for (const auto &cost : paper.selection.reserves) {
        const auto &reserve = paper.request.reserves[cost.reserve];
        rows.rows.push_back({field_text(frame, reserve.who), std::int64_t{reserve.seats}, std::int64_t{cost.filled},
                             std::int64_t(cost.brought_in.size()), std::int64_t(cost.left_out.size()),
                             PerMille{Ratio{std::max<std::int64_t>(cost.need_lost, 0), cost.need_whole}.per_mille()}});
    }
    return rows;
}

Table overrides_table(const Frame &frame, const SelectionPaper &paper, const std::map<PersonKey, Person> &people) {
    auto rows = table(frame, "overrides", frame.say("人工調整", "Overrides"), {"staff_no", "outcome", "reason", "who"});
    for (const auto &one : paper.overrides)
        if (const auto found = people.find(one.person); found != people.end())
            rows.rows.push_back({Identifier{found->second.staff_no.str()}, label(one.in ? "in" : "out", frame.lang),
                                 one.reason, one.by});
    return rows;
}

Table chosen_table(const Frame &frame, const SelectionPaper &paper, const std::map<PersonKey, Person> &people) {
    auto rows = table(frame, "chosen", label("chosen", frame.lang), {"staff_no", "name", "unit"});
    for (const auto key : chosen_after(paper.selection, paper.overrides))
        if (const auto found = people.find(key); found != people.end())
            rows.rows.push_back(
                {Identifier{found->second.staff_no.str()}, found->second.name, frame.unit(found->second)});
    return rows;
}

std::string state_text(const Frame &frame, const SelectionPaper &paper) {
    auto text = paper.approved_by.empty()
                    ? std::string(frame.say("提議，尚待具名核定", "a proposal; a named person has to approve it"))
                    : frame.say("已核定：", "approved by ") + paper.approved_by;
    if (paper.people_gone)
        text += frame.say("（此後有人員的資料已刪除，不再列出；名額未遞補）",
                          " (the data of people on it have been removed since: they are listed no more, and nobody "
                          "took their seats)");
    return text;
}

std::vector<Figure> standing_figures(const Frame &frame, const SelectionPaper &paper) {
    return {figure(frame, "seats", std::int64_t{paper.selection.seats}),
            figure(frame, "chosen", std::int64_t(chosen_after(paper.selection, paper.overrides).size())),
            figure(frame, "people", std::int64_t(paper.selection.placements.size())),
            figure(frame, "state", state_text(frame, paper))};
}

} // namespace

Report selection_report(const Frame &frame, const SelectionPaper &paper, const std::map<PersonKey, Person> &people) {
    auto report = begin_report(frame, "selection", frame.name(paper.selection.role),
                               frame.say("參訓提議名單", "proposed for training"));
    Section section{"selection", report.subtitle};
    section.figures = standing_figures(frame, paper);
    section.figures.push_back(
        figure(frame, "seed", Identifier{paper.selection.seed},
               frame.say("同分者以 SHA-256(種子 + 換行 + 機關/員工編號) 較小者優先",
                         "ties: the lower SHA-256 of seed, newline, AGENCY/STAFF_NO goes first")));
    section.tables = {placements_table(frame, paper, people), rules_table(frame, paper), reserves_table(frame, paper),
                      overrides_table(frame, paper, people)};
    report.sections.push_back(std::move(section));
    return report;
}

Report decision_report(const Frame &frame, const SelectionPaper &paper, const std::map<PersonKey, Person> &people,
                       std::string made) {
    auto report = begin_report(frame, "selection-decision", frame.name(paper.selection.role), std::move(made));
    Section section{
        "decision", report.subtitle,
        frame.say("全部名單與理由：aitalent select show", "everyone, with the reason: aitalent select show")};
    section.figures = standing_figures(frame, paper);
    section.tables = {overrides_table(frame, paper, people), chosen_table(frame, paper, people)};
    report.figures_lead = true;
    report.sections.push_back(std::move(section));
    return report;
}

Report selection_explained(const Frame &frame, const SelectionPaper &paper, const Person &person) {
    auto report = begin_report(frame, "explain-selection", fmt::format("{} {}", person.staff_no.str(), person.name),
                               frame.name(paper.selection.role));
    const auto *placement = paper.selection.find(person.key);
    Section section{"selection", frame.say("為何", "Why")};
    if (placement == nullptr) {
        section.text = frame.say("此人不在這次名單的範圍內。", "This person was not in the scope of the selection.");
    } else {
        section.figures = {figure(frame, "outcome", outcome_text(frame, paper, *placement)),
                           figure(frame, "rank", placement->rank > 0 ? Cell(std::int64_t{placement->rank}) : Cell()),
                           figure(frame, "reason", standing_reason(frame, paper, *placement)),
                           figure(frame, "need", PerMille{placement->need.per_mille()}, need_text(frame, *placement)),
                           figure(frame, "borderline", placement->borderline)};
        auto rows = table(frame, "changes",
                          frame.say("如此即可入選（每項均經重新執行驗證）",
                                    "What would bring the person in (each verified by running it)"),
                          {"changes"});
        const auto *made = override_of(paper.overrides, person.key);
        if (made == nullptr || !made->in)
            for (const auto &change : placement->changes)
                rows.rows.push_back({change_text(frame, paper.request, change)});
        section.tables.push_back(std::move(rows));
    }
    report.figures_lead = true;
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace aitalent
