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

std::string change_text(const Frame &frame, const SelectionRequest &request, const Change &change) {
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
                             label(name(placement.outcome), frame.lang), Identifier{person.staff_no.str()}, person.name,
                             frame.name(person.unit), PerMille{placement.need.per_mille()}, known_part(placement),
                             unknown_part(placement), placement.last_trained ? Cell(*placement.last_trained) : Cell(),
                             reason_text(frame, paper.request, placement), placement.borderline,
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

std::string state_text(const Frame &frame, const SelectionPaper &paper) {
    return paper.approved_by.empty() ? frame.say("提議，尚待具名核定", "a proposal; a named person has to approve it")
                                     : frame.say("已核定：", "approved by ") + paper.approved_by;
}

} // namespace

Report selection_report(const Frame &frame, const SelectionPaper &paper, const std::map<PersonKey, Person> &people) {
    auto report = begin_report(frame, "selection", frame.name(paper.selection.role),
                               frame.say("參訓提議名單", "proposed for training"));
    Section section{"selection", report.subtitle};
    const auto chosen = chosen_after(paper.selection, paper.overrides);
    section.figures = {figure(frame, "seats", std::int64_t{paper.selection.seats}),
                       figure(frame, "chosen", std::int64_t(chosen.size())),
                       figure(frame, "people", std::int64_t(paper.selection.placements.size())),
                       figure(frame, "state", state_text(frame, paper)),
                       figure(frame, "seed", Identifier{paper.selection.seed},
                              frame.say("同分者以 SHA-256(種子 + 換行 + 機關/員工編號) 較小者優先",
                                        "ties: the lower SHA-256 of seed, newline, AGENCY/STAFF_NO goes first"))};
    section.tables = {placements_table(frame, paper, people), rules_table(frame, paper), reserves_table(frame, paper),
                      overrides_table(frame, paper, people)};
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
        section.figures = {figure(frame, "outcome", label(name(placement->outcome), frame.lang)),
                           figure(frame, "rank", placement->rank > 0 ? Cell(std::int64_t{placement->rank}) : Cell()),
                           figure(frame, "reason", reason_text(frame, paper.request, *placement)),
                           figure(frame, "need", PerMille{placement->need.per_mille()}, need_text(frame, *placement)),
                           figure(frame, "borderline", placement->borderline)};
        auto rows = table(frame, "changes",
                          frame.say("如此即可入選（每項均經重新執行驗證）",
                                    "What would bring the person in (each verified by running it)"),
                          {"changes"});
        for (const auto &change : placement->changes) rows.rows.push_back({change_text(frame, paper.request, change)});
        section.tables.push_back(std::move(rows));
        if (const auto *made = override_of(paper.overrides, person.key))
            section.text = fmt::format("{}{}：{}", frame.say("人工調整 — ", "Override — "), made->by, made->reason);
    }
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace aitalent
