#include "batch_script.h"

#include "aitalent/base/hash.h"
#include "aitalent/jobs/output_place.h"
#include "aitalent/jobs/work.h"
#include "aitalent/system/files.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// Everything `report` makes, and what other commands show.
std::vector<std::string> kinds() {
    auto all = report_kinds();
    for (const char *other : {"evidence-pack", "progress", "status"}) all.emplace_back(other);
    return all;
}

/// Reports about one thing: it has to be named, but for plans, where the newest is meant.
bool about_one(const std::string &kind) {
    return kind == "person" || kind == "role";
}
bool about_a_plan(const std::string &kind) {
    return kind == "plan" || kind == "progress";
}

void check_report(const ReportStage &task, const std::string &path, const PlaceOf &place, Faults &faults) {
    if (const auto known = kinds(); std::find(known.begin(), known.end(), task.kind) == known.end())
        faults.add(Fault("AT-BAT-002")
                       .at(place(path + ".kind"))
                       .with("found", task.kind)
                       .with("expected", joined(known, ", "))
                       .with("suggestion", nearest(task.kind, known)));
    else if (task.subject.empty() ? about_one(task.kind) : !about_one(task.kind) && !about_a_plan(task.kind))
        faults.add(Fault("AT-BAT-003")
                       .at(place(path + ".subject"))
                       .with("found", task.kind)
                       .with("expected", about_one(task.kind) ? "1" : "0"));
}

/// What stands in braces, where it is not "{as_of}".
std::string unknown_placeholder(std::string_view path) {
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
        const auto word = path.substr(open, path.find('}', open) - open + 1);
        if (word != "{as_of}") return std::string(word);
    }
    return {};
}

/// Every path of a stage.
template<class Body>
void each_path(StageTask &task, Body body) {
    struct Visitor {
        Body &body;
        void operator()(LoadStage &load) const {
            for (auto &file : load.files) body("files", file);
        }
        void operator()(ImportStage &import) const {
            for (auto &file : import.files) body("files", file);
            if (!import.rejects_folder.empty()) body("rejects_folder", import.rejects_folder);
        }
        void operator()(ReportStage &report) const { body("output", report.output); }
        void operator()(BackupStage &backup) const { body("output", backup.output); }
        void operator()(ScoreStage &) const {}
        void operator()(SelectStage &) const {}
        void operator()(PlanStage &) const {}
        void operator()(CheckStage &) const {}
    };
    std::visit(Visitor{body}, task);
}

void check(BatchDocument &document) {
    auto &batch = document.value;
    for (auto &stage : batch.stages) {
        const auto path = "stages[" + stage.id + "]";
        if (const auto *report = std::get_if<ReportStage>(&stage.task))
            check_report(*report, path, document.place, document.faults);
        each_path(stage.task, [&](const char *key, const std::string &text) {
            if (auto word = unknown_placeholder(text); !word.empty())
                document.faults.add(Fault("AT-BAT-004")
                                        .at(document.place(path + "." + key))
                                        .with("found", word)
                                        .with("expected", "{as_of}"));
        });
    }
    document.faults.sort_by_place();
}

} // namespace

Script read_script(const std::string &file) {
    constexpr std::uint64_t limit = 4u << 20;
    auto text = read_file(file, limit);
    auto document = read_batch(text, file);
    if (!document.faults.has_errors()) check(document);
    if (document.faults.has_errors()) throw Error(Exit::refused, std::move(document.faults));
    return {std::move(document.value), std::move(text), {}};
}

void set_paths(Script &script, const std::string &file, Date as_of) {
    const std::filesystem::path folder(folder_of(file));
    auto set = [&](const char *, std::string &path) {
        constexpr std::string_view day = "{as_of}";
        for (std::size_t at; (at = path.find(day)) != std::string::npos;) path.replace(at, day.size(), iso(as_of));
        path = (folder / path).lexically_normal().string();
    };
    script.summary = script.batch.summary;
    if (!script.summary.empty()) set("summary", script.summary);
    for (auto &stage : script.batch.stages) each_path(stage.task, set);
}

void refuse_outputs(const Script &script, const std::string &file) {
    std::vector<std::string> inputs{file};
    for (const auto &stage : script.batch.stages) {
        if (const auto *load = std::get_if<LoadStage>(&stage.task))
            inputs.insert(inputs.end(), load->files.begin(), load->files.end());
        if (const auto *import = std::get_if<ImportStage>(&stage.task))
            inputs.insert(inputs.end(), import->files.begin(), import->files.end());
    }
    refuse_kept(script.summary, inputs);
    for (const auto &stage : script.batch.stages)
        if (const auto *report = std::get_if<ReportStage>(&stage.task)) refuse_kept(report->output, inputs);
}

std::string file_hash(const std::string &path) {
    if (!file_exists(path)) return {};
    InputFile file(path);
    Sha256 hash;
    std::string part(1u << 16, '\0');
    while (const auto got = file.read(part)) hash.add(std::string_view(part).substr(0, got));
    return hash.hex();
}

std::string inputs_hash(const Script &script, Date as_of) {
    Sha256 hash;
    hash.add(fmt::format("{}\n{}\n", sha256(script.text), iso(as_of)));
    for (const auto &stage : script.batch.stages) {
        const std::vector<std::string> *files = nullptr;
        if (const auto *load = std::get_if<LoadStage>(&stage.task)) files = &load->files;
        if (const auto *import = std::get_if<ImportStage>(&stage.task)) files = &import->files;
        if (files == nullptr) continue;
        for (const auto &file : *files) hash.add(file_hash(file) + "\n");
    }
    return hash.hex();
}

bool imports_files(const Script &script) {
    return std::any_of(script.batch.stages.begin(), script.batch.stages.end(),
                       [](const BatchStage &stage) { return std::holds_alternative<ImportStage>(stage.task); });
}

std::string work_text(const BatchStage &stage) {
    std::string text(name(stage.work));
    if (const auto *import = std::get_if<ImportStage>(&stage.task)) text += " " + std::string(name(import->kind));
    if (const auto *report = std::get_if<ReportStage>(&stage.task)) text += " " + report->kind;
    return text;
}

} // namespace aitalent
