#include "aitalent/reports/person.h"

#include "aitalent/messages/labels.h"
#include "plan_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// The level this person's plan leads to in a competency; nothing where it leads nowhere.
std::optional<Level> planned_level(const PlanPaper *paper, PersonKey person, const CompetencyId &competency) {
    std::optional<Level> reached;
    if (paper == nullptr) return reached;
    for (const auto &one : paper->plan.enrolments)
        if (one.person == person)
            for (const auto &lift : one.closes)
                if (lift.competency == competency) reached = std::max(reached, std::optional(lift.to));
    return reached;
}

std::string day(const Frame &frame, Date date) {
    return frame.lang == Lang::en ? iso(date) : minguo(date);
}

/// Which evidence the level rests on.
std::string why_text(const Frame &frame, const ExplainedTerm &one) {
    std::string text;
    for (const auto &piece : one.pieces) {
        if (piece.standing != Standing::counted) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : frame.say("；", "; "), label(name(piece.kind), frame.lang),
                            day(frame, piece.on));
        if (piece.until) text += frame.say("，有效至 ", ", valid until ") + day(frame, *piece.until);
    }
    if (text.empty()) return frame.say("尚無有效佐證", "no valid evidence yet");
    if (one.term.fulfilment == Fulfilment::unconfirmed)
        text += frame.say("；尚待可確認必備項目的佐證", "; needs evidence that may confirm a must-have");
    return text;
}

Table requirements(const Frame &frame, const ScoreExplanation &explanation, const PlanPaper *paper) {
    auto rows = table(frame, "requirements", frame.say("職務要求與依據", "What the role asks, and why we think so"),
                      {"competency", "level", "required"});
    if (paper != nullptr) rows.columns.push_back(column(frame, "level_after"));
    for (const char *key : {"must_have", "weight", "part", "most"}) rows.columns.push_back(column(frame, key));
    rows.columns.push_back(column(frame, "basis", true));
    for (const auto &one : explanation.terms) {
        std::vector<Cell> row{frame.name(one.term.competency), frame.level(one.term.level),
                              frame.level(one.term.required)};
        if (paper != nullptr) {
            const auto reached = planned_level(paper, explanation.person, one.term.competency);
            row.emplace_back(frame.level(std::max(one.term.level, reached)));
        }
        row.insert(row.end(), {one.term.must_have, std::int64_t{one.term.weight}, one.term.part, one.term.most,
                               why_text(frame, one)});
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

Section profile(const Frame &frame, const ScoreExplanation &explanation, const PlanPaper *paper) {
    Section section{"profile", frame.say("與職務要求對照", "Against the role")};
    std::int64_t must_haves = 0, met = 0;
    for (const auto &one : explanation.terms) {
        must_haves += one.term.must_have ? 1 : 0;
        met += one.term.must_have && one.term.fulfilment == Fulfilment::met ? 1 : 0;
    }
    section.figures = {figure(frame, "low", PerMille{explanation.low.per_mille()},
                              fmt::format("{} / {}", explanation.low.part, explanation.low.whole)),
                       figure(frame, "high", PerMille{explanation.high.per_mille()},
                              frame.say("未知者全數達成時", "if all unknowns are met")),
                       figure(frame, "must_haves_met", fmt::format("{} / {}", met, must_haves)),
                       figure(frame, "ready", explanation.ready)};
    section.charts.push_back({.kind = Chart::Kind::profile,
                              .key = "profile",
                              .title = section.title,
                              .table = "requirements",
                              .x = "competency",
                              .y = "level",
                              .colour = "required",
                              .after = paper == nullptr ? "" : "level_after",
                              .why = "basis"});
    section.tables.push_back(requirements(frame, explanation, paper));
    return section;
}

Table path(const Frame &frame, const PlanPaper &paper, PersonKey person) {
    auto rows = table(frame, "path", frame.say("排定課程", "Courses"), {"starts", "ends", "course", "session"});
    rows.columns.push_back(column(frame, "closes", true));
    for (const auto &one : paper.plan.enrolments)
        if (const auto *session = session_of(paper, one.session); one.person == person && session != nullptr)
            rows.rows.push_back({session->starts, session->ends, frame.name(one.course), Identifier{one.session.str()},
                                 closes_text(frame, one)});
    return rows;
}

Table open(const Frame &frame, const PlanPaper &paper, PersonKey person) {
    auto rows = table(frame, "open", frame.say("仍未補上的落差及原因", "What stays open, and why"),
                      {"competency", "level_after", "required", "reason", "course"});
    for (const auto &one : paper.plan.open)
        if (one.person == person)
            rows.rows.push_back({frame.name(one.competency), frame.level(one.have), frame.level(one.need),
                                 label(name(one.reason), frame.lang),
                                 one.course.empty() ? Cell() : Cell(frame.name(one.course))});
    return rows;
}

Section development(const Frame &frame, const PlanPaper *paper, PersonKey person) {
    Section section{"development", frame.say("訓練發展計畫", "Development plan")};
    if (paper == nullptr) {
        section.text = frame.say("尚未訂定訓練計畫。", "There is no training plan yet.");
        return section;
    }
    section.text = paper->approved_by.empty()
                       ? frame.say("下列班期出自訓練計畫草案，尚待具名核定。",
                                   "These sessions are of a draft plan; a named person has yet to approve it.")
                       : fmt::format(fmt::runtime(frame.say("下列班期出自 {} 核定的訓練計畫。",
                                                            "These sessions are of the plan {} approved.")),
                                     paper->approved_by);
    auto courses = path(frame, *paper, person);
    if (courses.rows.empty())
        section.text = frame.say("此計畫未替此人安排班期。", "The plan has no session for this person.");
    else
        section.tables.push_back(std::move(courses));
    if (auto needs = open(frame, *paper, person); !needs.rows.empty()) section.tables.push_back(std::move(needs));
    return section;
}

Section notice(const Frame &frame) {
    Section section{
        "object", frame.say("告知與異議", "Notice, and how to object"),
        frame.say("本頁為訓練建議，不作人事評核之用，須由具名人員確認。若佐證有誤或有遺漏，或不同意所列等級、課程，請向"
                  "人事單位提出並附佐證：更正匯入後重新計算，前後紀錄均會保存。您可隨時索取所保存之全部個人資料複本。",
                  "This page is advice for training and no appraisal; a named person confirms it. If evidence is wrong "
                  "or missing, or you do not agree with a level or a course, tell the personnel office and bring the "
                  "evidence: it is imported, the score computed again, and both versions are kept on record. You may "
                  "ask at any time for a copy of everything that is held about you.")};
    auto lines = table(frame, "signatures", frame.say("確認", "Seen by"), {"who", "signature", "date"});
    for (const auto &who : {frame.say("本人", "the person"), frame.say("主管", "the supervisor"),
                            frame.say("人事單位", "the personnel office")})
        lines.rows.push_back({who, Cell(), Cell()});
    section.tables.push_back(std::move(lines));
    return section;
}

} // namespace

Report person_report(const Frame &frame, const Person &person, const ScoreExplanation &explanation,
                     const PlanPaper *paper) {
    auto report = begin_report(frame, "person", fmt::format("{} {}", person.staff_no.str(), person.name),
                               fmt::format("{} · {}", frame.unit(person), frame.name(explanation.role)));
    report.sections = {profile(frame, explanation, paper), development(frame, paper, person.key), notice(frame)};
    return report;
}

} // namespace aitalent
