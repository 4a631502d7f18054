#include "aitalent/reports/editions.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// What one side comes to, for everybody or for those of one role.
struct Sum {
    std::int64_t people = 0, ready = 0, per_mille = 0;
    Closing closing = {};
    void add(const StandingUnder &one) {
        ++people;
        ready += one.ready();
        per_mille += one.readiness.low.per_mille();
        closing.add(one.closing);
    }
    PerMille mean() const { return PerMille{people == 0 ? 0 : (2 * per_mille + people) / (2 * people)}; }
};

struct Sides {
    Sum before, after;
};

Figure pair_figure(const char *key, std::string label, Cell after, const std::string &before, const Frame &frame) {
    return {key, std::move(label), std::move(after), frame.say("目前 ", "now ") + before};
}

std::string hours(std::chrono::minutes length) {
    return grouped(length.count() / 60);
}

std::vector<Figure> figures(const Frame &frame, std::span<const ImpactOn> people) {
    Sides all;
    std::int64_t gains = 0, loses = 0;
    for (const auto &one : people) {
        if (one.before.role != nullptr) all.before.add(one.before);
        if (one.after.role != nullptr) all.after.add(one.after);
        gains += !one.before.ready() && one.after.ready();
        loses += one.before.ready() && !one.after.ready();
    }
    const auto &[before, after] = all;
    return {pair_figure("people", frame.say("有職務的人數", "people with a role profile"), after.people,
                        grouped(before.people), frame),
            pair_figure("ready", frame.say("已具備人數", "people ready"), after.ready, grouped(before.ready), frame),
            {"gains", frame.say("轉為具備", "become ready"), gains},
            {"loses", frame.say("不再具備", "are no longer ready"), loses},
            pair_figure("gaps", frame.say("落差數", "gaps"), after.closing.gaps, grouped(before.closing.gaps), frame),
            pair_figure("hours", frame.say("補足所需時數", "hours to close them"), Hours{after.closing.hours},
                        hours(before.closing.hours), frame),
            pair_figure("cost", frame.say("補足所需經費", "NT$ to close them"), after.closing.cost,
                        grouped(before.closing.cost.dollars()), frame),
            pair_figure("without_course", frame.say("沒有課程可補的落差", "gaps no course closes"),
                        after.closing.without_course, grouped(before.closing.without_course), frame)};
}

std::string role_name(const RoleProfile *role, const Frame &frame) {
    return role == nullptr ? std::string() : role->name.in(frame.lang);
}

/// Roles of the new profile in its order, then those only the old one has.
std::vector<const RoleProfile *> roles_of_both(const ImpactPaper &paper) {
    std::vector<const RoleProfile *> roles;
    for (const auto &role : paper.after.profile->roles) roles.push_back(&role);
    for (const auto &role : paper.before.profile->roles)
        if (paper.after.profile->find(role.id) == nullptr) roles.push_back(&role);
    return roles;
}

Table roles_table(const ImpactPaper &paper) {
    const Frame &frame = paper.after;
    std::map<RoleId, Sides> sums;
    for (const auto &one : paper.people) {
        if (one.before.role != nullptr) sums[one.before.role->id].before.add(one.before);
        if (one.after.role != nullptr) sums[one.after.role->id].after.add(one.after);
    }
    Table rows{"roles", frame.say("各職務的影響", "What it does to each role profile"),
               frame.say("時數與經費為逐一補足每個落差所需課程的估計，不計名額、日期與先修條件。",
                         "Hours and NT$ are an estimate: the courses that would close every gap, without regard to "
                         "seats, dates and prerequisites.")};
    rows.columns = {{"role", frame.say("職務", "role profile")},
                    {"people_before", frame.say("人數（目前）", "people now")},
                    {"people_after", frame.say("人數（採用後）", "people after")},
                    {"ready_before", frame.say("具備（目前）", "ready now")},
                    {"ready_after", frame.say("具備（採用後）", "ready after")},
                    {"readiness_before", frame.say("準備度（目前）", "readiness now")},
                    {"readiness_after", frame.say("準備度（採用後）", "readiness after")},
                    {"hours_before", frame.say("時數（目前）", "hours now")},
                    {"hours_after", frame.say("時數（採用後）", "hours after")},
                    {"cost_before", frame.say("經費（目前）", "NT$ now")},
                    {"cost_after", frame.say("經費（採用後）", "NT$ after")}};
    for (const auto *role : roles_of_both(paper)) {
        const auto found = sums.find(role->id);
        if (found == sums.end()) continue;
        const auto &[before, after] = found->second;
        rows.rows.push_back({role_name(role, frame), before.people, after.people, before.ready, after.ready,
                             before.mean(), after.mean(), Hours{before.closing.hours}, Hours{after.closing.hours},
                             before.closing.cost, after.closing.cost});
    }
    return rows;
}

Table people_table(const ImpactPaper &paper) {
    const Frame &frame = paper.after;
    Table rows = table(frame, "people", frame.say("具備狀態改變的人員", "People whose readiness changes sides"),
                       {"staff_no", "name", "unit"});
    for (Column column : {Column{"change", frame.say("改變", "change")},
                          Column{"role_before", frame.say("職務（目前）", "role profile now")},
                          Column{"role_after", frame.say("職務（採用後）", "role profile after")},
                          Column{"readiness_before", frame.say("準備度（目前）", "readiness now")},
                          Column{"readiness_after", frame.say("準備度（採用後）", "readiness after")}})
        rows.columns.push_back(std::move(column));
    for (const auto &one : paper.people) {
        if (one.before.ready() == one.after.ready()) continue;
        rows.rows.push_back(
            {Identifier{one.person.staff_no.str()}, one.person.name, frame.unit(one.person),
             one.after.ready() ? frame.say("轉為具備", "becomes ready") : frame.say("不再具備", "no longer ready"),
             role_name(one.before.role, frame), role_name(one.after.role, frame),
             PerMille{one.before.readiness.low.per_mille()}, PerMille{one.after.readiness.low.per_mille()}});
    }
    return rows;
}

std::string said(const Frame &frame, Fate fate) {
    static constexpr const char *zh[] = {"沿用", "依規則改列", "無所承接"};
    return frame.lang == Lang::en ? std::string(name(fate)) : zh[static_cast<int>(fate)];
}

std::string said_rule(const Frame &frame, const std::string &rule) {
    if (frame.lang == Lang::en) return rule;
    return rule == "map"           ? "對照表"
           : rule == "previous id" ? "前版代號"
           : rule == "same id"     ? "同一代號"
           : rule == "given up"    ? "對照表註明不承接"
                                   : "新版沒有承接者";
}

Table fates_table(const Frame &frame, const EvidenceMove &move) {
    Table rows{"evidence", frame.say("各項佐證的去向", "What becomes of the evidence")};
    rows.columns = {{"kind", frame.say("類別", "kind")}, {"from", frame.say("前版", "before")},
                    {"fate", frame.say("去向", "fate")}, {"to", frame.say("新版", "after")},
                    {"rule", frame.say("依據", "by")},   {"pieces", frame.say("件數", "pieces")}};
    for (const auto &[fate, pieces] : move.fates)
        rows.rows.push_back({fate.certificate ? frame.say("證照", "certificate") : frame.say("評核", "rating"),
                             Identifier{fate.from}, said(frame, fate.fate), Identifier{fate.to},
                             said_rule(frame, fate.rule), static_cast<std::int64_t>(pieces)});
    if (move.results > 0)
        rows.rows.push_back({frame.say("訓練結果", "course result"), Identifier{}, said(frame, Fate::carried),
                             Identifier{}, frame.say("屬於課程，不屬於版本", "belongs to its course"),
                             static_cast<std::int64_t>(move.results)});
    return rows;
}

} // namespace

Section migration_section(const Frame &frame, const EvidenceMove &move) {
    Section section{"evidence", frame.say("佐證的移轉", "Evidence")};
    const auto sum = [&](std::size_t MigrationCount::*part) {
        return static_cast<std::int64_t>(move.ratings.*part + move.certificates.*part);
    };
    const auto carried = sum(&MigrationCount::carried) + static_cast<std::int64_t>(move.results);
    section.figures = {{"pieces", frame.say("佐證件數", "pieces of evidence"), static_cast<std::int64_t>(move.total()),
                        frame.say("等於以下三者之和", "the sum of the next three")},
                       {"carried", said(frame, Fate::carried), carried},
                       {"changed", said(frame, Fate::changed), sum(&MigrationCount::changed)},
                       {"orphaned", said(frame, Fate::orphaned), sum(&MigrationCount::orphaned),
                        frame.say("留存於前版，不再採計", "kept with the edition before; no longer counted")},
                       {"joined", frame.say("其中與他件合併", "of these joined with another piece"),
                        static_cast<std::int64_t>(move.joined),
                        frame.say("同一人、同日、同一評核：已有者優先，其餘取較低等級",
                                  "same person, day and rater: what is there stays, else the lower level counts")}};
    section.tables.push_back(fates_table(frame, move));
    return section;
}

void add_impact(Report &report, const ImpactPaper &paper) {
    const Frame &frame = paper.after;
    Section section{"impact", frame.say("採用的影響", "What adopting it would do"),
                    fmt::format("{} · {} → {} · {}", paper.before.framework->ref.str(), paper.before.profile->str(),
                                paper.after.framework->ref.str(), paper.after.profile->str())};
    section.figures = figures(frame, paper.people);
    section.tables = {roles_table(paper), people_table(paper)};
    report.sections.push_back(std::move(section));
    report.sections.push_back(migration_section(frame, paper.move));
}

} // namespace aitalent
