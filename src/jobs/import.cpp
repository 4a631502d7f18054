#include "aitalent/jobs/import.h"

#include "aitalent/base/hash.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/messages/labels.h"
#include "aitalent/privacy/identity.h"
#include "aitalent/readers/import.h"
#include "aitalent/store/batches.h"
#include "aitalent/store/transaction.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "import_inputs.h"
#include "import_report.h"
#include "intake.h"
#include "key_file.h"
#include "office.h"

#include <filesystem>

namespace aitalent {

namespace {

std::string bare_name(const std::string &path) {
    return masked(std::filesystem::path(path).filename().string());
}

std::string hash_of(const Input &input) {
    Sha256 hash;
    for (std::uint64_t at = 0; at < input.size();) {
        const auto part = input.text_at(at, 1u << 20);
        if (part.empty()) break;
        hash.add(part);
        at += part.size();
    }
    return hash.hex();
}

ImportKind kind_of(const ImportRequest &request) {
    const auto kind = parse_import_kind(request.kind);
    if (!kind)
        throw Error(Exit::usage, Fault("AT-CLI-004")
                                     .with("option", "KIND")
                                     .with("found", request.kind)
                                     .with("expected", "agencies | staff | …"));
    return *kind;
}

ImportOptions options_of(const ImportRequest &request, Office &office, const std::string &path) {
    ImportOptions options;
    options.file = bare_name(path);
    options.sheet = request.sheet;
    options.profile = request.profile;
    options.map = request.map;
    if (!request.encoding.empty()) {
        options.encoding = parse_encoding(request.encoding);
        if (!options.encoding)
            throw Error(Exit::usage, Fault("AT-CLI-004")
                                         .with("option", "--input-encoding")
                                         .with("found", request.encoding)
                                         .with("expected", "utf-8 | utf-16le | utf-16be | cp950"));
    }
    options.pseudonym_key = key_of(office.store(), office.told().db_path);
    if (const auto agencies = load_agencies(office.store()); agencies.size() == 1)
        options.agency = agencies.front().code;
    if (request.max_errors > 0) options.max_faults = request.max_errors;
    return options;
}

/// The officer's two files: the rejected rows in the layout they came in, and the faults as a table.
void hand_back(const ImportFile &file, const std::string &path, const ImportRequest &request, Lang lang) {
    const std::filesystem::path source(path);
    const auto folder =
        request.rejects_folder.empty() ? source.parent_path() : std::filesystem::path(request.rejects_folder);
    const auto stem = (folder / source.stem()).string();
    const FaultWords words = [lang](const Fault &fault) { return message(fault, lang); };
    const FaultWords remedies = [lang](const Fault &fault) { return remedy(fault, lang); };
    if (!file.rejected.empty()) write_file(stem + ".rejects.csv", rejects_csv(file, words), Existing::replace);
    write_file(stem + ".faults.csv", faults_csv(file, words, remedies), Existing::replace);
}

bool refused(const ImportFile &file, const ImportRequest &request) {
    if (!file.readable || !file.complete) return true;
    const bool faulty = file.faults.has_errors() || (request.fail_on == "warning" && file.faults.warnings() > 0);
    return faulty && !(request.accept_good && file.totals.accepted > 0);
}

} // namespace

ImportOutcome import_files(const Circumstances &circumstances, const ImportRequest &request) {
    std::vector<NamedInput> inputs;
    for (const auto &path : request.files) inputs.push_back({path, file_input(path)});
    Office office(circumstances, Access::write);
    return import_inputs(office, request, inputs);
}

ImportOutcome import_inputs(Office &office, const ImportRequest &request, std::span<const NamedInput> inputs) {
    const auto kind = kind_of(request);
    const auto base_names = known_names(office);
    auto trial = request.dry_run ? std::optional(office.store().trial()) : std::nullopt;
    Store &store = trial ? *trial : office.store();
    ImportOutcome outcome;
    auto rows = imports_table(office.lang());
    std::vector<Person> missing;
    {
        Transaction transaction(store, office.deed());
        for (const auto &[path, input] : inputs) {
            const auto options = options_of(request, office, path);
            auto known = base_names;
            if (kind == ImportKind::results)
                known.courses.reset(), known.sessions.reset(); // courses of long ago count as held
            const auto hash = hash_of(*input);
            const auto batch = transaction.begin_batch({.kind = request.kind,
                                                        .file = options.file,
                                                        .sha256 = hash,
                                                        .mode = request.mode == ImportMode::full ? "full" : "changes"});
            Intake intake(store, transaction, request, office.as_of());
            known.person_known = [&intake](const PersonRef &ref) { return intake.person_known(ref); };
            auto file = read_import(kind, *input, options, known);
            const bool stop = refused(file, request);
            if (!stop)
                for (const auto &record : file.records) intake.take(record, file.choice, options.file);
            if (!stop && kind == ImportKind::staff && request.mode == ImportMode::full)
                for (auto &person : intake.withdraw_missing()) missing.push_back(std::move(person));
            const auto &totals = file.totals;
            const auto records = transaction.end_batch({.accepted = std::int64_t(totals.accepted),
                                                        .rejected = std::int64_t(totals.rejected),
                                                        .skipped = std::int64_t(totals.skipped)});
            transaction.note_input(hash);
            rows.rows.push_back(
                import_row({options.file, request.kind, request.dry_run ? 0 : batch, file, records}, office.lang()));
            if ((!file.rejected.empty() || file.faults.has_errors()) && !request.dry_run)
                hand_back(file, path, request, office.lang());
            outcome.refused = outcome.refused || stop;
            outcome.findings = outcome.findings || !file.rejected.empty();
            for (const auto &heading : file.dropped_columns)
                outcome.faults.add(
                    Fault("AT-JOB-012", Severity::info).with("found", heading).at({.file = options.file}));
            outcome.faults.add(std::move(file.faults));
            outcome.faults.add(std::move(intake.notes));
        }
        if (!missing.empty() && !request.confirmed) {
            outcome.refused = true;
            for (const auto &person : missing)
                outcome.faults.add(
                    Fault("AT-JOB-013").with("staff_no", person.staff_no.str()).with("unit", person.unit.str()));
        }
        if (!outcome.refused) transaction.commit();
    }
    outcome.report = imports_report(std::move(rows), office.lang(), request.dry_run, outcome.refused);
    return outcome;
}

Report import_history(const Circumstances &circumstances) {
    Office office(circumstances, Access::read);
    return history_report(load_batches(office.store()), office.lang());
}

Report undo_batch(const Circumstances &circumstances, std::int64_t batch) {
    Office office(circumstances, Access::write);
    Transaction transaction(office.store(), office.deed());
    const auto records = undo_batch(transaction, batch);
    transaction.commit();
    return undone_report(batch, records, office.lang());
}

Report propose_mapping(const Circumstances &circumstances, const std::string &path, const std::string &) {
    Office office(circumstances, Access::read);
    ImportRequest request;
    const auto input = file_input(path);
    const auto proposal = propose_import(*input, options_of(request, office, path), known_names(office));
    if (proposal.fits.empty() && proposal.faults.has_errors()) throw Error(Exit::refused, proposal.faults);
    return proposal_report(proposal, office.lang());
}

Report sheet_dump(const Circumstances &circumstances, const std::string &path, const std::string &sheet,
                  const std::string &encoding) {
    const auto lang = circumstances.lang.value_or(Lang::zh_tw);
    const auto input = file_input(path);
    SheetOptions options;
    options.file = bare_name(path);
    if (!encoding.empty()) options.encoding = parse_encoding(encoding);
    Faults faults;
    const auto workbook = open_workbook(*input, options, faults);
    if (!workbook) throw Error(Exit::refused, std::move(faults));
    auto report = sheets_report(*workbook, sheet, lang, faults);
    if (faults.has_errors()) throw Error(Exit::refused, std::move(faults));
    return report;
}

} // namespace aitalent
