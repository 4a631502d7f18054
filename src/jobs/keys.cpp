#include "aitalent/jobs/keys.h"

#include "aitalent/messages/fault_text.h"
#include "aitalent/messages/labels.h"
#include "aitalent/privacy/file_mark.h"
#include "aitalent/privacy/identity.h"
#include "aitalent/store/marks.h"
#include "aitalent/store/pseudonyms.h"
#include "aitalent/store/store_file.h"
#include "aitalent/system/files.h"
#include "key_file.h"
#include "office.h"

namespace aitalent {

namespace {

std::string say(Lang lang, const char *zh, const char *en) {
    return lang == Lang::en ? en : zh;
}

Report paper(Office &office, const std::string &key, const char *zh, const char *en) {
    const Lang lang = office.lang();
    Report report;
    report.kind = "key";
    report.lang = lang;
    report.title = say(lang, zh, en);
    Section section{"key", report.title};
    section.figures = {
        {"key_file", say(lang, "金鑰檔", "key file"), key_path(office.told().db_path)},
        {"generations", say(lang, "世代數", "generations"),
         key.empty() ? Cell() : Cell(static_cast<std::int64_t>(generations_of(key).size()))},
        {"pseudonyms", say(lang, "以代號辨識的人數", "people with a pseudonym"), count_pseudonyms(office.store())}};
    report.sections.push_back(std::move(section));
    return report;
}

void keep_name(Transaction &transaction, Office &office, const std::string &key) {
    auto settings = load_settings(office.store());
    settings.key_name = key_name(key);
    save_settings(transaction, settings);
}

} // namespace

Report key_status(const Circumstances &circumstances) {
    Office office(circumstances, Access::read);
    const auto key = key_of(office.store(), circumstances.db_path);
    auto report = paper(office, key, "金鑰檔", "the key file");
    if (key.empty())
        report.sections.front().text = for_named_store(
            say(office.lang(), "找不到金鑰檔：請從備份放回；確定遺失時執行「aitalent key replace --yes」。",
                "The key file is missing: put it back from its backup, or, if it is lost for good, run "
                "'aitalent key replace --yes'."));
    return report;
}

Report rotate_key(const Circumstances &circumstances) {
    Office office(circumstances, Access::write);
    const auto path = key_path(circumstances.db_path);
    Transaction transaction(office.store(), office.deed()); // first: of two rotations at once each sees the other's key
    const auto all = read_key(circumstances.db_path);
    const auto present = needed_key(office.store(), circumstances.db_path);
    // A rotation that was broken off has left its generation in the file already.
    const auto next =
        all.size() > present.size() ? all.substr(0, all.find('\n', present.size() + 1)) : present + "\n" + new_key();
    if (next != all) write_key(path, next);
    const auto generation = generations_of(next).back();
    renew_pseudonyms(transaction, [&](const Pseudonym &held) { return renewed_pseudonym(generation, held); });
    renew_source_marks(transaction, [&](const std::string &held) { return renewed_file_mark(generation, held); });
    keep_name(transaction, office, next);
    commit_and_rewrite(transaction, office.store());
    auto report = paper(office, next, "已輪替金鑰", "the key has been rotated");
    report.sections.front().text =
        say(office.lang(), "請立即重新備份金鑰檔：舊的金鑰檔已不適用於本資料庫；新的金鑰檔也適用於先前的資料庫備份。",
            "Back the key file up anew: older copies of it no longer fit this store. The new one also fits earlier "
            "backups of the store.");
    return report;
}

Report replace_key(const Circumstances &circumstances) {
    Office office(circumstances, Access::write);
    const auto path = key_path(circumstances.db_path);
    refuse_name_of_journal(path); // before the pseudonyms go
    Transaction transaction(office.store(), office.deed());
    if (!key_of(office.store(), circumstances.db_path).empty())
        throw Error(Exit::usage, Fault("AT-KEY-005").with("path", path));
    const auto key = new_key();
    renew_pseudonyms(transaction, [](const Pseudonym &) { return Pseudonym(); });
    renew_source_marks(transaction, [](const std::string &) { return std::string(); });
    keep_name(transaction, office, key);
    commit_and_rewrite(transaction, office.store());
    write_key(path, key); // last: broken off before it, the key is as lost as it was, and the command can be repeated
    auto report = paper(office, key, "已另建金鑰", "a new key has been made");
    report.sections.front().text =
        say(office.lang(), "請重新匯入含身分證字號的人員檔；在此之前，人員僅以員工編號辨識。",
            "Import the staff file with identity numbers again; until then people are known by staff number alone.");
    return report;
}

} // namespace aitalent
