#include "aitalent/reports/editions.h"

#include "aitalent/messages/labels.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace aitalent {

namespace {

Frame document_frame(Lang lang, const std::string &program) {
    Frame frame;
    frame.lang = lang;
    frame.program = program;
    return frame;
}

/// A report about documents: its head needs no date and no advice.
Report paper(const char *kind, std::string title, const Frame &frame, std::string subtitle) {
    Report report;
    report.kind = kind;
    report.lang = frame.lang;
    report.title = std::move(title);
    report.subtitle = std::move(subtitle);
    return report;
}

std::string said(const Frame &frame, Change change) {
    static constexpr const char *zh[] = {"新增", "移除", "改名", "由新代號取代", "拆分", "合併", "等級調整", "修改"};
    return frame.lang == Lang::en ? std::string(name(change)) : zh[static_cast<int>(change)];
}

std::string said_why(const Frame &frame, const NodeChange &change) {
    std::string why(change.why);
    if (frame.lang != Lang::en)
        why = why == "map" ? "對照表" : why == "previous id" ? "前版代號" : why == "alike" ? "名稱相近" : "同一代號";
    if (change.why.empty()) why.clear();
    return change.proposal ? why + frame.say("（僅為提議，請於對照表確認）", " (a proposal: confirm it in a map)")
                           : why;
}

Table changes_table(const Frame &frame, std::span<const NodeChange> changes) {
    Table rows{"changes", frame.say("各項異動", "What became of each thing")};
    rows.columns = {{"list", frame.say("清單", "list")},
                    {"change", frame.say("異動", "change")},
                    {"before", frame.say("前版", "before")},
                    {"after", frame.say("新版", "after")},
                    {"why", frame.say("依據", "by")}};
    for (const auto &one : changes)
        rows.rows.push_back({label(one.list, frame.lang), said(frame, one.change), Identifier{joined(one.before, ", ")},
                             Identifier{joined(one.after, ", ")}, said_why(frame, one)});
    return rows;
}

Table values_table(const Frame &frame) {
    Table rows{"values", frame.say("異動的內容", "Values that changed")};
    rows.columns = {{"path", frame.say("位置", "path")},
                    {"before", frame.say("前版", "before"), true},
                    {"after", frame.say("新版", "after"), true}};
    return rows;
}

std::int64_t count(std::span<const NodeChange> changes, Change wanted) {
    std::int64_t found = 0;
    for (const auto &one : changes) found += one.change == wanted && !one.proposal;
    return found;
}

/// What a value that differs means for those who are measured by the profile.
enum class Matter { role_added, role_removed, requirement_added, requirement_removed, relevelled, reweighted, other };

Matter matter(const ValueChange &value) {
    const auto requirement = value.path.find("].requirements[");
    const bool is_new = value.before.empty(), is_gone = value.after.empty();
    if (!value.path.starts_with("roles[")) return Matter::other;
    if (requirement == std::string::npos) {
        const bool is_role = value.path.ends_with("].id") && value.path.find('[', 6) == std::string::npos;
        return !is_role || is_new == is_gone ? Matter::other : is_new ? Matter::role_added : Matter::role_removed;
    }
    if (value.path.ends_with("].level"))
        return is_new ? Matter::requirement_added : is_gone ? Matter::requirement_removed : Matter::relevelled;
    return value.path.ends_with("].weight") && !is_new && !is_gone ? Matter::reweighted : Matter::other;
}

std::vector<Figure> figures_of(std::span<const ValueChange> changes, const Frame &frame) {
    std::array<std::int64_t, 7> counts{};
    for (const auto &value : changes) ++counts[static_cast<std::size_t>(matter(value))];
    const auto figure = [&](const char *key, std::string label, Matter one) {
        return Figure{key, std::move(label), counts[static_cast<std::size_t>(one)]};
    };
    return {figure("roles_added", frame.say("新增職務", "role profiles added"), Matter::role_added),
            figure("roles_removed", frame.say("移除職務", "role profiles removed"), Matter::role_removed),
            figure("added", frame.say("新增要求", "requirements added"), Matter::requirement_added),
            figure("removed", frame.say("移除要求", "requirements removed"), Matter::requirement_removed),
            figure("relevelled", frame.say("等級調整的要求", "requirements re-levelled"), Matter::relevelled),
            figure("reweighted", frame.say("權重調整的要求", "requirements re-weighted"), Matter::reweighted),
            figure("other", frame.say("其他異動的值", "other values changed"), Matter::other)};
}

} // namespace

Report differences_report(const Framework &before, const Framework &after, std::span<const NodeChange> changes,
                          Lang lang, const std::string &program) {
    const auto frame = document_frame(lang, program);
    auto report = paper("differences", frame.say("兩個版本的差異", "Differences of two editions"), frame,
                        before.ref.str() + " → " + after.ref.str());
    Section section{"differences", report.title};
    for (auto change : {Change::added, Change::removed, Change::renamed, Change::replaced, Change::split,
                        Change::merged, Change::relevelled, Change::changed})
        section.figures.push_back({std::string(name(change)), said(frame, change), count(changes, change)});
    section.figures.push_back({"proposed", frame.say("名稱相近的提議", "proposed by likeness"),
                               std::count_if(changes.begin(), changes.end(), [](auto &one) { return one.proposal; })});
    auto values = values_table(frame);
    for (const auto &one : changes)
        for (const auto &value : one.values)
            values.rows.push_back(
                {fmt::format("{}[{}].{}", one.list, joined(one.after, ", "), value.path), value.before, value.after});
    section.tables = {changes_table(frame, changes), std::move(values)};
    report.sections.push_back(std::move(section));
    return report;
}

Report differences_report(const Profile &before, const Profile &after, std::span<const ValueChange> changes, Lang lang,
                          const std::string &program) {
    const auto frame = document_frame(lang, program);
    auto report = paper("differences", frame.say("兩個職能設定檔的差異", "Differences of two profiles"), frame,
                        before.str() + " → " + after.str());
    Section section{"differences", report.title};
    auto values = values_table(frame);
    for (const auto &value : changes) values.rows.push_back({value.path, value.before, value.after});
    section.figures = figures_of(changes, frame);
    section.tables.push_back(std::move(values));
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace aitalent
