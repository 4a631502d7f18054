#include "batch_stage.h"

#include "aitalent/base/hash.h"
#include "aitalent/jobs/care.h"
#include "aitalent/jobs/import.h"
#include "aitalent/jobs/output_place.h"
#include "aitalent/jobs/progress.h"
#include "aitalent/jobs/standards.h"
#include "aitalent/jobs/work.h"
#include "aitalent/store/marks.h"
#include "aitalent/store/runs.h"
#include "aitalent/store/transaction.h"
#include "aitalent/system/files.h"
#include "aitalent/writers/write.h"
#include "batch_script.h"
#include "key_file.h"
#include "office.h"

#include <algorithm>

namespace aitalent {

namespace {

/// For what a job left outside the store, or found that there was nothing to do.
void mark_done(const Circumstances &told, const std::string &output_hash, const char *count = nullptr,
               std::int64_t number = 1) {
    Office office(told, Access::write);
    Transaction transaction(office.store(), office.deed());
    transaction.note_output(output_hash);
    if (count != nullptr) transaction.note_count(count, number);
    transaction.commit();
}

struct Worker {
    const Circumstances &told;

    StageEnd operator()(const LoadStage &task) const { return load_documents(told, task.files, false), StageEnd(); }

    StageEnd operator()(const ImportStage &task) const {
        ImportRequest request;
        request.kind = name(task.kind);
        for (const auto &file : task.files)
            if (!task.if_there || file_exists(file)) request.files.push_back(file);
        if (request.files.empty()) return mark_done(told, {}, "skipped"), StageEnd();
        request.sheet = task.sheet;
        request.profile = task.profile;
        request.encoding = task.encoding;
        request.rejects_folder = task.rejects_folder;
        request.replace = true; // as every output of a batch
        request.mode = task.full ? ImportMode::full : ImportMode::changes;
        request.confirmed = task.confirmed;
        request.accept_good = task.accept_good;
        request.erase_blank = task.erase_blank;
        auto outcome = import_files(told, request);
        const auto exit = outcome.refused ? Exit::refused : outcome.findings ? Exit::findings : Exit::done;
        return {std::move(outcome.faults), exit};
    }

    StageEnd operator()(const ScoreStage &task) const {
        Scope scope;
        scope.agency = task.agency;
        scope.unit = task.unit;
        scope.role = task.role;
        return score(told, scope), StageEnd();
    }

    StageEnd operator()(const SelectStage &task) const {
        SelectRequest request;
        request.scope.role = task.role;
        request.scope.agency = task.agency;
        request.scope.unit = task.unit;
        request.seats = task.seats;
        request.reserves = task.reserves;
        return select_people(told, request), StageEnd();
    }

    StageEnd operator()(const PlanStage &task) const {
        if (approved(task.name)) return mark_done(told, {}, "kept"), StageEnd();
        PlanTask request;
        request.name = task.name;
        request.budget = task.budget;
        request.hours_per_person = task.hours;
        request.from = task.from;
        request.to = task.to;
        request.effort = task.effort;
        return make_plan(told, request), StageEnd();
    }

    StageEnd operator()(const ReportStage &task) const {
        if (task.kind == "evidence-pack") return mark_done(told, evidence_pack_into(task.output)), StageEnd();
        WriteOptions options;
        options.table = task.table;
        options.excel = task.excel;
        const auto bytes = write(made(task), format_of_file(task.output).value_or(Format::csv), options);
        write_output(task.output, bytes, Existing::replace);
        return mark_done(told, sha256(bytes)), StageEnd();
    }

    StageEnd operator()(const BackupStage &task) const {
        Faults findings;
        backup(told, task.output, task.with_key, true, findings);
        mark_done(told, file_hash(task.output), findings.empty() ? nullptr : "findings", std::int64_t(findings.size()));
        const auto exit = findings.empty() ? Exit::done : Exit::findings;
        return {std::move(findings), exit};
    }

    StageEnd operator()(const CheckStage &) const {
        auto faults = check_findings(told);
        mark_done(told, {}, "findings", std::int64_t(faults.size()));
        const auto exit = faults.empty() ? Exit::done : Exit::findings;
        return {std::move(faults), exit};
    }

    bool approved(const std::string &plan) const {
        Office office(told, Access::read);
        const auto run = newest_run(office.store(), RunKind::plan, plan);
        return run && !run->approved_by.empty();
    }

    Report made(const ReportStage &task) const {
        if (task.kind == "status") return status(told);
        if (task.kind == "progress") return progress(told, task.subject);
        ReportTask wanted;
        wanted.kind = task.kind;
        wanted.subject = task.subject;
        wanted.scope.agency = task.agency;
        wanted.scope.unit = task.unit;
        wanted.scope.role = task.role;
        return report(told, wanted);
    }

    std::string evidence_pack_into(const std::string &folder) const {
        return write_evidence_pack(told, folder, true).manifest_hash;
    }
};

std::string hash_of_output(const std::string &path) {
    return is_regular_file(path) ? file_hash(path) : std::string();
}

std::string manifest_of(const std::string &pack) {
    return pack + "/MANIFEST.sha256";
}

/// Whether each file of an evidence pack is the one its manifest names.
bool pack_is_whole(const std::string &folder) {
    constexpr std::size_t digits = 64, gap = 2;
    const auto manifest = read_file(manifest_of(folder), 1u << 20);
    const auto lines = split(manifest, '\n');
    return std::ranges::all_of(lines, [&](std::string_view line) {
        return line.empty() ||
               (line.size() > digits + gap &&
                hash_of_output(folder + "/" + std::string(line.substr(digits + gap))) == line.substr(0, digits));
    });
}

bool key_is_there(const Store &store, const std::string &path) {
    try {
        return key_fits(read_key_file(path), load_settings(store).key_name);
    } catch (const Error &) { // no key, or one that others can read: the backup done again says so
        return false;
    }
}

} // namespace

bool output_is_whole(const Store &store, const BatchStage &stage, const std::string &mark) {
    const auto is_marked = [&](const std::string &file) {
        const auto there = sealed(store, hash_of_output(file));
        return !there.empty() && there == mark;
    };
    if (const auto *report = std::get_if<ReportStage>(&stage.task))
        return report->kind == "evidence-pack" ? is_marked(manifest_of(report->output)) && pack_is_whole(report->output)
                                               : is_marked(report->output);
    if (const auto *copy = std::get_if<BackupStage>(&stage.task))
        return is_marked(copy->output) && (!copy->with_key || key_is_there(store, copy->output + ".key"));
    return true;
}

StageEnd do_stage(const Circumstances &circumstances, const BatchStage &stage) {
    return std::visit(Worker{circumstances}, stage.task);
}

} // namespace aitalent
