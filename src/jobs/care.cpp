#include "aitalent/jobs/care.h"

#include "aitalent/messages/fault_text.h"
#include "aitalent/messages/labels.h"
#include "aitalent/store/audit.h"
#include "aitalent/store/documents.h"
#include "aitalent/store/erase.h"
#include "aitalent/store/health.h"
#include "aitalent/store/people.h"
#include "aitalent/system/clock.h"
#include "aitalent/system/files.h"
#include "aitalent/system/output.h"
#include "aitalent/system/process.h"
#include "aitalent/system/temporary.h"
#include "attention.h"
#include "held_levels.h"
#include "key_check.h"
#include "key_file.h"
#include "key_with_store.h"
#include "office.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

std::string say(Lang lang, const char *zh, const char *en) {
    return lang == Lang::en ? en : zh;
}

Report paper(const char *kind, std::string title, Lang lang) {
    Report report;
    report.kind = kind;
    report.lang = lang;
    report.title = std::move(title);
    report.sections.push_back({kind, report.title});
    return report;
}

Table table_of(Lang lang, const char *key, std::initializer_list<const char *> columns) {
    Table made;
    made.key = key;
    for (const char *column : columns) made.columns.push_back({column, label(column, lang)});
    return made;
}

Figure fact(Lang lang, const char *key, const char *zh, const char *en, Cell value) {
    return {key, say(lang, zh, en), std::move(value)};
}

Table faults_table(const Faults &faults, Lang lang) {
    auto rows = table_of(lang, "faults", {"code", "what"});
    for (const auto &fault : faults)
        rows.rows.push_back({Identifier{fault.code}, message(fault, lang) + " → " + remedy(fault, lang)});
    return rows;
}

Faults findings_in(Office &office, const std::string &db_path) {
    auto faults = check_store(office.store(), office.as_of());
    faults.add(check_key(office.store(), db_path));
    for (const auto &warning : office.store().warnings())
        if (warning.code == "AT-STO-023") faults.add(warning); // what writes refuses it
    try {                                                      // what scoring would refuse is a finding too
        for (const auto kind : {DocumentKind::framework, DocumentKind::profile, DocumentKind::catalogue})
            load_documents(office.store(), kind, true);
        faults.add(check_held_levels(office));
    } catch (const Error &error) {
        faults.add(error.faults());
    }
    return faults;
}

} // namespace

std::string store_path(const std::string &option) {
    return real_name(!option.empty() ? option : environment("AITALENT_DB").value_or("aitalent.db"));
}

std::optional<Lang> stored_language(const std::string &db_path) {
    if (!file_exists(db_path)) return std::nullopt;
    try {
        return load_settings(Store::open(db_path, Access::read, std::chrono::milliseconds(0))).lang;
    } catch (const Error &) { // whatever is wrong with it is said by the command that needs it
        return std::nullopt;
    }
}

Report status(const Circumstances &circumstances) {
    Office office(circumstances, Access::read);
    const Lang lang = office.lang();
    const auto facts = store_facts(office.store());
    auto report = paper("status", say(lang, "資料庫現況", "what is held"), lang);
    auto &section = report.sections.front();
    section.figures = {
        fact(lang, "as_of", "基準日", "as of", office.as_of()),
        fact(lang, "store", "資料庫", "store", office.store().path()),
        fact(lang, "framework", "能力指引", "framework", Identifier{office.framework().ref.str()}),
        fact(lang, "profile", "職能設定檔", "profile", Identifier{office.profile().str()}),
        fact(lang, "purpose", "蒐集目的", "purpose", office.settings().purpose),
        fact(lang, "retention", "保存月數", "months kept", std::int64_t{office.settings().retention_months}),
        fact(lang, "newest_evidence", "最近的佐證", "newest evidence",
             facts.newest_evidence ? Cell(*facts.newest_evidence) : Cell()),
        fact(lang, "audit_entries", "稽核筆數", "audit entries", facts.head.entries),
        fact(lang, "audit_head", "稽核鏈首", "head of the audit chain", Identifier{facts.head.hash})};
    auto counts = table_of(lang, "counts", {"item", "count"});
    counts.title = say(lang, "現有資料", "held");
    for (const auto &[name, number] : facts.counts) counts.rows.push_back({label(name, lang), number});
    section.tables.push_back(std::move(counts));
    section.tables.push_back(attention_table(office));
    if (const auto path = key_path(circumstances.db_path); !file_exists(path))
        section.text = fmt::format("{}{}", say(lang, "找不到金鑰檔：", "the key file is missing: "), path);
    for (const auto &path : leftovers_in(folder_of(office.store().path())))
        section.text +=
            fmt::format("{}{}{}", section.text.empty() ? "" : "\n",
                        say(lang, "中斷的指令留下的檔案：", "left by a command that was broken off: "), path);
    return report;
}

Faults check_findings(const Circumstances &circumstances) {
    Office office(circumstances, Access::read);
    return findings_in(office, circumstances.db_path);
}

Report check(const Circumstances &circumstances, bool &findings) {
    Office office(circumstances, Access::read);
    const auto faults = findings_in(office, circumstances.db_path);
    findings = !faults.empty();
    const Lang lang = office.lang();
    auto report = paper(
        "check", findings ? say(lang, "檢查有發現", "the check found something") : say(lang, "一切正常", "all is well"),
        lang);
    report.sections.front().tables.push_back(faults_table(faults, lang));
    return report;
}

std::string digest(const Circumstances &circumstances) {
    return digest(Store::open(circumstances.db_path, Access::read, circumstances.busy_timeout));
}

std::string digest_all(const Circumstances &circumstances) {
    return digest_all(Store::open(circumstances.db_path, Access::read, circumstances.busy_timeout));
}

namespace {

/// The key to put beside a backup: a key file there gives way to a later one of the same store, and a later one stays.
std::string key_beside(const std::string &path, const std::string &key) {
    auto there = read_key_file(path);
    if (there.empty() || is_same_or_later(key, there)) return key;
    if (is_same_or_later(there, key)) return there;
    throw Error(Exit::cannot_create, Fault("AT-KEY-006").with("path", path));
}

Faults with_cause(Fault first, const Faults &broken) {
    Faults faults;
    faults.add(std::move(first));
    faults.add(broken);
    return faults;
}

} // namespace

Report backup(const Circumstances &circumstances, const std::string &to, bool with_key, bool replace,
              Faults &findings) {
    Office office(circumstances, Access::read);
    if (with_key && read_key(circumstances.db_path).empty())
        throw Error(Exit::missing, Fault("AT-KEY-009").with("path", key_path(circumstances.db_path)));
    if (with_key) needed_key(office.store(), circumstances.db_path); // there, and this store's
    const auto existing = replace ? Existing::replace : Existing::refuse;
    refuse_place_of_backup(office.store(), to, existing);
    // A copy of a store whose audit trail does not verify may be all there is: it is made, and called what it is. But
    // it takes no earlier backup's place.
    const auto broken = verify_audit(office.store());
    const bool sound = broken.empty();
    if (!sound && file_exists(to)) throw Error(Exit::refused, with_cause(Fault("AT-STO-026").with("path", to), broken));
    std::optional<KeyWithStore> key_copy;
    if (with_key) {
        const auto key = read_key(circumstances.db_path);
        const auto beside = key_beside(to + ".key", key);
        key_copy.emplace(to + ".key", replace ? beside : key, to, replace);
    }
    back_up(office.store(), to, existing);
    if (key_copy) key_copy->keep();
    if (!sound) findings = with_cause(Fault("AT-STO-025", Severity::warning).with("path", to), broken);
    auto report = paper(
        "backup",
        sound ? say(office.lang(), "已備份並核對", "backed up and verified")
              : say(office.lang(), "已備份，但稽核軌跡核對不符", "backed up, but the audit trail does not verify"),
        office.lang());
    auto &figures = report.sections.front().figures;
    figures.push_back(fact(office.lang(), "file", "備份檔", "copy", to));
    figures.push_back(fact(office.lang(), "key", "金鑰檔", "key file",
                           with_key ? to + ".key"
                                    : key_path(circumstances.db_path) + say(office.lang(), "（未一併備份，請另行保管）",
                                                                            " (not in the copy: keep it apart)")));
    return report;
}

namespace {

/// The key that comes with a backup, where the place has none yet. AT-KEY-004 (65) where the one beside the backup is
/// not its own. Where the place holds one that does not fit: AT-KEY-008 (73) if it is an earlier one of this store,
/// AT-KEY-006 (73) if it is another store's, AT-KEY-004 (73) if there is no key to tell by.
std::string key_to_bring(const std::string &from, const std::string &place) {
    const auto name = key_name_of_backup(from);
    const auto beside = real_name(from) + ".key";
    const auto key = read_key_file(beside), held = read_key_file(place);
    if (!key.empty() && !key_fits(key, name)) throw Error(Exit::refused, Fault("AT-KEY-004").with("path", beside));
    if (!held.empty() && !key_fits(held, name)) {
        if (key.empty()) throw Error(Exit::cannot_create, Fault("AT-KEY-004").with("path", place));
        const bool earlier = is_same_or_later(key, held);
        throw Error(Exit::cannot_create,
                    Fault(earlier ? "AT-KEY-008" : "AT-KEY-006").with("path", place).with("found", beside));
    }
    return held.empty() ? key : std::string();
}

} // namespace

Report restore(const Circumstances &circumstances, const std::string &from) {
    refuse_place(circumstances.db_path);
    const auto place = key_path(circumstances.db_path);
    const auto key = key_to_bring(from, place);
    std::optional<KeyWithStore> brought;
    if (!key.empty()) brought.emplace(place, key, circumstances.db_path);
    restore_backup(from, circumstances.db_path);
    Office office(circumstances, Access::read);
    const bool has_key = file_exists(place);
    if (!has_key && circumstances.warn) {
        Faults missing;
        missing.add(Fault("AT-KEY-007", Severity::warning).with("path", place));
        circumstances.warn(missing);
    }
    const Lang lang = office.lang();
    auto report = paper("restore", say(lang, "已還原", "restored"), lang);
    auto &figures = report.sections.front().figures;
    figures.push_back(fact(lang, "store", "資料庫", "store", circumstances.db_path));
    figures.push_back(fact(lang, "key", "金鑰檔", "key file",
                           place + (brought ? say(lang, "（已一併還原）", " (brought along)")
                                    : has_key ? say(lang, "（原已在此，與資料庫相符）", " (was there and fits)")
                                              : say(lang, "（尚缺）", " (missing)"))));
    return report;
}

namespace {

/// Why a mention is left for the officer to decide.
std::string why_left(const std::string &why, Lang lang) {
    struct Words {
        std::string_view why;
        const char *zh, *en;
    };
    static constexpr Words all[] = {
        {"short_number", "可能是其他數字", "may be another number"},
        {"identifier", "也是其他事物的代號", "something else has this code too"},
        {"shared", "另有他人同名或同編號", "somebody else goes by it too"},
        {"part_of_longer", "可能是較長姓名或編號的一部分", "may be part of a longer name or number"},
        {"letter_case", "大小寫不同，可能不是姓名", "other capitals: may be a plain word"},
        {"run_name", "計畫或執行的名稱；刪去後以新名稱查詢",
         "name of a plan or run, which would be found by another name"},
        {"name", "單位或機關的名稱", "name of a unit or agency"},
        {"unit_code", "單位的代碼；刪去後，所屬人員改列新代碼",
         "code of a unit, whose people would be listed under another code"},
        {"catalogue", "課程目錄的文字；重新載入課程目錄後會再出現",
         "text of the catalogue, which loading it again brings back"},
        {"document", "文件原文，不予更動；請載入更正後的版本",
         "line of a document, which is not changed: load a corrected edition"},
        {"code", "代碼，其他資料以此對應，本指令不更動",
         "code, which cannot be changed here: other rows and files refer to it"},
        {"record", "說明其他事物的文字", "text about something else"}};
    const auto *found = std::ranges::find(all, why, &Words::why);
    return found == std::end(all) ? std::string() : say(lang, found->zh, found->en);
}

/// Where else the person is mentioned: what goes, and what is left for the officer to decide.
Table mentions_table(const Erased &erased, bool dry_run, Lang lang) {
    Table made = table_of(lang, "mentions", {});
    made.title = say(lang, "其他資料中提及之處", "Mentions elsewhere");
    made.columns = {{"mention", say(lang, "位置", "place")},
                    {"text", say(lang, "文字", "text")},
                    {"count", label("count", lang)},
                    {"treated", say(lang, "處理", "treated")},
                    {"why", label("why", lang)}};
    const auto gone =
        dry_run ? say(lang, "將改為不可讀", "to be made unreadable") : say(lang, "已改為不可讀", "made unreadable");
    const auto left = dry_run ? say(lang, "請決定；否則保留", "to be decided; else left") : say(lang, "保留", "left");
    for (const auto &place : erased.places)
        if (dry_run || !place.erased) // what is gone is not shown again
            made.rows.push_back({Identifier{place.place}, place.text, place.count,
                                 place.erased  ? gone
                                 : place.fixed ? say(lang, "保留", "left")
                                               : left,
                                 why_left(place.why, lang)});
    return made;
}

struct KindOfRecords {
    const char *key, *zh, *en;
};
constexpr KindOfRecords kinds_of_records[] = {
    {"ratings", "其中：評核", "of these: ratings"},
    {"certificates", "其中：證照", "of these: certificates"},
    {"results", "其中：訓練結果", "of these: training results"},
    {"absences", "其中：請假", "of these: absences"},
    {"bookings", "其中：已訂席次", "of these: bookings"},
    {"groups", "其中：公平性群組", "of these: fairness groups"},
    {"earlier_versions", "其中：更正前的舊資料", "of these: earlier versions"}};

/// What is gone, and honestly what erasing cannot reach.
Report erased_report(Office &office, const Erased &erased, bool dry_run) {
    const Lang lang = office.lang();
    auto report = paper("erased",
                        dry_run ? say(lang, "試作：將徹底刪除，尚未更動任何資料", "dry run: would be erased for good")
                                : say(lang, "已徹底刪除", "erased for good"),
                        lang);
    const auto left = std::ranges::count_if(erased.places, [](const MentionPlace &place) { return !place.erased; });
    const bool is_to_decide =
        std::ranges::any_of(erased.places, [](const MentionPlace &place) { return !place.erased && !place.fixed; });
    auto &section = report.sections.front();
    section.figures = {fact(lang, "people", "人員", "people", erased.people),
                       fact(lang, "records", "紀錄", "records", erased.records)};
    for (const auto &[kind, zh, en] : kinds_of_records) {
        if (const auto found = erased.kinds.find(kind); found != erased.kinds.end())
            section.figures.push_back(fact(lang, kind, zh, en, found->second));
    }
    section.figures.push_back(fact(lang, "run_rows", "執行結果列", "rows of runs", erased.run_rows));
    section.figures.push_back(fact(lang, "mentions", "改為不可讀之處", "places made unreadable", erased.mentions));
    section.figures.push_back(fact(lang, "mentions_left", "保留之處", "places left", std::int64_t{left}));
    section.text = say(
        lang, "本指令無法觸及：先前的備份（含升級前自動備份）、已輸出的報表與退回檔、磁碟上已釋放的區塊。請自行處理。",
        "Out of reach of this command: earlier backups (also those made before an upgrade), reports and rejects "
        "already written, freed blocks of the disk. See to them yourself.");
    if (is_to_decide && dry_run)
        section.text += say(
            lang,
            "可能另有所指之處，請看下表決定：--mentions erase "
            "全部刪去（名稱、代碼與課程目錄除外；文件僅列出，不能刪去），"
            "--mentions 位置,位置 只刪去所列，不加則保留。",
            " Places that may mean something else are listed below, to be decided: --mentions erase "
            "erases them all but names, codes, catalogue and documents, --mentions PLACE,PLACE those named; without "
            "it they stay.");
    if (auto mentions = mentions_table(erased, dry_run, lang); !mentions.rows.empty())
        section.tables.push_back(std::move(mentions));
    return report;
}

/// Erases in the store, or in a copy of it.
template<class Erase>
Report erase(Office &office, bool dry_run, const Erase &erase) {
    auto trial = dry_run ? std::optional(office.store().trial()) : std::nullopt;
    auto report = erased_report(office, erase(trial ? *trial : office.store()), dry_run);
    const auto left = leftovers_in(folder_of(office.store().path()));
    const auto count = dry_run ? left.size() : remove_leftovers(left); // they may hold whom it is about
    if (count > 0)
        report.sections.front().figures.push_back(fact(office.lang(), "leftovers", "中斷的指令留下的檔案",
                                                       "files left by broken off commands", std::int64_t(count)));
    return report;
}

/// "keep", "erase", or places with commas between.
MentionDecision decision_of(const std::string &mentions) {
    MentionDecision decision{.erase_all = mentions == "erase"};
    if (decision.erase_all || mentions.empty() || mentions == "keep") return decision;
    for (const auto place : split(mentions, ',')) decision.places.emplace(trimmed(place));
    return decision;
}

bool is_held(Office &office, const std::string &agency, const std::string &staff) {
    return std::ranges::any_of(load_people(office.store()), [&](const Person &person) {
        return person.staff_no.str() == staff && (agency.empty() || person.agency.str() == agency);
    });
}

/// The newest entry of the audit trail that erased people.
std::optional<AuditEntry> last_erasure(const Store &store) {
    std::optional<AuditEntry> last;
    for (auto &entry : load_audit(store))
        if (std::ranges::any_of(entry.counts,
                                [](const auto &one) { return one.first == "erased_people" && one.second > 0; }))
            last = std::move(entry);
    return last;
}

/// The person's row went in a call that was broken off before its traces were overwritten; that is done now.
Report finished_report(Office &office, bool dry_run) {
    const Lang lang = office.lang();
    auto report = paper("erased",
                        dry_run ? say(lang, "先前中斷的刪除尚未完成", "an erasure that was broken off is not finished")
                                : say(lang, "已完成先前中斷的刪除", "the erasure that was broken off is finished"),
                        lang);
    report.sections.front().text =
        dry_run ? say(lang, "資料庫中已沒有這個編號的人，但痕跡尚未覆寫；加上 --yes 再執行一次即可完成。",
                      "Nobody of this number is held any more, but the traces are not yet overwritten: the command "
                      "with --yes finishes that.")
                : say(lang, "資料庫中已沒有這個編號的人；前一次執行留下的痕跡，這次已全部覆寫。",
                      "Nobody of this number is held any more; the traces the earlier call left are overwritten now.");
    return report;
}

} // namespace

Report erase_person(const Circumstances &circumstances, const std::string &agency, const std::string &staff,
                    const std::string &mentions, bool dry_run) {
    Office office(circumstances, dry_run ? Access::read : Access::write);
    if (found_unfinished_erasure(office.store()) && !is_held(office, agency, staff))
        return finished_report(office, dry_run);
    if (const auto last = last_erasure(office.store()); last && !is_held(office, agency, staff))
        throw Error(Exit::missing, Fault("AT-STO-053")
                                       .with("found", staff)
                                       .with("agency", agency)
                                       .with("entry", std::to_string(last->number))
                                       .with("moment", zone_text(last->at, office.settings().zone)));
    const auto person = office.person(agency, staff);
    auto report = erase(office, dry_run, [&](Store &store) {
        return erase_person(store, office.deed(), person.key, decision_of(mentions));
    });
    if (dry_run) {
        report.subtitle = person.staff_no.str() + " " + person.name;
        report.sections.front().text +=
            say(report.lang, "逐筆內容：aitalent report person ", " Item by item: aitalent report person ") + staff +
            " --all-held" + store_option();
    }
    return report;
}

namespace {

/// Nothing is older than a day to come; what is not past its time goes by the officer's word only.
void check_day(Office &office, const Circumstances &circumstances, Date before) {
    if (office.as_of() < before)
        throw Error(
            Exit::usage,
            Fault("AT-CLI-004")
                .with("option", "--older-than")
                .with("found", iso(before))
                .with("expected", fmt::format(fmt::runtime(say(office.lang(), "{} 以前的日期", "a day up to {}")),
                                              iso(office.as_of())))
                .with("command", "aitalent erase"));
    const int months = office.settings().retention_months;
    const Date kept_from = plus_months(office.as_of(), -months);
    if (months <= 0 || before <= kept_from || !circumstances.warn) return;
    const auto younger = older_than(office.store(), before) - older_than(office.store(), kept_from);
    if (younger == 0) return;
    Faults early;
    early.add(Fault("AT-STO-054", Severity::warning)
                  .with("count", std::to_string(younger))
                  .with("months", std::to_string(months))
                  .with("found", iso(kept_from)));
    circumstances.warn(early);
}

} // namespace

Report erase_older_than(const Circumstances &circumstances, Date before, const std::string &mentions, bool dry_run) {
    Office office(circumstances, dry_run ? Access::read : Access::write);
    check_day(office, circumstances, before);
    return erase(office, dry_run,
                 [&](Store &store) { return erase_older_than(store, office.deed(), before, decision_of(mentions)); });
}

Report audit_trail(const Circumstances &circumstances) {
    Office office(circumstances, Access::read);
    auto report = paper("audit", say(office.lang(), "稽核軌跡", "audit trail"), office.lang());
    auto rows = table_of(office.lang(), "audit", {"number", "moment", "who", "what", "program"});
    rows.columns.push_back({"counts", say(office.lang(), "筆數", "counts")});
    rows.columns.push_back({"host", say(office.lang(), "主機", "host")});
    rows.columns.push_back({"hash", say(office.lang(), "雜湊", "hash")});
    for (const auto &entry : load_audit(office.store())) {
        std::string counts;
        for (const auto &[name, count] : entry.counts)
            counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", label(name, office.lang()), count);
        rows.rows.push_back({entry.number, zone_text(entry.at, office.settings().zone), entry.who, entry.command,
                             entry.version, counts, entry.host, Identifier{entry.hash}});
    }
    report.sections.front().tables.push_back(std::move(rows));
    return report;
}

Report audit_verify(const Circumstances &circumstances, const std::string &known, bool &sound) {
    Office office(circumstances, Access::read);
    const auto faults = verify_audit(office.store(), AuditHead{0, known});
    sound = faults.empty();
    const bool holds = std::ranges::all_of(faults, [](const Fault &fault) { return fault.code == "AT-STO-055"; });
    const auto head = audit_head(office.store());
    auto report = paper("audit-verify",
                        sound   ? say(office.lang(), "雜湊鏈完整", "the chain holds")
                        : holds ? say(office.lang(), "雜湊鏈前後相符，但沒有所給的鏈首",
                                      "the chain holds in itself, but no entry has the head given")
                                : say(office.lang(), "雜湊鏈不完整", "the chain is broken"),
                        office.lang());
    auto &section = report.sections.front();
    section.figures = {fact(office.lang(), "audit_entries", "稽核筆數", "entries", head.entries),
                       fact(office.lang(), "audit_head", "稽核鏈首", "head", Identifier{head.hash})};
    if (const auto earlier = earlier_entries(office.store()); earlier > 0)
        section.text = fmt::format(
            fmt::runtime(say(office.lang(),
                             "第 1 至 {} 筆作成於第 6 版資料庫結構之前：只核對前後相連，並與升級當時所取的雜湊比對，"
                             "無法由內容重算。",
                             "Entries 1 to {} were made before schema 6: they are followed as a linked list and held "
                             "against the hash the upgrade took of them, but cannot be recomputed.")),
            earlier);
    report.figures_lead = sound;
    section.tables.push_back(faults_table(faults, office.lang()));
    return report;
}

} // namespace aitalent
