#include "aitalent/reports/progress.h"

#include "aitalent/messages/fault_text.h"
#include "aitalent/messages/labels.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

const Person *person_of(const PlanPaper &paper, PersonKey key) {
    const auto found = paper.people.find(key);
    return found == paper.people.end() ? nullptr : &found->second;
}

std::string state_text(const Frame &frame, SeatState state, FreedBy freed_by) {
    auto text = label(name(state), frame.lang);
    if (freed_by != FreedBy::none) text += frame.say("：", ": ") + label(name(freed_by), frame.lang);
    return text;
}

Section summary(const Frame &frame, const PlanPaper &paper, const Progress &progress) {
    Section section{"progress", frame.say("計畫與實際", "Plan against actual")};
    auto rows = table(frame, "progress", section.title, {"item", "people", "seats", "hours", "cost"});
    const std::pair<const char *, const Amounts *> lines[] = {{"planned", &progress.planned},
                                                              {"due", &progress.due},
                                                              {"delivered", &progress.done},
                                                              {"absent", &progress.absent}};
    for (const auto &[key, sum] : lines)
        rows.rows.push_back({label(key, frame.lang), sum->people, sum->seats, Hours{sum->hours}, sum->cost});
    rows.note =
        frame.say("已到期：基準日前結束的班期。已執行：有結果的名額，時數以出席紀錄為準。缺課：經費已付而無人到課。",
                  "Due: sessions over by the as-of date. Delivered: seats with a result, hours as attended. "
                  "Absent: paid, and nobody came.");
    std::array<std::int64_t, 8> states = {};
    for (const auto &seat : progress.seats) ++states[std::size_t(seat.state)];
    auto seats = table(frame, "seat_states", frame.say("名額現況", "What became of the seats"), {"state", "seats"});
    for (std::size_t i = 0; i < states.size(); ++i)
        if (states[i] > 0) seats.rows.push_back({label(name(SeatState(i)), frame.lang), states[i]});
    const bool begun = progress.due.seats > 0;
    section.figures = {
        figure(frame, "delivered",
               begun ? Cell(PerMille{Ratio{progress.done.seats, progress.due.seats}.per_mille()}) : Cell(),
               begun ? fmt::format("{} / {}", progress.done.seats, progress.due.seats)
                     : frame.say("尚無班期到期", "no session is over yet")),
        figure(frame, "state",
               paper.approved_by.empty() ? frame.say("草案，尚待具名核定", "a draft; a named person has to approve it")
                                         : frame.say("已核定：", "approved by ") + paper.approved_by)};
    section.charts = {{Chart::Kind::bars, "seat_states", seats.title, "seat_states", "state", "seats"}};
    section.tables = {std::move(rows), std::move(seats)};
    return section;
}

Section sessions(const Frame &frame, const Progress &progress) {
    Section section{"sessions", frame.say("班期", "Sessions")};
    auto rows = table(frame, "sessions", section.title,
                      {"session", "course", "starts", "ends", "completed", "not_passed", "absent", "awaiting", "freed",
                       "upcoming", "free"});
    for (const auto &one : progress.sessions) {
        auto count = [&](SeatState state) { return one.seats[std::size_t(state)]; };
        rows.rows.push_back({Identifier{one.session->session.str()}, frame.name(one.session->course),
                             one.session->starts, one.session->ends, count(SeatState::completed),
                             count(SeatState::not_passed), count(SeatState::absent), count(SeatState::awaiting),
                             count(SeatState::freed), count(SeatState::upcoming) + count(SeatState::running),
                             one.free});
    }
    section.tables.push_back(std::move(rows));
    return section;
}

Section waiting(const Frame &frame, const PlanPaper &paper, const Progress &progress) {
    Section section{"waiting", frame.say("空出的名額與候補順序", "Free places and who is next")};
    section.text = frame.say(
        "順序：先看可補的必備落差，再看其他落差，再看多久沒有受訓，最後依計畫與班期抽籤；姓名與編號不影響順序。"
        "已給名額者在其後的班期視為已有安排。這是建議，由具名的人決定。",
        "In this order: worth of must-haves it closes, worth of other needs, longest without training, then a lottery "
        "seeded by plan and session; never name or number. Who is offered a place counts as placed in later sessions. "
        "A proposal: a named person decides.");
    auto rows = table(frame, "waiting", section.title,
                      {"session", "course", "starts", "order", "staff_no", "name", "unit", "offered", "must_have_worth",
                       "other_worth", "last_trained"});
    std::map<SessionId, const SessionOutcome *> outcomes;
    for (const auto &one : progress.sessions) outcomes.emplace(one.session->session, one.session);
    for (const auto &wait : progress.waiting) {
        const auto *person = person_of(paper, wait.person);
        const auto *outcome = outcomes.at(wait.session);
        if (person == nullptr) continue;
        rows.rows.push_back({Identifier{wait.session.str()}, frame.name(outcome->course), outcome->starts, wait.place,
                             Identifier{person->staff_no.str()}, person->name, frame.unit(*person), wait.offered,
                             wait.mandatory, wait.other, wait.last_trained ? Cell(*wait.last_trained) : Cell()});
    }
    section.tables.push_back(std::move(rows));
    return section;
}

Section lost(const Frame &frame, const PlanPaper &paper, const Progress &progress) {
    Section section{"replan", frame.say("需要重排的落差", "What to plan anew")};
    auto rows = table(frame, "replan", section.title,
                      {"staff_no", "name", "unit", "competency", "level", "level_after", "worth", "session", "reason",
                       "next_session"});
    for (const auto &one : progress.lost) {
        const auto *person = person_of(paper, one.person);
        if (person == nullptr) continue;
        rows.rows.push_back(
            {Identifier{person->staff_no.str()}, person->name, frame.unit(*person), frame.name(one.lift.competency),
             frame.level(one.lift.was_unknown ? std::nullopt : std::optional(one.lift.from)), frame.level(one.lift.to),
             one.lift.worth, Identifier{one.session.str()}, state_text(frame, one.state, one.freed_by),
             one.next.empty() ? Cell() : Cell(Identifier{one.next.str()})});
    }
    if (!rows.rows.empty())
        section.text = fmt::format("{}aitalent plan make --name {}{}", frame.say("下一步：", "Next: "),
                                   frame.say("新名稱", "NEW-NAME"), store_option());
    section.tables.push_back(std::move(rows));
    return section;
}

Section seats(const Frame &frame, const PlanPaper &paper, const Progress &progress) {
    Section section{"seats", frame.say("逐一名額", "Every seat")};
    auto rows = table(frame, "seats", section.title,
                      {"staff_no", "name", "unit", "session", "course", "state", "attended", "cost"});
    for (const auto &one : progress.seats) {
        const auto *person = person_of(paper, one.seat->person);
        if (person == nullptr) continue;
        const bool over =
            one.state == SeatState::completed || one.state == SeatState::not_passed || one.state == SeatState::absent;
        rows.rows.push_back({Identifier{person->staff_no.str()}, person->name, frame.unit(*person),
                             Identifier{one.seat->session.str()}, frame.name(one.seat->course),
                             state_text(frame, one.state, one.freed_by), over ? Cell(Hours{one.attended}) : Cell(),
                             one.seat->cost});
    }
    section.tables.push_back(std::move(rows));
    return section;
}

Section learning_hours(const Frame &frame, const PlanPaper &paper, const LearningYear &learning) {
    Section section{"learning_hours", fmt::format("{} {}", learning.year, frame.say("年學習時數", "learning hours"))};
    section.text = learning.rule;
    const bool prescribed = learning.prescribed_asked.count() > 0;
    auto rows = table(frame, "learning_hours", section.title, {"staff_no", "name", "unit", "hours", "short_by"});
    if (prescribed) rows.columns.push_back(column(frame, "prescribed_hours"));
    std::int64_t reached = 0;
    for (const auto &one : learning.people) {
        const auto *person = person_of(paper, one.person);
        if (person == nullptr) continue;
        const auto missing = std::max(std::chrono::minutes(0), learning.asked - one.all);
        const bool enough = missing.count() == 0 && one.prescribed >= learning.prescribed_asked;
        reached += enough ? 1 : 0;
        std::vector<Cell> row{Identifier{person->staff_no.str()}, person->name, frame.unit(*person), Hours{one.all},
                              Hours{missing}};
        if (prescribed) row.push_back(Hours{one.prescribed});
        rows.rows.push_back(std::move(row));
    }
    section.figures = {
        figure(frame, "hours_reached", reached, fmt::format("{} {}", frame.say("共", "of"), rows.rows.size()))};
    section.tables.push_back(std::move(rows));
    return section;
}

} // namespace

Report progress_report(const Frame &frame, const PlanPaper &paper, const Progress &progress,
                       const LearningYear &learning) {
    auto report = begin_report(frame, "progress", frame.say("執行情形 ", "Progress of ") + paper.name);
    report.sections = {summary(frame, paper, progress), sessions(frame, progress),
                       lost(frame, paper, progress),    waiting(frame, paper, progress),
                       seats(frame, paper, progress),   learning_hours(frame, paper, learning)};
    return report;
}

} // namespace aitalent
