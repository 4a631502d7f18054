#include "aitalent/messages/labels.h"
#include "aitalent/reports/scores.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string source_text(const Frame &frame, const SourceRow &source) {
    std::string text = source.file;
    if (!source.sheet.empty()) text += " [" + source.sheet + "]";
    if (source.row > 0) text += fmt::format("{}{}", frame.say(" 第 ", " row "), source.row) + frame.say(" 列", "");
    return text;
}

Table terms_table(const Frame &frame, const ScoreExplanation &explanation) {
    auto rows =
        table(frame, "terms", frame.say("各項得分", "The score, term by term"),
              {"competency", "required", "level", "weight", "must_have", "fulfilment", "confidence", "part", "most"});
    rows.note = fmt::format("{}{} / {} = {}", frame.say("得分合計：", "parts add up to "), explanation.low.part,
                            explanation.low.whole, percent_of_per_mille(explanation.low.per_mille()));
    for (const auto &one : explanation.terms)
        rows.rows.push_back({frame.name(one.term.competency), frame.level(one.term.required),
                             frame.level(one.term.level), std::int64_t{one.term.weight}, one.term.must_have,
                             label(name(one.term.fulfilment), frame.lang), PerMille{one.confidence}, one.term.part,
                             one.term.most});
    return rows;
}

Table evidence_table(const Frame &frame, const ScoreExplanation &explanation) {
    auto rows = table(frame, "evidence", frame.say("佐證：採計與未採計", "Evidence: what counted and what did not"),
                      {"competency", "kind", "reference", "date", "until", "shows", "counts_as", "outcome", "weighs",
                       "outlier", "source"});
    rows.note = frame.say(
        "分量 = 類別權重 × 新鮮度（百萬分之一）；離群 = 與其他評核人的中位數相差達設定級數，不影響採計。",
        "Weighs = weight of the kind × freshness in millionths; an outlier is as many levels from the median of the "
        "other raters as the profile names, and counts all the same.");
    for (const auto &one : explanation.terms)
        for (const auto &piece : one.pieces)
            rows.rows.push_back({frame.name(one.term.competency), label(name(piece.kind), frame.lang),
                                 Identifier{piece.reference}, piece.on, piece.until ? Cell(*piece.until) : Cell(),
                                 frame.level(piece.shows), frame.level(piece.counts_as),
                                 label(name(piece.standing), frame.lang), piece.weighs, piece.outlier,
                                 source_text(frame, piece.source)});
    return rows;
}

/// How a part is worked out, with the factor that makes every part a whole number.
std::string parts_text(const Frame &frame, const ScoreExplanation &explanation) {
    std::int64_t weights = 0;
    for (const auto &one : explanation.terms) weights += one.term.weight;
    return fmt::format(
        fmt::runtime(frame.say("每項得分 = 權重 × min(現有等級, 要求等級) ÷ 要求等級 × {0}；乘以 {0} "
                               "是為了讓各項都是整數。未知在得分以無計，在上限以達成計。",
                               "Each part = weight × min(level, required) ÷ required × {0}; the {0} makes every part a "
                               "whole number. Unknown counts as none in the part, and as met in what it is at most.")),
        weights == 0 ? 1 : explanation.low.whole / weights);
}

std::string rule_text(const Frame &frame, LevelRule rule) {
    switch (rule) {
    case LevelRule::latest:
        return frame.say("等級取最可信類別中最近的一筆。",
                         " A level is the latest piece of the most trusted kind present.");
    case LevelRule::best:
        return frame.say("等級取有效佐證中最高者。", " A level is the highest any valid piece shows.");
    case LevelRule::decayed:
        break;
    }
    return frame.say("等級為有效佐證之加權平均，越舊權重越低，無條件捨去。",
                     " A level is the weighted mean of valid pieces, older ones weighing less, rounded down.");
}

/// Was 3, counts as 2 today, unknown from 1 March.
Table history_table(const Frame &frame, const ScoreExplanation &explanation) {
    auto rows = table(frame, "history", frame.say("等級的過去與未來", "Levels, past and to come"),
                      {"competency", "date", "level", "state"});
    rows.note = frame.say("依現有佐證推算；若不再增加佐證，未來如下。",
                          "By the evidence there is now; the days to come hold if none is added.");
    for (const auto &one : explanation.terms)
        for (std::size_t i = 0; i < one.history.size(); ++i) {
            const auto &change = one.history[i];
            const bool over = i + 1 < one.history.size() && one.history[i + 1].on <= explanation.as_of;
            rows.rows.push_back({frame.name(one.term.competency), change.on, frame.level(change.level),
                                 change.on > explanation.as_of ? frame.say("將改變", "will change")
                                 : over                        ? frame.say("曾為", "was")
                                                               : frame.say("目前", "counts today")});
        }
    return rows;
}

std::string certificates_text(const Frame &frame, const StepAssessment &step) {
    std::vector<std::string> parts;
    for (const auto &one : step.certificates) {
        const auto found =
            std::ranges::find(frame.framework->certificate_classes, one.certificate_class, &CertificateClass::id);
        parts.push_back(fmt::format("{} {}/{}",
                                    found == frame.framework->certificate_classes.end() ? one.certificate_class.str()
                                                                                        : found->name.in(frame.lang),
                                    one.held, one.asked));
    }
    return joined(parts, frame.say("、", ", "));
}

Section hours_section(const Frame &frame, const ScoreExplanation &explanation) {
    Section section{"hours", frame.say("自我檢核：時數與證照", "Self-assessment: hours and certificates"),
                    frame.say("指引所附的自我檢核參考，不是及格標準。累計 = 本項時數加上其基礎各項的時數；多條途徑取最"
                              "接近達成者。",
                              "The framework's own reference for self-assessment, not a pass rule. The total adds the "
                              "hours of what a step builds on; of several ways the nearest counts.")};
    auto rows = table(frame, "hours", section.title,
                      {"item", "own_hours", "own_asked", "total_hours", "total_asked", "hours_met", "certificates",
                       "certificates_met"});
    for (const auto &step : explanation.steps) {
        const auto named = std::ranges::find(frame.framework->hours_table, step.step, &HoursStep::id);
        rows.rows.push_back({named->name.in(frame.lang), Hours{step.own_held}, Hours{step.own_asked},
                             Hours{step.total_held}, Hours{step.total_asked}, step.hours_met,
                             certificates_text(frame, step), step.certificates_met});
    }
    section.tables.push_back(std::move(rows));
    return section;
}

Section fit_section(const Frame &frame, const ScoreExplanation &explanation) {
    Section section{"fit", frame.say("最適職務與層級", "Best-fitting roles, and tiers reached")};
    auto roles =
        table(frame, "best_roles", frame.say("最適職務", "Best-fitting roles"), {"role", "low", "high", "ready"});
    for (const auto &one : explanation.best_roles)
        roles.rows.push_back(
            {frame.name(one.role), PerMille{one.low.per_mille()}, PerMille{one.high.per_mille()}, one.ready});
    auto tiers = table(frame, "tiers", frame.say("訓練層級", "Tiers"), {"tier", "reached", "role"});
    for (const auto &one : explanation.tiers)
        tiers.rows.push_back({frame.name(one.tier), one.reached, frame.name(one.by)});
    section.tables = {std::move(roles), std::move(tiers)};
    return section;
}

} // namespace

Report score_explained(const Frame &frame, const Person &person, const ScoreExplanation &explanation) {
    auto report = begin_report(frame, "explain-score", fmt::format("{} {}", person.staff_no.str(), person.name),
                               frame.name(explanation.role));
    Section section{"score", frame.say("準備度", "Readiness")};
    section.text = parts_text(frame, explanation) + rule_text(frame, explanation.rule);
    section.figures = {figure(frame, "low", PerMille{explanation.low.per_mille()},
                              fmt::format("{} / {}", explanation.low.part, explanation.low.whole)),
                       figure(frame, "high", PerMille{explanation.high.per_mille()},
                              fmt::format("{} / {}", explanation.high.part, explanation.high.whole)),
                       figure(frame, "ready", explanation.ready)};
    section.charts.push_back({Chart::Kind::profile, "profile",
                              frame.say("現有等級與職務要求", "Levels held against the role"), "terms", "competency",
                              "level", "required"});
    section.tables = {terms_table(frame, explanation), evidence_table(frame, explanation),
                      history_table(frame, explanation)};
    if (!explanation.unmapped.certificates.empty() || !explanation.unmapped.results.empty())
        section.text += fmt::format(
            fmt::runtime(frame.say(" 另有 {} 張證照、{} 筆課程結果未對應任何能力，故不顯示等級。",
                                   " {} certificates and {} course results show nothing: neither profile nor catalogue "
                                   "maps them to a competency.")),
            explanation.unmapped.certificates.size(), explanation.unmapped.results.size());
    report.sections.push_back(std::move(section));
    report.sections.push_back(hours_section(frame, explanation));
    report.sections.push_back(fit_section(frame, explanation));
    return report;
}

} // namespace aitalent
