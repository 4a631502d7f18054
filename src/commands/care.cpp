#include "aitalent/jobs/care.h"
#include "aitalent/system/signals.h"

#include "tree.h"

namespace aitalent {

namespace {

struct Options {
    CLI::Option *digest = nullptr;
    bool with_key = false, confirmed = false, dry_run = false;
    std::string file, agency, person, older_than, head, mentions, digest_of;
};

Exit look(Invocation &run, const Options &options) {
    if (options.digest->count() > 0) {
        const bool all = options.digest_of == "all";
        const bool left_out = options.digest_of.empty() || options.digest_of == "true"; // as versions of CLI11 give it
        if (!all && !left_out) throw bad_value(run, "--digest", options.digest_of, "all");
        return run.show_text((all ? digest_all(run.circumstances()) : digest(run.circumstances())) + "\n"), Exit::done;
    }
    bool findings = false;
    const auto result = check(run.circumstances(), findings);
    if (findings || run.globals.verbose || !run.globals.format.empty()) run.show(result);
    return findings ? Exit::findings : Exit::done;
}

Exit forget(Invocation &run, const Options &options) {
    if (options.person.empty() == options.older_than.empty())
        throw Error(Exit::usage,
                    Fault("AT-CLI-005").with("expected", "--person | --older-than").with("command", "aitalent erase"));
    if (!options.confirmed && !options.dry_run)
        throw Error(Exit::usage,
                    Fault("AT-CLI-005").with("expected", "--dry-run | --yes").with("command", "aitalent erase"));
    const SignalsWait until_told; // what is gone cannot be looked up afterwards
    if (!options.person.empty())
        return run.show(erase_person(run.circumstances(), options.agency, options.person, options.mentions,
                                     options.dry_run)),
               Exit::done;
    const auto before = day(run, "--older-than", options.older_than);
    return run.show(erase_older_than(run.circumstances(), *before, options.mentions, options.dry_run)), Exit::done;
}

} // namespace

void add_status(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "status", "資料庫裡有什麼、多新、依據哪一版",
                        "what is held, how fresh, by which edition", {"status", "status --format json"});
    app->callback([&run] { run.work = [&run] { return run.show(status(run.circumstances())), Exit::done; }; });
}

void add_check(CLI::App &parent, Invocation &run) {
    auto *app =
        command(parent, run, "check", "檢查資料庫；一切正常就不出聲", "health of the store; silent when all is well",
                {"check", "check --digest", "check --digest all"});
    auto options = std::make_shared<Options>();
    options->digest =
        text_option(*app, run, "--digest", options->digest_of, "[all]",
                    "只印出領域資料的雜湊值（不含執行結果、核定、設定、批次、代號值）；all：逐列重算全部資料，"
                    "應與稽核軌跡最後一筆所記相同",
                    "print one hash over the domain tables (without runs, approvals, settings, batches, pseudonyms); "
                    "all: over every row, equal to what the last audit entry holds")
            ->expected(0, 1);
    app->callback([&run, options] { run.work = [&run, options] { return look(run, *options); }; });
}

void add_backup(CLI::App &parent, Invocation &run) {
    auto *app =
        command(parent, run, "backup", "備份並核對；他人使用中也可以", "a verified copy, also while others write",
                {"backup 2026-12-01.db", "backup safe/aitalent.db --with-key"});
    auto options = std::make_shared<Options>();
    text_option(*app, run, "FILE", options->file, "", "備份檔", "the copy")->required();
    flag(*app, run, "--with-key", options->with_key, "連同金鑰檔", "take the key file along");
    app->callback([&run, options] {
        run.work = [&run, options] {
            Faults findings;
            const auto report =
                backup(run.circumstances(), options->file, options->with_key, run.globals.replace, findings);
            if (!findings.empty()) run.circumstances().warn(findings);
            run.show(report);
            return findings.empty() ? Exit::done : Exit::findings;
        };
    });
}

void add_restore(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "restore", "把備份還原到新的位置", "put a backup into a new place",
                        {"restore 2026-12-01.db --db new.db", "restore safe/aitalent.db --db new.db"});
    auto options = std::make_shared<Options>();
    text_option(*app, run, "FILE", options->file, "", "備份檔", "the backup")->required();
    app->callback([&run, options] {
        run.work = [&run, options] { return run.show(restore(run.circumstances(), options->file)), Exit::done; };
    });
}

void add_erase(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "erase", "徹底刪除一個人的資料，或逾保存期限的佐證",
                        "remove a person's data, or evidence past its time, for good",
                        {"erase --person S0042 --dry-run", "erase --person S0042 --yes --mentions run.name.3",
                         "erase --older-than 2021-01-01 --yes"});
    auto options = std::make_shared<Options>();
    text_option(*app, run, "--person", options->person, "STAFF_NO", "員工編號", "staff number");
    text_option(*app, run, "--agency", options->agency, "CODE", "機關代碼", "agency code");
    text_option(*app, run, "--older-than", options->older_than, "DATE", "此日之前的佐證", "evidence before this day");
    text_option(
        *app, run, "--mentions", options->mentions, "keep|erase|PLACE,…",
        "他處文字可能提及此人、也可能另有所指時：保留、刪去，或只刪去 --dry-run 列出的某幾處",
        "where a text elsewhere may mean the person or something else: keep, erase, or erase these of the places "
        "that --dry-run lists");
    flag(*app, run, "--dry-run", options->dry_run, "只列出會刪除什麼，什麼都不動", "say what would go, touch nothing");
    flag(*app, run, "--yes", options->confirmed, "確認", "confirm");
    app->callback([&run, options] { run.work = [&run, options] { return forget(run, *options); }; });
}

void add_audit(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "audit", "稽核軌跡：誰、何時、做了什麼", "the audit trail: who, when, what",
                        {"audit show", "audit verify"});
    app->require_subcommand(1);
    auto *showing =
        command(*app, run, "show", "列出稽核軌跡", "the entries", {"audit show", "audit show --format json"});
    showing->callback([&run] { run.work = [&run] { return run.show(audit_trail(run.circumstances())), Exit::done; }; });
    auto *verifying = command(*app, run, "verify", "從頭核對雜湊鏈", "read the chain from its beginning",
                              {"audit verify", "audit verify --head 4f0c…"});
    auto options = std::make_shared<Options>();
    text_option(*verifying, run, "--head", options->head, "HASH", "先前 status 印出的鏈首，須仍在鏈上",
                "a head printed by 'status' before; the chain must still lead through it");
    verifying->callback([&run, options] {
        run.work = [&run, options] {
            const auto &head = options->head;
            const bool is_hash = head.size() == 64 && head.find_first_not_of("0123456789abcdef") == std::string::npos;
            if (!head.empty() && !is_hash)
                throw bad_value(run, "--head", head,
                                run.say("status 印出的 64 個字", "the 64 characters status prints"));
            bool sound = false;
            run.show(audit_verify(run.circumstances(), options->head, sound));
            return sound ? Exit::done : Exit::findings;
        };
    });
}

} // namespace aitalent
