#include "aitalent/reports/plans.h"

#include "aitalent/messages/labels.h"
#include "plan_words.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string gap_text(std::int64_t ppm) {
    return fmt::format("{}.{:04}%", ppm / 10'000, ppm % 10'000);
}

std::int64_t share_per_mille(const PlanWorth &part, const PlanWorth &whole) {
    return Ratio{part.mandatory + part.other, whole.mandatory + whole.other}.per_mille();
}

/// Seats of people who have been erased since: the sessions still count them.
std::int64_t erased_seats(const TrainingPlan &plan) {
    std::int64_t seats = -std::ssize(plan.enrolments);
    for (const auto &one : plan.sessions) seats += one.enrolled;
    return seats;
}

Section summary(const Frame &frame, const PlanPaper &paper) {
    const TrainingPlan &plan = paper.plan;
    std::set<PersonKey> people;
    std::int64_t running = 0;
    for (const auto &one : plan.enrolments) people.insert(one.person);
    for (const auto &one : plan.sessions) running += one.runs ? 1 : 0;
    Section section{"summary", frame.say("計畫摘要", "The plan in short")};
    section.figures = {
        figure(frame, "people", std::int64_t(people.size())),
        figure(frame, "seats", std::int64_t(plan.enrolments.size())),
        figure(frame, "sessions", running),
        figure(frame, "cost", plan.cost, "NT$"),
        figure(frame, "closed", PerMille{share_per_mille(plan.worth, plan.asked)},
               frame.say("落差權值 ", "worth of gaps closed ") + worth_text(plan.worth) + " / " +
                   worth_text(plan.asked)),
        figure(frame, "gap", gap_text(plan.gap_ppm),
               frame.say("沒有任何計畫能超過 ", "no plan can be worth more than ") + worth_text(plan.bound) +
                   (plan.optimal ? frame.say("；本計畫即為最佳", "; this plan is the best there is") : "")),
        figure(frame, "state",
               paper.approved_by.empty() ? frame.say("草案，尚待具名核定", "a draft; a named person has to approve it")
                                         : frame.say("已核定：", "approved by ") + paper.approved_by)};
    if (const auto erased = erased_seats(plan); erased > 0)
        section.text = fmt::format(
            fmt::runtime(frame.say("其中 {} 個名額的人員資料其後已刪除，名冊不再列出；經費、補上的落差與班期人數仍是"
                                   "計畫擬訂時的數字。",
                                   "People of {} seats have been erased since and are listed no more; cost, worth and "
                                   "the numbers of the sessions are those of the plan as it was made.")),
            grouped(erased));
    auto rules = table(frame, "comparison", frame.say("與兩種簡單作法比較", "Against two plain rules"),
                       {"item", "worth", "closed"});
    const std::pair<std::string, PlanWorth> rows[] = {
        {frame.say("本計畫", "this plan"), plan.worth},
        {frame.say("落差最大者先", "largest gap first"), plan.largest_gap_first},
        {frame.say("等待最久者先", "longest waiting first"), plan.longest_waiting_first}};
    for (const auto &[name, worth] : rows)
        rules.rows.push_back({name, worth_text(worth), PerMille{share_per_mille(worth, plan.asked)}});
    section.tables.push_back(std::move(rules));
    return section;
}

std::optional<int> minimum_of(const Frame &frame, const SessionId &id) {
    if (frame.catalogue == nullptr) return std::nullopt;
    const auto found = std::ranges::find(frame.catalogue->sessions, id, &Session::id);
    return found == frame.catalogue->sessions.end() ? std::nullopt : std::optional(found->minimum_enrolment);
}

Section calendar(const Frame &frame, const PlanPaper &paper) {
    Section section{"sessions", frame.say("開班與名額", "Sessions and seats")};
    auto rows = table(frame, "sessions", section.title,
                      {"session", "course", "starts", "ends", "runs", "enrolled", "minimum_enrolment", "seats", "cost",
                       "seat_price"});
    rows.note = frame.say("名額價格：再多一個名額至多可多補的落差權值（對偶價格，僅為上限）。",
                          "Seat price: what one more seat would close at most (a dual price: an upper limit).");
    auto bars = table(frame, "calendar", frame.say("開班時程", "When sessions run"),
                      {"course", "session", "starts", "ends", "tier"});
    auto used = table(frame, "utilisation", frame.say("名額使用", "Use of seats"), {"session", "state", "people"});
    constexpr std::int64_t few = 2; // so many drop-outs, and the session is below its minimum
    std::vector<std::string> thin;
    for (const auto &one : paper.plan.sessions) {
        const auto minimum = minimum_of(frame, one.session);
        rows.rows.push_back({Identifier{one.session.str()}, frame.name(one.course), one.starts, one.ends, one.runs,
                             one.enrolled, minimum ? Cell(std::int64_t{*minimum}) : Cell(), one.seats, one.cost,
                             price_text(frame, paper, one.seat_price)});
        if (!one.runs) continue;
        if (minimum && *minimum > 0 && one.enrolled - *minimum < few)
            thin.push_back(fmt::format("{} ({}/{})", one.session.str(), one.enrolled, *minimum));
        const auto *course = frame.catalogue == nullptr ? nullptr : frame.catalogue->find(one.course);
        bars.rows.push_back({frame.name(one.course), Identifier{one.session.str()}, one.starts, one.ends,
                             course == nullptr ? std::string() : frame.name(course->tier)});
        used.rows.push_back({Identifier{one.session.str()}, frame.say("已排", "taken"), one.enrolled});
        used.rows.push_back({Identifier{one.session.str()}, frame.say("空位", "free"), one.seats - one.enrolled});
    }
    if (!thin.empty())
        section.text = frame.say("少一、兩人就開不成的班期（人數／最低開班人數）：",
                                 "Sessions that one or two drop-outs would cancel (people/minimum): ") +
                       joined(thin, frame.say("、", ", ")) +
                       frame.say("。可用 aitalent plan robustness 試算。", ". See aitalent plan robustness.");
    std::stable_sort(bars.rows.begin(), bars.rows.end(),
                     [](const auto &a, const auto &b) { return std::get<Date>(a[2]) < std::get<Date>(b[2]); });
    section.charts = {
        {Chart::Kind::gantt, "calendar", bars.title, "calendar", "starts", "session", "tier", "ends"},
        {Chart::Kind::stacked_bars, "utilisation", used.title, "utilisation", "session", "people", "state"}};
    section.tables = {std::move(rows), std::move(bars), std::move(used)};
    return section;
}

Section roster(const Frame &frame, const PlanPaper &paper) {
    Section section{"enrolments", frame.say("名冊", "Who goes where")};
    auto rows = table(frame, "enrolments", section.title,
                      {"staff_no", "name", "unit", "session", "course", "starts", "ends", "cost"});
    rows.columns.push_back(column(frame, "closes", true));
    for (const auto &one : paper.plan.enrolments) {
        const auto *person = person_of(paper, one.person);
        const auto *session = session_of(paper, one.session);
        if (person == nullptr || session == nullptr) continue;
        rows.rows.push_back({Identifier{person->staff_no.str()}, person->name, frame.unit(*person),
                             Identifier{one.session.str()}, frame.name(one.course), session->starts, session->ends,
                             one.cost, closes_text(frame, one)});
    }
    section.tables.push_back(std::move(rows));
    return section;
}

Table open_table(const Frame &frame, const PlanPaper &paper, const PersonKey *only) {
    auto rows =
        table(frame, "open", frame.say("仍未補上的落差及原因", "What stays open, and why"),
              {"staff_no", "name", "competency", "level_after", "required", "worth", "reason", "course", "session"});
    for (const auto &one : paper.plan.open) {
        const auto *person = person_of(paper, one.person);
        if (person == nullptr || (only != nullptr && one.person != *only)) continue;
        rows.rows.push_back(
            {Identifier{person->staff_no.str()}, person->name, frame.name(one.competency), frame.level(one.have),
             frame.level(one.need), one.worth, label(name(one.reason), frame.lang),
             one.course.empty() ? std::string() : frame.name(one.course), Identifier{one.session.str()}});
    }
    return rows;
}

/// What holds the most worth back, by reason and course.
Table bottlenecks(const Frame &frame, const PlanPaper &paper) {
    constexpr std::size_t most = 12;
    std::map<std::pair<OpenReason, CourseId>, std::pair<std::int64_t, std::int64_t>> sums;
    for (const auto &one : paper.plan.open) {
        auto &[needs, worth] = sums[{one.reason, one.course}];
        ++needs, worth += one.worth;
    }
    std::vector<std::pair<std::pair<OpenReason, CourseId>, std::pair<std::int64_t, std::int64_t>>> list(sums.begin(),
                                                                                                        sums.end());
    std::stable_sort(list.begin(), list.end(), [](auto &a, auto &b) { return a.second.second > b.second.second; });
    if (list.size() > most) list.resize(most);
    auto rows = table(frame, "bottlenecks", frame.say("瓶頸", "Bottlenecks"), {"reason", "course", "needs", "worth"});
    for (const auto &[key, sum] : list)
        rows.rows.push_back({label(name(key.first), frame.lang),
                             key.second.empty() ? std::string() : frame.name(key.second), sum.first, sum.second});
    return rows;
}

Section open_needs(const Frame &frame, const PlanPaper &paper) {
    std::map<OpenReason, std::pair<std::int64_t, std::int64_t>> by_reason;
    for (const auto &one : paper.plan.open) ++by_reason[one.reason].first, by_reason[one.reason].second += one.worth;
    Section section{"open", frame.say("仍未補上的落差", "What stays open")};
    auto reasons = table(frame, "open_reasons", frame.say("原因統計", "By reason"), {"reason", "needs", "worth"});
    for (const auto &[reason, sums] : by_reason)
        reasons.rows.push_back({label(name(reason), frame.lang), sums.first, sums.second});
    section.charts.push_back({Chart::Kind::bars, "open_reasons", reasons.title, "open_reasons", "reason", "worth"});
    section.tables = {std::move(reasons), bottlenecks(frame, paper), open_table(frame, paper, nullptr)};
    return section;
}

Table cost_by_agency(const Frame &frame, const PlanPaper &paper) {
    std::map<AgencyCode, std::pair<std::int64_t, Money>> sums;
    for (const auto &one : paper.plan.enrolments) {
        const auto *person = person_of(paper, one.person);
        if (person == nullptr) continue;
        auto &[seats, cost] = sums[person->agency];
        ++seats, cost += one.cost;
    }
    auto rows = table(frame, "cost_by_agency", frame.say("各機關的名額費用", "Cost of seats by agency"),
                      {"agency", "seats", "cost"});
    for (const auto &[key, sum] : sums) rows.rows.push_back({Identifier{key.str()}, sum.first, sum.second});
    return rows;
}

Section money(const Frame &frame, const PlanPaper &paper) {
    Section section{"budgets", frame.say("經費", "Money")};
    auto rows = table(frame, "budgets", section.title, {"budget", "amount", "used", "left", "thousand_price"});
    rows.note = frame.say("千元價格：再多新臺幣一千元至多可多補的落差權值。",
                          "Price of NT$1,000: what a thousand more would close at most.");
    for (const auto &one : paper.plan.budgets)
        rows.rows.push_back({one.key.empty() ? frame.say("總預算", "whole budget") : one.key, one.amount, one.used,
                             one.amount - one.used, price_text(frame, paper, one.thousand_price)});
    section.tables = {std::move(rows), cost_by_agency(frame, paper)};
    return section;
}

Table path_table(const Frame &frame, const PlanPaper &paper, PersonKey person) {
    auto rows =
        table(frame, "path", frame.say("學習路徑", "Learning path"), {"starts", "ends", "course", "session", "cost"});
    rows.columns.push_back(column(frame, "closes", true));
    for (const auto &one : paper.plan.enrolments)
        if (const auto *session = session_of(paper, one.session); one.person == person && session != nullptr)
            rows.rows.push_back({session->starts, session->ends, frame.name(one.course), Identifier{one.session.str()},
                                 one.cost, closes_text(frame, one)});
    return rows;
}

Section path(const Frame &frame, const PlanPaper &paper, PersonKey person) {
    Section section{"path", frame.say("學習路徑與未補之落差", "Learning path, and what stays open")};
    section.tables = {path_table(frame, paper, person), open_table(frame, paper, &person)};
    if (section.tables[0].rows.empty())
        section.text = frame.say("此計畫未替此人安排班期。", "The plan has no session for this person.");
    return section;
}

} // namespace

Report plan_report(const Frame &frame, const PlanPaper &paper) {
    auto report = begin_report(frame, "plan", frame.say("訓練計畫 ", "Training plan ") + paper.name);
    report.sections = {summary(frame, paper), calendar(frame, paper), roster(frame, paper), open_needs(frame, paper),
                       money(frame, paper)};
    return report;
}

Report plan_explained(const Frame &frame, const PlanPaper &paper, const Person &person) {
    auto report =
        begin_report(frame, "explain-plan", fmt::format("{} {}", person.staff_no.str(), person.name), paper.name);
    report.sections = {path(frame, paper, person.key)};
    return report;
}

Report plans_compared(const Frame &frame, std::span<const PlanPaper> papers, std::string title) {
    auto report = begin_report(frame, "plans", std::move(title));
    auto rows = table(frame, "plans", report.title,
                      {"plan", "people", "seats", "cost", "worth", "bound", "gap", "closed", "state"});
    for (const auto &paper : papers) {
        std::set<PersonKey> people;
        for (const auto &one : paper.plan.enrolments) people.insert(one.person);
        rows.rows.push_back({Identifier{paper.name}, std::int64_t(people.size()),
                             std::int64_t(paper.plan.enrolments.size()), paper.plan.cost, worth_text(paper.plan.worth),
                             worth_text(paper.plan.bound), gap_text(paper.plan.gap_ppm),
                             PerMille{share_per_mille(paper.plan.worth, paper.plan.asked)},
                             paper.approved_by.empty() ? frame.say("草案", "draft")
                                                       : frame.say("已核定：", "approved by ") + paper.approved_by});
    }
    report.sections.push_back({"plans", report.title, {}, {}, {}, {std::move(rows)}});
    return report;
}

} // namespace aitalent
