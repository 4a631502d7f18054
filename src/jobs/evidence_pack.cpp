#include "aitalent/reports/evidence_pack.h"
#include "aitalent/base/hash.h"
#include "aitalent/jobs/progress.h"
#include "aitalent/messages/labels.h"
#include "aitalent/store/audit.h"
#include "aitalent/store/batches.h"
#include "aitalent/store/documents.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "aitalent/system/temporary.h"
#include "aitalent/writers/write.h"
#include "everybody.h"
#include "import_report.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <set>

#include <fmt/format.h>

namespace aitalent {

namespace {

struct PackFile {
    std::string name; ///< "people/training.csv"
    std::string bytes;
};

Table sources(const Frame &frame, std::span<const Batch> batches) {
    auto rows = table(frame, "sources", frame.say("資料來源", "Sources"),
                      {"batch", "kind", "file", "sheet", "moment", "who", "accepted", "rejected", "skipped", "undone"});
    for (const auto &one : batches)
        rows.rows.push_back({one.number, kind_text(one.source.kind, frame.lang), one.source.file, one.source.sheet,
                             one.at, one.who, one.rows.accepted, one.rows.rejected, one.rows.skipped,
                             one.undone_at ? Cell(*one.undone_at) : Cell()});
    return rows;
}

Table documents(const Frame &frame, const Store &store) {
    auto rows = table(frame, "documents", frame.say("指引、設定檔與課程目錄", "Framework, profile, catalogue"),
                      {"kind", "id", "edition", "sha256", "loaded", "in_use"});
    for (auto kind : {DocumentKind::framework, DocumentKind::profile, DocumentKind::catalogue})
        for (const auto &one : load_documents(store, kind, false))
            rows.rows.push_back({kind_text(name(kind), frame.lang), Identifier{one.id}, Identifier{one.edition},
                                 Identifier{one.sha256}, one.loaded_at, one.in_use});
    return rows;
}

Table audit_chain(const Frame &frame, const Store &store) {
    auto rows = table(frame, "audit", frame.say("稽核軌跡", "Audit trail"),
                      {"number", "moment", "who", "what", "program", "inputs", "counts", "previous", "hash"});
    for (const auto &entry : load_audit(store)) {
        std::vector<std::string> counts;
        for (const auto &[key, count] : entry.counts)
            counts.push_back(fmt::format("{}={}", label(key, frame.lang), count));
        rows.rows.push_back({entry.number, entry.at, entry.who, entry.command, entry.version, joined(entry.inputs, " "),
                             joined(counts, " "), Identifier{entry.previous}, Identifier{entry.hash}});
    }
    return rows;
}

/// Says what the folder is and how to prove it.
std::string read_me(const Frame &frame, const AuditHead &head) {
    return fmt::format(
        fmt::runtime(frame.say(
            "# 佐證包\n\n"
            "基準日 {}，依 {}、{}，由 aitalent {} 產生。\n\n"
            "- `people/`：含個人資料，僅供稽核。training.csv 是誰、由哪個機構、依哪一版指引受訓，基準日是否仍有效、"
            "有效至何時、出自哪個檔案的第幾列；certificates.csv 是證照；levels.csv 是由此得出的等級。\n"
            "- `shared/`：可對外提供的統計。少於 5 人的數字留白，另有些數字一併留白，以免相減得知。\n"
            "- `proof/`：sources.csv 是匯入的檔案（手上的檔案是哪一批，請在原資料庫執行 "
            "`aitalent import history --file 檔案`）；documents.csv 是所依文件；audit.csv 是稽核軌跡。\n\n"
            "核對檔案：`sha256sum -c MANIFEST.sha256`\n\n"
            "稽核鏈首（第 {} 筆）：`{}`\n\n"
            "日後在原資料庫執行 `aitalent audit show`，第 {} 筆的雜湊應與此相同；`aitalent audit verify` "
            "核對整條鏈。\n\n"
            "{}\n",
            "# Evidence pack\n\n"
            "As of {}, by {} and {}, made by aitalent {}.\n\n"
            "- `people/`: personal data, for the auditor only. training.csv says who was trained, by whom, to which "
            "edition, whether it is valid on the day and until when, and from which row of which file; "
            "certificates.csv the same of certificates; levels.csv the levels that follow.\n"
            "- `shared/`: figures to pass on. Counts under 5 are left blank, and others with them, so that subtraction "
            "does not bring them back.\n"
            "- `proof/`: sources.csv, the files imported (`aitalent import history --file FILE` in the store says "
            "which "
            "batch a file at hand was); documents.csv, what it was measured by; audit.csv, the audit trail.\n\n"
            "To check the files: `sha256sum -c MANIFEST.sha256`\n\n"
            "Head of the audit chain (entry {}): `{}`\n\n"
            "Later, in the same store, entry {} of `aitalent audit show` must bear this hash; `aitalent audit verify` "
            "follows the whole chain.\n\n"
            "{}\n")),
        iso(frame.as_of), frame.framework->ref.str(), frame.profile->str(), frame.program, head.entries, head.hash,
        head.entries, advice_notice(frame.lang));
}

std::vector<PackFile> files_of(Office &office) {
    const Everybody everybody(office);
    const auto batches = load_batches(office.store());
    const auto head = audit_head(office.store());
    const PackMaterial material{.learners = everybody.learners(), .yardstick = office.yardstick()};
    const auto frame = office.frame();
    auto report = begin_report(frame, "evidence-pack", frame.say("佐證包", "Evidence pack"));
    report.sections = {pack_people(frame, material), pack_figures(frame, material)};
    report.sections.push_back(
        {"proof",
         frame.say("證明", "Proof"),
         {},
         {},
         {},
         {sources(frame, batches), documents(frame, office.store()), audit_chain(frame, office.store())}});

    std::vector<PackFile> files{{"README.md", read_me(frame, head)}};
    const char *folders[] = {"people", "shared", "proof"};
    for (std::size_t i = 0; i < report.sections.size(); ++i)
        for (const auto &one : report.sections[i].tables) {
            WriteOptions options;
            options.table = one.key;
            options.excel = frame.lang != Lang::en; // the auditor opens them in a spreadsheet program
            files.push_back({fmt::format("{}/{}.csv", folders[i], one.key), write(report, Format::csv, options)});
        }
    std::string manifest;
    for (const auto &file : files) manifest += fmt::format("{}  {}\n", sha256(file.bytes), file.name);
    files.push_back({"MANIFEST.sha256", std::move(manifest)});
    return files;
}

namespace fs = std::filesystem;
constexpr std::uint64_t largest = 1u << 30;

std::set<std::string> files_held(const std::string &folder) {
    std::set<std::string> held;
    std::error_code unknown; // what cannot be looked into cannot be replaced either, and says so then
    for (fs::recursive_directory_iterator at(folder, unknown), end; !unknown && at != end; at.increment(unknown))
        if (!at->is_directory(unknown)) held.insert(at->path().lexically_relative(folder).generic_string());
    return held;
}

/// What an earlier pack in the folder says it is made of.
std::set<std::string> files_listed(const std::string &folder) {
    std::set<std::string> listed;
    const auto manifest = read_file_if_there(folder + "/MANIFEST.sha256", largest).value_or("");
    for (const auto line : split(manifest, '\n')) {
        constexpr std::size_t before_name = 64 + 2;
        if (line.size() > before_name) listed.emplace(line.substr(before_name));
    }
    return listed;
}

/// Whether the folder holds this very pack. A folder is taken the place of only where nothing else stands in it, and
/// other bytes only where that was told.
bool is_there(const std::vector<PackFile> &files, const std::string &folder, bool replace) {
    auto others = files_held(folder);
    const bool all = others.size() == files.size();
    bool same = true;
    for (const auto &file : files) {
        if (others.erase(file.name) == 0) continue;
        const auto path = folder + "/" + file.name;
        if (read_file(path, largest) == file.bytes) continue;
        if (!replace) throw Error(Exit::cannot_create, Fault("AT-FIL-005").with("path", path));
        same = false;
    }
    if (others.empty()) return all && same;
    for (const auto &listed : files_listed(folder)) others.erase(listed);
    if (!others.empty())
        throw Error(Exit::cannot_create, Fault("AT-FIL-012").with("path", folder).with("found", *others.begin()));
    if (!replace) throw Error(Exit::cannot_create, Fault("AT-FIL-005").with("path", folder));
    return false;
}

/// All of it or nothing: made beside its place and named when it is whole.
void write_pack(const std::vector<PackFile> &files, const std::string &folder, bool replace) {
    const bool there = file_exists(folder);
    if (there && !fs::is_directory(folder)) make_private_folder(folder); // says what is wrong
    if (there && is_there(files, folder, replace)) return;
    Temporary pack(folder, Temporary::Kind::folder);
    std::deque<RemovedOnSignal> removed;
    for (const char *part : {"/people", "/shared", "/proof"}) {
        removed.emplace_back(pack.path() + part);
        make_private_folder(pack.path() + part);
    }
    for (const auto &file : files) {
        removed.emplace_back(pack.path() + "/" + file.name);
        write_file(pack.path() + "/" + file.name, file.bytes);
    }
    pack.publish(there ? Existing::replace : Existing::refuse);
}

} // namespace

EvidencePack write_evidence_pack(const Circumstances &circumstances, const std::string &folder, bool replace) {
    Office office(circumstances, Access::read);
    const auto files = files_of(office);
    auto place = folder;
    while (place.size() > 1 && place.ends_with('/')) place.pop_back();
    write_pack(files, real_name(place), replace);
    EvidencePack pack;
    pack.report = begin_report(office.frame(), "evidence-pack", office.frame().say("佐證包", "Evidence pack"), folder);
    auto rows = table(office.frame(), "files", pack.report.title, {"file", "sha256"});
    for (const auto &file : files) {
        pack.manifest_hash = sha256(file.bytes); // the manifest comes last
        rows.rows.push_back({file.name, Identifier{pack.manifest_hash}});
    }
    const auto head = audit_head(office.store());
    Section section{"files", pack.report.title};
    section.figures = {figure(office.frame(), "audit_entries", head.entries),
                       figure(office.frame(), "audit_head", Identifier{head.hash})};
    section.tables.push_back(std::move(rows));
    pack.report.sections.push_back(std::move(section));
    return pack;
}

} // namespace aitalent
