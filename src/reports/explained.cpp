#include "aitalent/messages/labels.h"
#include "aitalent/reports/scores.h"

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
    rows.note = fmt::format("{} {} / {} = {}", frame.say("得分合計：", "parts add up to"), explanation.low.part,
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
                      {"competency", "kind", "date", "until", "shows", "counts_as", "outcome", "source"});
    for (const auto &one : explanation.terms)
        for (const auto &piece : one.pieces)
            rows.rows.push_back({frame.name(one.term.competency), label(name(piece.kind), frame.lang), piece.on,
                                 piece.until ? Cell(*piece.until) : Cell(), frame.level(piece.shows),
                                 frame.level(piece.counts_as), label(name(piece.standing), frame.lang),
                                 source_text(frame, piece.source)});
    return rows;
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

Table changes_table(const Frame &frame, const ScoreExplanation &explanation) {
    auto rows =
        table(frame, "changes", frame.say("若不再增加佐證，將於何時改變", "What changes by itself if nothing is added"),
              {"competency", "level", "date"});
    rows.columns.push_back(column(frame, "level_after"));
    for (const auto &one : explanation.terms)
        if (one.next_change)
            rows.rows.push_back({frame.name(one.term.competency), frame.level(one.term.level), one.next_change->on,
                                 frame.level(one.next_change->level)});
    return rows;
}

} // namespace

Report score_explained(const Frame &frame, const Person &person, const ScoreExplanation &explanation) {
    auto report = begin_report(frame, "explain-score", fmt::format("{} {}", person.staff_no.str(), person.name),
                               frame.name(explanation.role));
    Section section{"score", frame.say("準備度", "Readiness")};
    section.text =
        frame.say(
            "每項得分 = 權重 × min(現有等級, 要求等級) ÷ 要求等級，通分後為整數；未知以無計為下限、以達成計為上限。",
            "Each part = weight × min(level, required) ÷ required, brought to one denominator; unknown counts as none "
            "in the low end and as met in the high end.") +
        rule_text(frame, explanation.rule);
    section.figures = {figure(frame, "low", PerMille{explanation.low.per_mille()},
                              fmt::format("{} / {}", explanation.low.part, explanation.low.whole)),
                       figure(frame, "high", PerMille{explanation.high.per_mille()},
                              fmt::format("{} / {}", explanation.high.part, explanation.high.whole)),
                       figure(frame, "ready", explanation.ready)};
    section.charts.push_back({Chart::Kind::profile, "profile",
                              frame.say("現有等級與職務要求", "Levels held against the role"), "terms", "competency",
                              "level", "required"});
    section.tables = {terms_table(frame, explanation), evidence_table(frame, explanation),
                      changes_table(frame, explanation)};
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace aitalent
