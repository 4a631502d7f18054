#include "batch_report.h"

#include "aitalent/messages/labels.h"
#include "office.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

constexpr const char *state_keys[] = {"stage_done",    "stage_done_before", "stage_done_again", "stage_findings",
                                      "stage_skipped", "stage_failed",      "stage_waiting"};

std::int64_t count_of(const StageMark &mark, std::string_view wanted) {
    for (const auto &[name, count] : mark.entry.counts)
        if (name == wanted) return count;
    return 0;
}

} // namespace

StageLine waiting_line(const Script &script, const BatchStage &stage) {
    const auto &all = script.batch.stages;
    return {
        .number = std::size_t(&stage - all.data()) + 1, .of = all.size(), .stage = stage.id, .work = work_text(stage)};
}

std::vector<StageLine> waiting_lines(const Script &script) {
    std::vector<StageLine> lines;
    for (const auto &stage : script.batch.stages) lines.push_back(waiting_line(script, stage));
    return lines;
}

void fill_in(StageLine &line, const StageMark &mark, Lang lang) {
    line.state = StageState::done;
    if (count_of(mark, "rejected") > 0 || count_of(mark, "findings") > 0) line.state = StageState::findings;
    if (count_of(mark, "skipped") > 0 || count_of(mark, "kept") > 0) line.state = StageState::skipped;
    line.what.clear();
    for (const auto &[name, count] : mark.entry.counts)
        line.what += fmt::format("{}{} {}", line.what.empty() ? "" : ", ", label(name, lang), count);
}

std::string line_text(const StageLine &line, Lang lang) {
    auto text = fmt::format("{}/{} {} ({}): {}", line.number, line.of, line.stage, line.work,
                            label(state_keys[std::size_t(line.state)], lang));
    if (!line.what.empty()) text += " — " + line.what;
    return text;
}

void add_head(Report &report, const AuditHead &head) {
    auto &figures = report.sections.front().figures;
    figures.push_back({"audit_entries", label("audit_entries", report.lang), head.entries});
    figures.push_back({"audit_head", label("audit_head", report.lang), Identifier{head.hash}});
}

Report batch_report(const BatchFile &batch, Date as_of, std::span<const StageLine> lines, Lang lang) {
    auto say = [lang](const char *zh, const char *en) { return std::string(lang == Lang::en ? en : zh); };
    Report report;
    report.kind = "batch";
    report.lang = lang;
    report.title = say("批次", "batch") + " " + batch.id;
    report.about = {{"as_of", label("as_of", lang), as_of},
                    {"program", label("program", lang), "aitalent " + program_version()}};
    const auto ended = std::count_if(lines.begin(), lines.end(), [](const StageLine &line) {
        return line.state != StageState::waiting && line.state != StageState::failed;
    });
    Section section{"batch", report.title};
    section.figures = {{"stages", label("stages", lang), std::int64_t(lines.size())},
                       {"stages_done", label("stages_done", lang), std::int64_t(ended)}};
    Table rows{"stages", label("stages", lang)};
    for (const char *key : {"number", "batch_stage", "work", "state", "what"})
        rows.columns.push_back({key, label(key, lang)});
    for (const auto &line : lines)
        rows.rows.push_back({std::int64_t(line.number), Identifier{line.stage}, line.work,
                             label(state_keys[std::size_t(line.state)], lang), line.what});
    section.tables.push_back(std::move(rows));
    report.sections.push_back(std::move(section));
    return report;
}

} // namespace aitalent
