#include "aitalent/reports/plan_answers.h"

#include "aitalent/messages/labels.h"
#include "plan_words.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string course_or_session(const Frame &frame, const PlanChange &change) {
    if (!change.session.empty()) return change.session.str();
    return change.course.empty() ? std::string() : frame.name(change.course);
}

/// One change in words: "A102-03: 1 more seat".
std::string change_text(const Frame &frame, const PlanChange &change) {
    const auto what = course_or_session(frame, change);
    const auto amount = grouped(change.amount);
    switch (change.kind) {
    case OpenReason::no_course:
        return frame.say("新開一門補此落差的課程", "a new course that closes the gap");
    case OpenReason::prerequisite:
    case OpenReason::clash:
        return frame.say("加開一班：", "one more session of ") + frame.name(change.course);
    case OpenReason::hours:
        return fmt::format("{}{}{}", frame.say("此人時數 +", "hours of the person +"),
                           hours_text(std::chrono::minutes(change.amount)), "");
    case OpenReason::not_eligible:
        return what + frame.say(" 對此人開放", " opened to the person");
    case OpenReason::unit_limit:
        return frame.say("單位同時離開人數 +", "people of the unit away +") + amount;
    case OpenReason::seats:
        return what + frame.say(" 名額 +", " seats +") + amount;
    case OpenReason::budget:
        return frame.say("預算 ", "budget ") + change.budget + (change.budget.empty() ? "+NT$" : " +NT$") + amount;
    case OpenReason::minimum:
        return what + frame.say(" 開班門檻 −", " minimum enrolment −") + amount;
    }
    return {};
}

std::string changes_text(const Frame &frame, const NeedRemedy &remedy) {
    std::string text;
    for (const auto &change : remedy.changes)
        text += (text.empty() ? "" : frame.say("；", "; ")) + change_text(frame, change);
    return text;
}

std::string gain_text(const PlanWorth &from, const PlanWorth &to) {
    const auto part = [](std::int64_t difference) {
        return (difference < 0 ? "−" : "+") + grouped(difference < 0 ? -difference : difference);
    };
    return from.mandatory == 0 && to.mandatory == 0
               ? part(to.other - from.other)
               : part(to.mandatory - from.mandatory) + ", " + part(to.other - from.other);
}

std::string rule_text(const Frame &frame, planning::Policy rule) {
    using planning::Policy;
    switch (rule) {
    case Policy::hours:
        return frame.say("每人時數上限", "hours a person");
    case Policy::unit_limits:
        return frame.say("單位同時離開人數上限", "people of a unit away");
    case Policy::reserves:
        return frame.say("保留名額", "reserved seats");
    case Policy::providers:
        return frame.say("訓練單位名額上限", "seats at a provider");
    case Policy::budgets:
        return frame.say("預算", "budgets");
    case Policy::minimums:
        return frame.say("最低開班人數", "minimum enrolment");
    case Policy::eligibility:
        return frame.say("限機關或地區參加", "sessions for one agency or region");
    case Policy::mandatory:
        return frame.say("必備項目優先", "must-haves first");
    }
    return {};
}

Report about(const Frame &frame, const PlanPaper &paper, const char *kind, std::string title) {
    return begin_report(frame, kind, std::move(title), paper.name);
}

} // namespace

Table changes_table(const Frame &frame, const PlanPaper &paper, std::span<const NeedRemedy> needs) {
    auto rows = table(frame, "changes", frame.say("要改變什麼才能補上", "What would meet it"),
                      {"staff_no", "name", "competency", "level_after", "required", "worth", "reason"});
    rows.columns.push_back(column(frame, "changes", true));
    rows.columns.push_back(column(frame, "verified"));
    rows.columns.push_back(column(frame, "total"));
    rows.columns.push_back(column(frame, "gain"));
    rows.note =
        frame.say("依原因順序找到的最小改變；「驗證」：其他人不動時，以獨立程式核對可行。「重排後總值」：套用後全部重"
                  "新規劃的總值。",
                  "The smallest changes, found in the order of the reasons. Verified: a separate checker agrees, "
                  "everybody else as planned. Total: of everybody, re-planned with the change.");
    for (const auto &one : needs) {
        const auto *person = person_of(paper, one.need.person);
        if (person == nullptr) continue;
        rows.rows.push_back({Identifier{person->staff_no.str()}, person->name, frame.name(one.need.competency),
                             frame.level(one.need.have), frame.level(one.need.need), one.need.worth,
                             label(name(one.need.reason), frame.lang), changes_text(frame, one), one.verified,
                             one.total ? Cell(worth_text(*one.total)) : Cell(),
                             one.total ? Cell(gain_text(paper.plan.worth, *one.total)) : Cell()});
    }
    return rows;
}

Report plan_changes_report(const Frame &frame, const PlanPaper &paper, std::span<const NeedRemedy> needs) {
    auto report =
        about(frame, paper, "plan-changes", frame.say("未補之落差：要改變什麼", "Open needs: what would meet them"));
    Section section{"changes", report.title};
    section.figures = {
        figure(frame, "needs", std::int64_t(needs.size())),
        figure(frame, "verified",
               std::int64_t(std::count_if(needs.begin(), needs.end(), [](auto &one) { return one.verified; }))),
        figure(frame, "worth", worth_text(paper.plan.worth))};
    section.tables = {changes_table(frame, paper, needs)};
    report.sections = {std::move(section)};
    return report;
}

Report plan_prices_report(const Frame &frame, const PlanPaper &paper, const PlanPrices &prices) {
    auto report =
        about(frame, paper, "plan-prices", frame.say("名額、經費與規則的價格", "What seats, money and rules cost"));
    Section section{"prices", report.title};
    auto rules = table(frame, "rule_prices", frame.say("各規則的價格", "The price of each rule"),
                       {"limit", "worth_with", "worth_without", "gain"});
    rules.note = frame.say("同一計畫拿掉一條規則後重排。", "The plan made anew without the rule.");
    for (const auto &price : prices.rules)
        rules.rows.push_back({rule_text(frame, price.rule), worth_text(price.with), worth_text(price.without),
                              gain_text(price.with, price.without)});
    auto dearest = table(frame, "prices", frame.say("最貴的名額與經費", "The dearest seats and money"),
                         {"what", "price_at_most", "gain"});
    dearest.note =
        frame.say("對偶價格是上限；「重排增加」是多一個名額或 NT$1,000 後重新規劃的結果。",
                  "A dual price is an upper limit; the gain is what re-planning with one more seat, or NT$1,000 "
                  "more, brought.");
    for (const auto &price : prices.dearest) {
        const auto what = price.session.empty() ? frame.say("NT$1,000 ", "NT$1,000 ") + price.budget
                                                : frame.say("一個名額 ", "a seat in ") + price.session.str();
        dearest.rows.push_back({what, price_text(frame, paper, price.price), gain_text({}, price.gain)});
    }
    section.tables = {std::move(rules), std::move(dearest)};
    report.sections = {std::move(section)};
    return report;
}

Report plan_robustness_report(const Frame &frame, const PlanPaper &paper, const Robustness &found) {
    auto report = about(frame, paper, "plan-robustness", frame.say("有人缺席時", "When people drop out"));
    Section section{"robustness", report.title};
    const auto share = [&](std::int64_t worth) {
        return PerMille{Ratio{worth, paper.plan.asked.mandatory + paper.plan.asked.other}.per_mille()};
    };
    section.text =
        fmt::format(fmt::runtime(frame.say(
                        "每個名額以 {} 的機率放棄，共試 {} 次；無人遞補，未達最低人數的班期取消，其後續課程亦不成立。",
                        "Each seat is given up with a chance of {}, in {} trials; nobody steps in, sessions below "
                        "their minimum are cancelled, and so is what they would have opened.")),
                    percent_of_per_mille(found.per_mille), grouped(found.trials));
    section.figures = {figure(frame, "closed_planned", share(found.planned)),
                       figure(frame, "closed_mean", share(found.mean)),
                       figure(frame, "closed_low", share(found.low),
                              frame.say("二十次中有十九次至少如此", "at least this in nineteen trials of twenty"))};
    auto rows = table(frame, "risks", frame.say("可能開不成的班期", "Sessions that may not run"),
                      {"session", "course", "enrolled", "minimum_enrolment", "runs_share"});
    for (const auto &one : found.sessions)
        rows.rows.push_back({Identifier{one.session.str()}, frame.name(one.course), one.enrolled,
                             std::int64_t{one.minimum}, PerMille{Ratio{one.runs, found.trials}.per_mille()}});
    section.tables = {std::move(rows)};
    report.sections = {std::move(section)};
    return report;
}

Report providers_report(const Frame &frame, const PlanPaper &paper, std::span<const CourseOpening> openings) {
    auto report =
        about(frame, paper, "providers", frame.say("該向哪個訓練單位加開什麼", "What to open, and at which provider"));
    Section section{"providers", report.title};
    auto rows = table(frame, "openings", report.title,
                      {"rank", "provider", "course", "tier", "seats", "taken", "cost", "worth", "closed"});
    rows.note =
        frame.say("依序加開，各在前一項之上；補上的落差均經重新規劃確認，經費為另加。",
                  "In order, each on top of those before; what it closes is confirmed by re-planning, the money is "
                  "new money.");
    auto bars =
        table(frame, "opened", frame.say("加開各課程補上的落差", "What each opening closes"), {"course", "worth"});
    std::int64_t rank = 0;
    for (const auto &one : openings) {
        const auto *course = frame.catalogue->find(one.course);
        const auto worth = one.gain.mandatory + one.gain.other;
        std::string provider = course == nullptr ? "" : course->provider.str();
        if (course != nullptr)
            for (const auto &held : frame.catalogue->providers)
                if (held.id == course->provider) provider = held.name.in(frame.lang);
        rows.rows.push_back({++rank, provider, frame.name(one.course),
                             course == nullptr ? std::string() : frame.name(course->tier), one.seats, one.taken,
                             one.money, worth_text(one.gain),
                             PerMille{Ratio{worth, paper.plan.asked.mandatory + paper.plan.asked.other}.per_mille()}});
        bars.rows.push_back({fmt::format("{}. {}", rank, frame.name(one.course)), worth});
    }
    section.charts.push_back({Chart::Kind::bars, "opened", bars.title, "opened", "course", "worth"});
    section.tables = {std::move(rows), std::move(bars)};
    report.sections = {std::move(section)};
    return report;
}

namespace {

using Seats = std::map<PersonKey, std::set<SessionId>>;

Seats seats_of(const PlanPaper &paper) {
    Seats seats;
    for (const auto &one : paper.plan.enrolments) seats[one.person].insert(one.session);
    return seats;
}

std::string only_in(const Frame &frame, const std::set<SessionId> &one, const std::set<SessionId> &other) {
    std::string text;
    for (const auto &session : one)
        if (!other.contains(session)) text += (text.empty() ? "" : frame.say("、", ", ")) + session.str();
    return text;
}

} // namespace

Section plans_differ(const Frame &frame, const PlanPaper &one, const PlanPaper &other) {
    Section section{"differences_" + other.name, fmt::format("{} → {}", one.name, other.name)};
    auto before = seats_of(one), after = seats_of(other);
    auto rows = table(frame, "differences_" + other.name, section.title, {"staff_no", "name", "unit"});
    rows.columns.push_back(column(frame, "only_before", true));
    rows.columns.push_back(column(frame, "only_after", true));
    std::set<PersonKey> everybody;
    std::int64_t same = 0, given_up = 0, new_ones = 0;
    for (const auto &[person, seats] : before) everybody.insert(person);
    for (const auto &[person, seats] : after) everybody.insert(person);
    for (const auto person : everybody) {
        const auto &was = before[person], &is = after[person];
        const auto kept = std::count_if(was.begin(), was.end(), [&](auto &session) { return is.contains(session); });
        same += kept, given_up += std::int64_t(was.size()) - kept, new_ones += std::int64_t(is.size()) - kept;
        const auto *who = person_of(other, person);
        if (who == nullptr) who = person_of(one, person);
        if (was == is || who == nullptr) continue;
        rows.rows.push_back({Identifier{who->staff_no.str()}, who->name, frame.unit(*who), only_in(frame, was, is),
                             only_in(frame, is, was)});
    }
    section.figures = {figure(frame, "seats_same", same), figure(frame, "seats_given_up", given_up),
                       figure(frame, "seats_new", new_ones),
                       figure(frame, "people_differ", std::int64_t(rows.rows.size()))};
    section.tables = {std::move(rows)};
    return section;
}

void add_moves(Report &report, const Frame &frame, const PlanPaper &earlier, const PlanPaper &made) {
    auto section = plans_differ(frame, earlier, made);
    section.key = "moves", section.tables.front().key = "moves";
    section.title = section.tables.front().title =
        frame.say("與原計畫相比的變動：", "What moved against the plan ") + earlier.name;
    report.sections.insert(report.sections.begin() + 1, std::move(section));
}

Report roster_report(const Frame &frame, const PlanPaper &paper, std::span<const SessionId> sessions) {
    auto report = about(frame, paper, "roster", frame.say("班期名冊", "Rosters"));
    for (const auto &id : sessions) {
        const auto *outcome = session_of(paper, id);
        Section section{"roster_" + id.str(), id.str() + " " + (outcome == nullptr ? "" : frame.name(outcome->course))};
        auto rows = table(frame, sessions.size() == 1 ? "roster" : id.str(), section.title,
                          {"number", "staff_no", "name", "unit", "title", "session", "course", "starts", "ends"});
        rows.columns.push_back(column(frame, "signature"));
        std::int64_t number = 0;
        for (const auto &one : paper.plan.enrolments) {
            const auto *person = person_of(paper, one.person);
            if (one.session != id || person == nullptr || outcome == nullptr) continue;
            rows.rows.push_back({++number, Identifier{person->staff_no.str()}, person->name, frame.unit(*person),
                                 person->title, Identifier{id.str()}, frame.name(one.course), outcome->starts,
                                 outcome->ends, std::string()});
        }
        section.tables = {std::move(rows)};
        report.sections.push_back(std::move(section));
    }
    return report;
}

} // namespace aitalent
