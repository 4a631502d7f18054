#include "aitalent/reports/fairness.h"

#include "aitalent/messages/labels.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

using Row = std::vector<Cell>;

Cell count(int people) {
    return std::int64_t{people};
}

/// impact, below four fifths, p, shortfall
void add_comparison(Row &row, const GroupPair &pair) {
    row.insert(row.end(),
               {PerMille{pair.impact.per_mille()}, pair.below_four_fifths, p_text(pair.p), count(pair.shortfall)});
}

class AuditTables {
  public:
    explicit AuditTables(const Frame &frame)
        : frame_(frame), groups(table(frame, "audit", frame.say("各群組的入選率", "Rates of selection by group"),
                                      {"attribute", "stage", "group", "people", "chosen", "rate", "impact",
                                       "below_four_fifths", "p", "shortfall"})),
          pairs(table(frame, "audit_pairs", frame.say("群組兩兩相比", "Every pair of groups"),
                      {"attribute", "stage", "group", "against", "impact", "below_four_fifths", "p", "shortfall"})) {
        groups.note = frame.say(
            "不利影響比 = 本組入選率 ÷ 入選率最高之組（低於五分之四者須說明）；p 為 Fisher 精確檢定（雙尾）；"
            "不足人數 = 達到相同入選率尚缺人數。入選或未入選者未滿 5 人之組隱藏，並另隱藏他組，使相減亦不得而知；"
            "稽核以首次印出者為準，不再變動。",
            "Impact ratio = the group's rate ÷ the highest rate (below four fifths asks for an explanation); p is "
            "Fisher's exact test, two-sided; shortfall = people missing to an equal rate. Groups with under 5 people "
            "chosen, or not chosen, are hidden, with others so that subtraction reveals nothing. The audit stays as it "
            "was first printed.");
    }

    void add(const FairnessAudit &audit, const std::string &stage) {
        const std::string attribute = label(audit.attribute, frame_.lang);
        for (const auto &group : audit.groups) groups.rows.push_back(group_row(attribute, stage, group));
        groups.rows.push_back(audit.withheld ? withheld_row(attribute, stage) : unknown_row(attribute, stage, audit));
        groups.rows.push_back({attribute,
                               stage,
                               frame_.say("合計", "all"),
                               count(audit.people),
                               count(audit.selected),
                               PerMille{Ratio{audit.selected, audit.people}.per_mille()},
                               {},
                               {},
                               {},
                               {}});
        for (const auto &pair : audit.pairs) {
            Row row{attribute, stage, pair.group, pair.against};
            add_comparison(row, pair);
            pairs.rows.push_back(std::move(row));
        }
    }

  private:
    Row group_row(const std::string &attribute, const std::string &stage, const GroupFigures &group) const {
        Row row{attribute, stage, group.group};
        if (group.hidden) {
            row.push_back(label("hidden", frame_.lang));
            row.resize(groups.columns.size());
            return row;
        }
        row.insert(row.end(), {count(group.people), count(group.selected), PerMille{group.rate.per_mille()}});
        add_comparison(row, group.to_highest);
        return row;
    }

    Row withheld_row(const std::string &attribute, const std::string &stage) const {
        Row row{attribute, stage, frame_.say("各組", "every group"), label("hidden", frame_.lang)};
        row.resize(groups.columns.size());
        return row;
    }

    Row unknown_row(const std::string &attribute, const std::string &stage, const FairnessAudit &audit) const {
        Row row{attribute, stage, label("unknown", frame_.lang)};
        if (audit.unknown_hidden)
            row.push_back(label("hidden", frame_.lang));
        else
            row.insert(row.end(), {count(audit.unknown), count(audit.unknown_selected)});
        row.resize(groups.columns.size());
        return row;
    }

    const Frame &frame_;

  public:
    Table groups, pairs;
};

} // namespace

void add_audit(Report &report, const Frame &frame, std::span<const AuditPaper> papers) {
    if (papers.empty()) return;
    AuditTables tables(frame);
    for (const auto &paper : papers) {
        tables.add(paper.proposed, frame.say("提議", "proposal"));
        if (paper.decided) tables.add(*paper.decided, frame.say("調整後", "after overrides"));
    }
    Section section{"audit", frame.say("公平性稽核", "Fairness audit")};
    if (std::ranges::any_of(papers, [](const AuditPaper &paper) { return paper.overridden && !paper.decided; }))
        section.text = frame.say(
            "調整後的名單核定時一併稽核；逐筆調整不另稽核，以免得知個人所屬群組。調整未達各組 5 人者亦隱藏。",
            "The choice after overrides is audited when it is approved, not after each override, which would tell that "
            "person's group; it is shown where overrides moved 5 people or more of each group.");
    section.tables = {std::move(tables.groups), std::move(tables.pairs)};
    report.sections.push_back(std::move(section));
}

Report audit_report(const Frame &frame, const SelectionPaper &paper, std::span<const AuditPaper> papers) {
    auto report = begin_report(frame, "selection-audit", frame.name(paper.selection.role),
                               frame.say("參訓名單的公平性稽核", "fairness audit of a selection"));
    add_audit(report, frame, papers);
    return report;
}

} // namespace aitalent
