#include "aitalent/jobs/import.h"

#include "aitalent/catalogue/check.h"
#include "aitalent/messages/labels.h"
#include "aitalent/privacy/file_mark.h"
#include "aitalent/privacy/identity.h"
#include "aitalent/readers/import.h"
#include "aitalent/readers/import_profile.h"
#include "aitalent/store/batches.h"
#include "aitalent/store/catalogue.h"
#include "aitalent/store/documents.h"
#include "aitalent/store/transaction.h"
#include "conveyor.h"
#include "handing_back.h"
#include "import_inputs.h"
#include "import_report.h"
#include "intake.h"
#include "key_file.h"
#include "office.h"
#include "source_hash.h"

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <set>

namespace aitalent {

namespace {

std::string bare_name(const std::string &path) {
    return masked(std::filesystem::path(path).filename().string());
}

Error unfit_option(const ImportRequest &request, const char *option, const std::string &found, const char *expected) {
    return Error(Exit::usage, Fault("AT-CLI-004")
                                  .with("option", option)
                                  .with("found", found)
                                  .with("expected", expected)
                                  .with("command", "aitalent import " + request.kind));
}

ImportKind kind_of(const ImportRequest &request) {
    const auto kind = parse_import_kind(request.kind);
    if (!kind) throw unfit_option(request, "KIND", request.kind, "agencies | staff | …");
    return *kind;
}

/// The agency of rows that name none: the one told, or the only one there is.
AgencyCode agency_of(const ImportRequest &request, const Store &store) {
    const auto agencies = load_agencies(store);
    if (looks_like_identity(request.agency)) throw unfit_option(request, "--agency", masked(request.agency), "AGENCY");
    if (request.agency.empty()) return agencies.size() == 1 ? agencies.front().code : AgencyCode();
    if (agencies.empty()) return AgencyCode(request.agency);
    NameList held;
    for (const auto &one : agencies) held.add(one.code.str(), {one.name});
    if (const auto *code = held.find(request.agency)) return AgencyCode(*code);
    throw Error(Exit::missing,
                Fault("AT-JOB-002").with("found", request.agency).with("suggestion", held.nearest_to(request.agency)));
}

ImportOptions options_of(const ImportRequest &request, Office &office, const Store &store, const std::string &path) {
    ImportOptions options;
    options.file = bare_name(path);
    options.sheet = request.sheet;
    options.profile = request.profile;
    options.map = request.map;
    if (!request.encoding.empty()) {
        options.encoding = parse_encoding(request.encoding);
        if (!options.encoding)
            throw unfit_option(request, "--input-encoding", request.encoding, "utf-8 | utf-16le | utf-16be | cp950");
    }
    if (request.header_row > 0) options.header_row = static_cast<std::uint32_t>(request.header_row);
    if (!request.evidence.empty()) {
        options.evidence = parse_evidence_kind(request.evidence);
        if (!options.evidence)
            throw unfit_option(request, "--evidence", request.evidence, "self | manager | assessor | practical");
    }
    options.on = request.on;
    options.pseudonym_key = key_of(office.store(), office.told().db_path);
    options.agency = agency_of(request, store);
    if (request.max_errors > 0) options.max_faults = request.max_errors;
    options.keep_good = request.accept_good;
    return options;
}

bool refused(const ImportFile &file, const ImportRequest &request, std::size_t more_warnings) {
    if (!file.readable || !file.complete) return true;
    const bool warned = file.faults.warnings() + more_warnings > 0;
    const bool faulty = file.faults.has_errors() || (request.fail_on == "warning" && warned);
    return faulty && !(request.accept_good && file.totals.accepted > 0);
}

} // namespace

ImportOutcome import_files(const Circumstances &circumstances, const ImportRequest &request) {
    std::vector<NamedInput> inputs;
    for (const auto &path : request.files) inputs.push_back({path, file_input(path)});
    if (!inputs.empty()) inputs.front().hash = std::make_unique<SourceHash>(*inputs.front().input);
    const auto profiles = std::async(std::launch::async, [] { import_profiles(); }); // read while the store is opened
    Office office(circumstances, Access::write);
    return import_inputs(office, request, inputs);
}

namespace {

/// Files of one call, brought in one after the other in one change.
class Arrival {
  public:
    Arrival(Office &office, Store &store, const ImportRequest &request, std::span<NamedInput> inputs)
        : office_(office), store_(store), request_(request), kind_(kind_of(request)),
          transaction_(store, office.deed()), known_(known_names(office, kind_)), handing_back_(request, office.lang()),
          rows_(imports_table(office.lang())) {
        for (auto &input : inputs) take(input, &input == &inputs.back());
    }

    ImportOutcome end() {
        if (!missing_.empty() && !request_.confirmed) refuse_missing();
        if (!outcome_.refused) transaction_.commit();
        hand_back();
        handing_back_.tell(outcome_.refused, outcome_.faults);
        outcome_.report =
            imports_report(std::move(rows_), std::move(quality_), office_.lang(), request_.dry_run, outcome_.refused);
        auto head = begin_report(office_.frame(), "imports", {});
        outcome_.report.about = std::move(head.about);
        outcome_.report.notice = std::move(head.notice);
        if (!missing_.empty()) outcome_.report.sections.front().tables.push_back(leavers());
        return std::move(outcome_);
    }

  private:
    void take(NamedInput &named, bool last) {
        const auto key = needed_key(office_.store(), office_.told().db_path);
        const auto options = options_of(request_, office_, store_, named.path);
        if (!named.hash) named.hash = std::make_unique<SourceHash>(*named.input);
        const auto batch = transaction_.begin_batch({.kind = request_.kind,
                                                     .file = options.file,
                                                     .mode = request_.mode == ImportMode::full ? "full" : "changes"});
        Intake intake(store_, transaction_, request_, office_.as_of(), options.file, spoken_);
        intake.expect(named.input->size());
        known_.person = [&intake](const PersonRef &ref) { return intake.key_of(ref); };
        auto file = Conveyor().run(
            [&](const RecordSink &sink) { return stream_import(kind_, *named.input, options, known_, sink); },
            [&](ImportRecord &&record, const ImportChoice &choice) { intake.take(std::move(record), choice); },
            [&](const ImportRecord &soon, const ImportRecord &later) { intake.foresee(soon, later); });
        intake.conclude();
        if (kind_ == ImportKind::courses || kind_ == ImportKind::sessions)
            tell_of_catalogue(options.file, intake.notes);
        const bool all_told = last && kind_ == ImportKind::staff && request_.mode == ImportMode::full;
        handed_back_ += file.rejected.size();
        if (all_told && request_.accept_good && handed_back_ > 0) // their people are not missing
            intake.notes.add(Fault("AT-JOB-027", Severity::warning).with("count", std::to_string(handed_back_)));
        const bool stop = intake.notes.has_errors() || refused(file, request_, intake.notes.warnings());
        if (!stop && !outcome_.refused && all_told && handed_back_ == 0)
            for (auto &person : intake.withdraw_missing()) missing_.push_back(std::move(person));
        intake.finish();
        if (!stop || !file.faults.has_errors()) file.faults.add(std::move(intake.notes));
        if (!stop) transaction_.name_source(file_mark(key, named.hash->hex()));
        const auto &totals = file.totals;
        const auto records = transaction_.end_batch({.accepted = std::int64_t(totals.accepted),
                                                     .rejected = std::int64_t(totals.rejected),
                                                     .skipped = std::int64_t(totals.skipped)});
        const ImportedFile imported{options.file, request_.kind, request_.dry_run || stop ? 0 : batch, file,
                                    stop ? BatchRecords{} : records};
        rows_.rows.push_back(import_row(imported, office_.lang()));
        quality_.push_back(quality_section(imported, quality_.size() + 1, office_.lang()));
        if (file.faults.errors() + file.faults.warnings() > 0 && !request_.dry_run)
            handing_back_.take(file, named.path);
        note(file, stop, options.file);
    }

    /// What no row can say alone, and the catalogue did not have before: prerequisites that are not there or go in a
    /// circle, sessions whose parts come from several files and contradict each other.
    void tell_of_catalogue(const std::string &file, Faults &notes) {
        const auto say_all = [](const Fault &fault) {
            std::string text = fault.code + '\n' + fault.place.field;
            for (const auto &[key, value] : fault.values) ((text += '\n') += value);
            return text;
        };
        const PlaceOf place = [&](std::string_view path) { return Place{.file = file, .field = std::string(path)}; };
        const auto &framework = office_.framework();
        const auto &profile = office_.profile();
        if (catalogue_flaws_.empty())
            for (const auto &fault : check(office_.catalogue(), framework, profile, place))
                catalogue_flaws_.insert(say_all(fault));
        for (auto fault : check(load_catalogue(store_), framework, profile, place)) {
            if (!catalogue_flaws_.insert(say_all(fault)).second) continue;
            fault.severity = Severity::warning;
            notes.add(std::move(fault));
        }
    }

    void note(ImportFile &file, bool stop, const std::string &file_name) {
        outcome_.refused = outcome_.refused || stop;
        const bool asked_for = request_.fail_on == "warning" && file.faults.warnings() > 0;
        outcome_.findings = outcome_.findings || !file.rejected.empty() || asked_for;
        for (const auto &heading : file.dropped_columns)
            outcome_.faults.add(Fault("AT-JOB-012", Severity::info).with("found", heading).at({.file = file_name}));
        outcome_.faults.add(std::move(file.faults));
    }

    /// The officer's files tell of an import that was kept or refused, never of one that failed.
    void hand_back() {
        try {
            handing_back_.write();
        } catch (const Error &error) {
            if (outcome_.refused) throw;
            Faults faults = error.faults();
            faults.add(Fault("AT-CLI-010", Severity::info).with("command", "aitalent " + office_.told().command));
            throw Error(error.exit(), std::move(faults));
        }
    }

    /// Nobody is withdrawn because a file left him or her out, unless somebody says so.
    void refuse_missing() {
        outcome_.refused = true;
        outcome_.faults.add(Fault("AT-JOB-013").with("count", std::to_string(missing_.size())));
    }

    Table leavers() const {
        std::map<std::pair<AgencyCode, UnitCode>, std::string> units;
        for (const auto &unit : load_units(store_)) units.emplace(std::pair(unit.agency, unit.code), unit.name);
        return leavers_table(missing_, office_.as_of(), units, request_.confirmed, office_.lang());
    }

    Office &office_;
    Store &store_;
    const ImportRequest &request_;
    ImportKind kind_;
    Transaction transaction_;
    KnownNames known_; ///< as they are once nobody else may change them
    Spoken spoken_;
    std::size_t handed_back_ = 0;           ///< rows of all files
    std::set<std::string> catalogue_flaws_; ///< told, or there before
    HandingBack handing_back_;
    Table rows_;
    std::vector<Section> quality_;
    ImportOutcome outcome_;
    std::vector<Person> missing_;
};

} // namespace

ImportOutcome import_inputs(Office &office, const ImportRequest &request, std::span<NamedInput> inputs) {
    if (request.mode == ImportMode::full && kind_of(request) != ImportKind::staff)
        throw unfit_option(request, "--mode", "full", "changes");
    auto trial = request.dry_run ? std::optional(office.store().trial()) : std::nullopt;
    return Arrival(office, trial ? *trial : office.store(), request, inputs).end();
}

Report import_history(const Circumstances &circumstances, const std::string &file) {
    Office office(circumstances, Access::read);
    auto batches = load_batches(office.store());
    if (!file.empty()) {
        const auto key = needed_key(office.store(), circumstances.db_path);
        const auto input = file_input(file);
        const auto mark = file_mark(key, SourceHash(*input).hex());
        std::erase_if(batches, [&](const Batch &batch) { return batch.source.source_mark != mark; });
    }
    return history_report(batches, office.settings().zone, office.lang());
}

namespace {

constexpr DocumentKind kinds_in_use[] = {DocumentKind::framework, DocumentKind::profile, DocumentKind::catalogue};

std::map<DocumentKind, std::string> documents_in_use(const Store &store) {
    std::map<DocumentKind, std::string> found;
    for (const auto kind : kinds_in_use)
        if (const auto document = document_in_use(store, kind)) found.emplace(kind, document->str());
    return found;
}

/// What a store works by does not go as a matter of course.
void refuse_without_documents(const Store &store, const std::map<DocumentKind, std::string> &before,
                              std::int64_t batch) {
    const auto left = documents_in_use(store);
    Faults faults;
    for (const auto &[kind, document] : before)
        if (!left.contains(kind))
            faults.add(Fault("AT-JOB-034")
                           .with("found", std::to_string(batch))
                           .with("list", std::string(name(kind)))
                           .with("documents", document));
    if (!faults.empty()) throw Error(Exit::refused, std::move(faults));
}

} // namespace

Report undo_batch(const Circumstances &circumstances, std::int64_t batch, bool confirmed) {
    Office office(circumstances, Access::write);
    const auto in_use = documents_in_use(office.store());
    Transaction transaction(office.store(), office.deed());
    const auto records = undo_batch(transaction, batch);
    if (!confirmed) refuse_without_documents(office.store(), in_use, batch);
    transaction.commit();
    return undone_report(batch, records, office.lang());
}

Report propose_mapping(const Circumstances &circumstances, const std::string &path, const std::string &) {
    Office office(circumstances, Access::read);
    ImportRequest request;
    const auto input = file_input(path);
    const auto proposal = propose_import(*input, options_of(request, office, office.store(), path),
                                         known_names(office, ImportKind::staff));
    if (proposal.fits.empty() && proposal.faults.has_errors()) throw Error(Exit::refused, proposal.faults);
    return proposal_report(proposal, office.lang());
}

Report sheet_dump(const Circumstances &circumstances, const SheetRequest &request) {
    const auto lang = circumstances.lang.value_or(Lang::zh_tw);
    const auto input = file_input(request.file);
    SheetOptions options;
    options.file = bare_name(request.file);
    if (!request.encoding.empty()) options.encoding = parse_encoding(request.encoding);
    Faults faults;
    const auto workbook = open_workbook(*input, options, faults);
    if (!workbook) throw Error(Exit::refused, std::move(faults));
    Faults notes;
    auto report = sheets_report(*workbook, request, options.file, lang, faults, notes);
    if (faults.has_errors()) throw Error(Exit::refused, std::move(faults));
    if (circumstances.warn && !notes.empty()) circumstances.warn(notes);
    return report;
}

} // namespace aitalent
