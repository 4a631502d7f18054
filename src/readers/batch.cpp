#include "aitalent/readers/batch.h"

#include "aitalent/base/words.h"
#include "aitalent/readers/yaml_identities.h"
#include "yaml/read_form.h"

namespace aitalent {

namespace {

constexpr Word<StageWork> works[] = {{StageWork::load, "load"},     {StageWork::import, "import"},
                                     {StageWork::score, "score"},   {StageWork::select, "select"},
                                     {StageWork::plan, "plan"},     {StageWork::report, "report"},
                                     {StageWork::backup, "backup"}, {StageWork::check, "check"}};

} // namespace

template<>
std::span<const Word<StageWork>> words<StageWork>() {
    return works;
}
template<>
std::span<const Word<ImportKind>> words<ImportKind>(); // in import/profile.cpp

std::string_view name(StageWork work) {
    return word_of(works, work);
}

template<class Form, Like<LoadStage> Node>
void describe(Form &form, Node &task) {
    form.required("files", task.files, "frameworks, profiles and catalogues, loaded as one unit");
}

template<class Form, Like<ImportStage> Node>
void describe(Form &form, Node &task) {
    form.required("kind", task.kind, "what the rows are");
    form.required("files", task.files, "CSV, TSV, XLSX or ODS files");
    form.optional("if_there", task.if_there, "pass over files that are not there");
    form.optional("sheet", task.sheet, "sheet by name or number");
    form.optional("profile", task.profile, "import profile; else found out");
    form.optional("encoding", task.encoding, "encoding of the files; else found out");
    form.optional("rejects_folder", task.rejects_folder, "where rejected rows go; else beside the file");
    form.optional("full", task.full, "the file is everybody of the units it covers");
    form.optional("confirm_withdrawals", task.confirmed, "people missing from a full file are withdrawn");
    form.optional("accept_good", task.accept_good, "bring in the good rows, hand back the others");
    form.optional("erase_blank", task.erase_blank, "blank cells erase what is held");
}

template<class Form, Like<ScoreStage> Node>
void describe(Form &form, Node &task) {
    form.optional("agency", task.agency, "only this agency");
    form.optional("unit", task.unit, "only this unit");
    form.optional("role", task.role, "measured against this role profile; else each person's own");
}

template<class Form, Like<SelectStage> Node>
void describe(Form &form, Node &task) {
    form.required("role", task.role, "role profile the training is for");
    form.required("seats", task.seats, "how many may go", Range{1, 1'000'000});
    form.optional("agency", task.agency, "only this agency");
    form.optional("unit", task.unit, "only this unit");
    form.optional("reserves", task.reserves, "FIELD=VALUE:SEATS, one a line");
}

template<class Form, Like<PlanStage> Node>
void describe(Form &form, Node &task) {
    form.required("name", task.name, "name of the plan; an approved plan of that name is kept as it is");
    form.optional("budget", task.budget, "NT$; else the policy's");
    form.optional("hours_per_person", task.hours, "most hours a person trains");
    form.optional("from", task.from, "sessions from this day");
    form.optional("to", task.to, "sessions ending by this day");
    form.optional("effort", task.effort, "0 quick to 3 thorough", Range{0, 3});
}

template<class Form, Like<ReportStage> Node>
void describe(Form &form, Node &task) {
    form.required("kind", task.kind, "which report");
    form.optional("subject", task.subject, "whom or what it is about: staff number, role, plan");
    form.optional("agency", task.agency, "only this agency");
    form.optional("unit", task.unit, "only this unit");
    form.optional("role", task.role, "measured against this role profile");
    form.required("output", task.output, "file (its ending chooses the form) or, for an evidence pack, folder");
    form.optional("table", task.table, "the one table to write as CSV or TSV");
    form.optional("excel", task.excel, "CSV for spreadsheet programs");
}

template<class Form, Like<BackupStage> Node>
void describe(Form &form, Node &task) {
    form.required("output", task.output, "the copy");
    form.optional("with_key", task.with_key, "take the key file along");
}

template<class Form, Like<CheckStage> Node>
void describe(Form &, Node &) {}

namespace {

template<std::size_t... Index>
StageTask task_for(StageWork work, std::index_sequence<Index...>) {
    StageTask task;
    ((std::size_t(work) == Index ? void(task.emplace<Index>()) : void()), ...);
    return task;
}

} // namespace

template<class Form, Like<BatchStage> Node>
void describe(Form &form, Node &stage) {
    form.required("id", stage.id, "name of the stage, unique in the file");
    form.required("do", stage.work, "what the stage does");
    if constexpr (!std::is_const_v<Node>)
        stage.task = task_for(stage.work, std::make_index_sequence<std::variant_size_v<StageTask>>());
    std::visit([&form](auto &task) { describe(form, task); }, stage.task);
}

template<class Form, Like<BatchFile> Node>
void describe(Form &form, Node &batch) {
    form.required("id", batch.id, "name of the batch: runs of one name follow each other");
    form.optional("note", batch.note, "remark");
    form.optional("as_of", batch.as_of, "the day that rules; else the day it runs");
    form.optional("summary", batch.summary, "JSON file written at the end");
    form.required("stages", batch.stages, "what is done, in this order");
}

BatchDocument read_batch(std::string_view text, const std::string &file) {
    BatchDocument document;
    document.place = [file](std::string_view path) { return Place{.file = file, .field = std::string(path)}; };
    const auto tree = yaml::parse(text, file, document.faults);
    if (!tree) return document;
    const auto said = tree->find("aitalent");
    if (!said || said->kind() != yaml::Kind::scalar || said->text() != "batch/1") {
        const auto found = said && said->kind() == yaml::Kind::scalar ? std::string(said->text()) : std::string();
        document.faults.add(Fault("AT-YML-030")
                                .at((said ? *said : tree->root()).place())
                                .with("found", found)
                                .with("expected", "batch/1"));
    }
    yaml::Context context{*tree, document.faults};
    yaml::ReadForm form(context, tree->root(), {}, false);
    form.skip("aitalent");
    describe(form, document.value);
    form.end();
    document.faults.add(find_identities(text, file));
    document.faults.sort_by_place();
    document.place = [tree](std::string_view path) {
        Place place = tree->nearest(path).place();
        place.field = path;
        return place;
    };
    return document;
}

} // namespace aitalent
