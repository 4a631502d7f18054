#include "aitalent/jobs/init.h"

#include "aitalent/jobs/import.h"
#include "aitalent/jobs/sample.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/messages/labels.h"
#include "aitalent/store/documents.h"
#include "aitalent/store/health.h"
#include "aitalent/store/transaction.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "documents_report.h"
#include "import_inputs.h"
#include "key_file.h"
#include "key_with_store.h"
#include "office.h"

#include <algorithm>

namespace aitalent {

namespace {

std::string say(Lang lang, const char *zh, const char *en) {
    return lang == Lang::en ? en : zh;
}

constexpr const char *profile_to_use = "tw-civil-service";

/// The bundled documents, frameworks before what refers to them; only what is missing is saved. The profile's own
/// framework edition and the sample catalogue are in use.
void load_bundled(Office &office, Table &rows) {
    Library bundled;
    bundled.add_embedded();
    const auto profile = bundled.profile(profile_to_use);
    auto is_to_be_used = [&](const Volume &volume) {
        if (volume.header.kind == DocumentKind::framework) return volume.name() == profile.framework.str();
        return volume.header.kind != DocumentKind::profile || volume.name() == profile.str();
    };
    std::vector<const Volume *> missing;
    for (const auto *volume : bundled.all())
        if (office.library().find(volume->header.kind, volume->name()) == nullptr) missing.push_back(volume);
    if (missing.empty()) return;
    Transaction transaction(office.store(), office.deed());
    for (const auto *volume : missing) {
        const auto records = save_volume(transaction, bundled, *volume, is_to_be_used(*volume));
        rows.rows.push_back(loaded_row(*volume, records, office.lang()));
    }
    transaction.commit();
}

/// The sample agency's files through the same door as any officer's.
Section import_sample(const Circumstances &circumstances, Lang lang) {
    Section section{"sample", say(lang, "範例機關（人員均為虛構）", "sample agency (invented people)")};
    for (const auto &file : sample_files()) {
        Office office(circumstances, Access::write);
        std::vector<NamedInput> inputs;
        inputs.push_back({file.name, memory_input(file.bytes)});
        ImportRequest request;
        request.kind = file.kind;
        auto outcome = import_inputs(office, request, inputs);
        if (outcome.refused) throw Error(Exit::bug, std::move(outcome.faults));
        auto &imported = outcome.report.sections.front().tables.front();
        if (section.tables.empty())
            section.tables.push_back(std::move(imported));
        else
            section.tables.front().rows.push_back(std::move(imported.rows.front()));
    }
    return section;
}

} // namespace

Report init(const Circumstances &circumstances, const InitRequest &request) {
    const Lang lang = circumstances.lang.value_or(Lang::zh_tw);
    const bool made = !file_exists(circumstances.db_path);
    if (made) refuse_place(circumstances.db_path);
    const auto place = key_path(circumstances.db_path);
    const bool key_made = made && !file_exists(place); // a lost one is no business of init
    std::optional<KeyWithStore> key;
    if (key_made) key.emplace(place, new_key(), circumstances.db_path);
    const bool key_there = key_made || file_exists(place);
    if (made) {
        Settings settings;
        settings.lang = lang;
        settings.zone = request.zone;
        settings.purpose = request.purpose.empty()
                               ? say(lang, "人事管理之教育訓練規劃", "planning of training in personnel management")
                               : request.purpose;
        settings.retention_months = request.retention_months;
        settings.key_name = key_name(read_key(circumstances.db_path));
        Store::create(circumstances.db_path, settings, {circumstances.who, circumstances.command, program_version()});
    }
    auto documents = loaded_table(lang);
    {
        Office office(circumstances, Access::write);
        load_bundled(office, documents);
    }
    auto report = loaded_report(std::move(documents), lang, false);
    report.title =
        made ? say(lang, "已建立資料庫", "store made") : say(lang, "資料庫原已存在", "the store was there already");
    report.subtitle = circumstances.db_path;
    auto &section = report.sections.front();
    const auto settings = load_settings(Store::open(circumstances.db_path, Access::read, circumstances.busy_timeout));
    section.figures = {{"key_file", say(lang, "金鑰檔", "key file"), place,
                        key_made ? say(lang, "新建；請與資料庫分開備份", "new; back it up apart from the store")
                        : key_there
                            ? say(lang, "沿用", "kept")
                            : for_named_store(say(lang, "遺失：請放回，或執行「aitalent key replace --yes」",
                                                  "missing: put it back, or run 'aitalent key replace --yes'"))},
                       {"purpose", say(lang, "蒐集目的", "purpose"), settings.purpose},
                       {"retention", say(lang, "保存月數", "months kept"), std::int64_t{settings.retention_months}}};
    if (request.example) report.sections.push_back(import_sample(circumstances, lang));
    return report;
}

Report write_examples(const Circumstances &circumstances, const std::string &folder) {
    const Lang lang = circumstances.lang.value_or(Lang::zh_tw);
    make_private_folder(folder);
    Report report;
    report.kind = "examples";
    report.lang = lang;
    report.title = say(lang, "範例機關的檔案（人員均為虛構）", "files of the sample agency (invented people)");
    Table rows;
    rows.key = "files";
    for (const char *key : {"file", "kind", "state"}) rows.columns.push_back({key, label(key, lang)});
    auto files = sample_files();
    files.push_back(sample_groups());
    for (const auto &file : files) {
        const auto path = folder + "/" + file.name;
        const auto written = write_file(path, file.bytes, Existing::replace);
        rows.rows.push_back({path, file.kind,
                             label(written == Written::created    ? "added"
                                   : written == Written::replaced ? "changed"
                                                                  : "unchanged",
                                   lang)});
    }
    report.sections.push_back({"files", report.title, {}, {}, {}, {std::move(rows)}});
    return report;
}

} // namespace aitalent
