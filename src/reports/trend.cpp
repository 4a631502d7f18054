#include "aitalent/reports/trend.h"

#include "aitalent/messages/labels.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::int64_t measured(const GroupCoverage &whole) {
    return whole.people - whole.without_role;
}

PerMille ready_share(const GroupCoverage &whole) {
    return {measured(whole) == 0 ? 0 : Ratio{whole.ready, measured(whole)}.per_mille()};
}

PerMille unknown_share(const GroupCoverage &whole) {
    std::int64_t asked = 0, unknown = 0;
    for (const auto &one : whole.competencies) asked += one.asked, unknown += one.unknown;
    return {Ratio{unknown, asked}.per_mille()};
}

bool nothing_known(const GroupCoverage &whole) {
    return std::ranges::all_of(whole.competencies, [](const auto &one) { return one.unknown == one.asked; });
}

/// A share where anything is known; else it would look like a finding.
Cell known(const GroupCoverage &whole, PerMille share) {
    return nothing_known(whole) ? Cell() : Cell(share);
}

Cell in_words(const Frame &frame, const GroupCoverage &whole, PerMille share) {
    return nothing_known(whole) ? Cell(label("unknown", frame.lang)) : Cell(share);
}

std::string month(const Frame &frame, Date date) {
    return frame.lang == Lang::en ? iso(date).substr(0, 7) : minguo(date).substr(0, minguo(date).rfind('/'));
}

const TrendPoint &now(const Frame &frame, std::span<const TrendPoint> points) {
    const auto found =
        std::find_if(points.begin(), points.end(), [&](const auto &one) { return one.on >= frame.as_of; });
    return found == points.end() ? points.back() : *found;
}

std::string difference(const Frame &frame, PerMille from, PerMille to) {
    const auto change = to.value - from.value;
    return fmt::format("{}{}.{} {}", change < 0 ? "−" : "+", std::abs(change) / 10, std::abs(change) % 10,
                       frame.say("個百分點", "points"));
}

Section summary(const Frame &frame, std::span<const TrendPoint> points) {
    Section section{"summary", frame.say("重點", "In short")};
    const auto &first = points.front(), &today = now(frame, points), &last = points.back();
    auto since = [&](PerMille from, PerMille to) {
        if (nothing_known(first.whole) || nothing_known(today.whole)) return std::string();
        return frame.say("自 ", "since ") + month(frame, first.on) + frame.say(" 起 ", ": ") +
               difference(frame, from, to);
    };
    const PerMille low{today.whole.low.per_mille()};
    section.figures = {
        figure(frame, "people", std::int64_t{today.whole.people}),
        figure(frame, "ready_share", in_words(frame, today.whole, ready_share(today.whole)),
               since(ready_share(first.whole), ready_share(today.whole))),
        figure(frame, "readiness", in_words(frame, today.whole, low), since({first.whole.low.per_mille()}, low))};
    if (last.on > frame.as_of) {
        section.figures.push_back(
            figure(frame, "readiness_to_come", in_words(frame, last.whole, PerMille{last.whole.low.per_mille()}),
                   frame.say("若不再增加佐證，至 ", "if no evidence is added, by ") + month(frame, last.on)));
        section.text = frame.say("基準日之後各點僅計屆時仍有效的佐證：證照與評核到期而未更新，準備度即下降。",
                                 "Points after the as-of date count only evidence still valid then: readiness falls as "
                                 "certificates and ratings run out and are not renewed.");
    }
    return section;
}

Section dates(const Frame &frame, std::span<const TrendPoint> points) {
    Section section{"dates", frame.say("各期準備度", "Readiness over time")};
    auto rows = table(frame, "dates", section.title,
                      {"date", "outlook", "people", "ready", "ready_share", "low", "high", "unknown"});
    rows.note = frame.say("依現有佐證回推及前推各日之等級。", "Levels on each day by the evidence held now.");
    auto lines = table(frame, "trend", frame.say("準備度、已具備與未知比率", "Readiness, share ready, share unknown"),
                       {"date", "measure", "share"});
    for (const auto &[on, whole] : points) {
        const PerMille low{whole.low.per_mille()};
        rows.rows.push_back({on, on > frame.as_of, std::int64_t{whole.people}, std::int64_t{whole.ready},
                             known(whole, ready_share(whole)), known(whole, low),
                             known(whole, PerMille{whole.high.per_mille()}), unknown_share(whole)});
        lines.rows.push_back({on, frame.say("準備度", "readiness"), known(whole, low)});
        lines.rows.push_back({on, frame.say("已具備", "ready"), known(whole, ready_share(whole))});
        lines.rows.push_back({on, frame.say("未知", "unknown"), unknown_share(whole)});
    }
    section.charts.push_back({Chart::Kind::line, "trend", lines.title, "trend", "date", "share", "measure"});
    section.charts.back().mark = frame.as_of;
    section.tables = {std::move(rows), std::move(lines)};
    return section;
}

Section competencies(const Frame &frame, std::span<const TrendPoint> points) {
    Section section{"competencies", frame.say("能力項目 × 月份", "Competency × month")};
    auto cells = table(frame, "coverage", frame.say("各能力項目之涵蓋率", "Coverage of each competency"),
                       {"competency", "month", "coverage"});
    // Every point has every competency of the framework, in its order.
    for (std::size_t i = 0; i < points.front().whole.competencies.size(); ++i)
        for (const auto &[on, whole] : points)
            if (const auto &one = whole.competencies[i]; one.asked > 0)
                cells.rows.push_back({frame.name(one.competency), month(frame, on),
                                      one.unknown == one.asked ? Cell() : Cell(PerMille{one.coverage.per_mille()})});
    section.charts.push_back(
        {Chart::Kind::heatmap, "coverage", cells.title, "coverage", "month", "competency", "coverage"});
    section.tables.push_back(std::move(cells));
    return section;
}

Section stored(const Frame &frame, std::span<const TrendRun> runs) {
    Section section{
        "runs", frame.say("已保存之計分", "Stored score runs"),
        frame.say("當時所存結果，不因其後匯入而改變。", "As stored then, whatever has been imported since.")};
    auto rows =
        table(frame, "runs", section.title, {"run", "as_of", "profile", "about", "people", "ready", "low", "high"});
    for (const auto &one : runs)
        rows.rows.push_back(
            {one.run, one.as_of, Identifier{one.profile}, one.scope, one.people, one.ready, one.low, one.high});
    section.tables.push_back(std::move(rows));
    return section;
}

} // namespace

Report trend_report(const Frame &frame, std::string title, std::span<const TrendPoint> points,
                    std::span<const TrendRun> runs) {
    auto report =
        begin_report(frame, "trend", std::move(title), frame.say("AI 人才準備度趨勢", "Trend of AI talent readiness"));
    report.sections = {summary(frame, points), dates(frame, points), competencies(frame, points), stored(frame, runs)};
    return report;
}

} // namespace aitalent
