#include "aitalent/reports/editions.h"

#include "aitalent/messages/labels.h"

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
    static constexpr const char *zh[] = {"新增", "移除", "改名", "由新代號取代", "拆分", "合併", "修改"};
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
        rows.rows.push_back({one.list, said(frame, one.change), Identifier{joined(one.before, ", ")},
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
    for (const auto &one : changes) found += one.change == wanted;
    return found;
}

} // namespace

Report differences_report(const Framework &before, const Framework &after, std::span<const NodeChange> changes,
                          Lang lang, const std::string &program) {
    const auto frame = document_frame(lang, program);
    auto report = paper("differences", frame.say("兩個版本的差異", "Differences of two editions"), frame,
                        before.ref.str() + " → " + after.ref.str());
    Section section{"differences", report.title};
    for (auto change : {Change::added, Change::removed, Change::renamed, Change::replaced, Change::split,
                        Change::merged, Change::changed})
        section.figures.push_back({std::string(name(change)), said(frame, change), count(changes, change)});
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
    section.tables.push_back(std::move(values));
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace aitalent
