#include "tree.h"

#include "help.h"

namespace aitalent {

namespace {

using AddCommand = void (*)(CLI::App &, Invocation &);

/// Every command of the program, in the order help shows them.
constexpr AddCommand commands[] = {
    add_init,   add_framework, add_import,  add_undo,     add_sheet,  add_score, add_explain,
    add_select, add_plan,      add_replay,  add_progress, add_report, add_batch, add_status,
    add_check,  add_backup,    add_restore, add_erase,    add_key,    add_audit, add_completion,
};

void add_globals(CLI::App &root, Invocation &run) {
    auto &g = run.globals;
    text_option(root, run, "--db", g.db, "FILE", "資料庫檔案（否則用 AITALENT_DB，再否則 ./aitalent.db）",
                "the store (else AITALENT_DB, else ./aitalent.db)");
    text_option(root, run, "--lang", g.lang, "LANG", "語言：zh-TW 或 en（否則用 AITALENT_LANG，再否則 init 所存）",
                "language: zh-TW or en (else AITALENT_LANG, else what init stored)");
    text_option(root, run, "--as-of", g.as_of, "DATE", "基準日（否則為今天，並印出）",
                "the date that rules (else today, printed)");
    text_option(root, run, "--format", g.format, "FORM",
                "table、csv、tsv、json、jsonl、md、html、xlsx、ods（終端機預設 table，管線預設 csv）",
                "table, csv, tsv, json, jsonl, md, html, xlsx, ods (table on a terminal, csv into a pipe)");
    text_option(root, run, "--output,-o", g.output, "FILE", "寫入檔案（先寫暫存檔再更名；副檔名決定格式）",
                "write to a file (written beside and renamed; its ending chooses the form)");
    flag(root, run, "--replace", g.replace, "允許覆寫內容不同的既有檔案", "overwrite an existing file that differs");
    text_option(root, run, "--table", g.table, "KEY", "輸出報表中的哪一張表（CSV、TSV）",
                "which table of the report (CSV, TSV)");
    flag(root, run, "--excel", g.excel, "供中文 Excel 開啟的 CSV（含 BOM）", "CSV for Chinese Excel (with BOM)");
    flag(root, run, "--plain", g.plain, "供程式讀取的 CSV（無 BOM、無公式防護）",
         "CSV for scripts (no BOM, no formula guard)");
    text_option(root, run, "--encoding", g.encoding, "NAME", "CSV 編碼：utf-8 或 cp950",
                "encoding of CSV: utf-8 or cp950");
    text_option(root, run, "--busy-timeout", g.busy_timeout, "MS", "資料庫使用中時等待的毫秒數（預設 5000）",
                "milliseconds to wait for a busy store (default 5000)");
    text_option(root, run, "--color", g.color, "WHEN", "auto、always、never（亦遵守 NO_COLOR）",
                "auto, always, never (NO_COLOR is kept)");
    flag(root, run, "--quiet,-q", g.quiet, "只輸出資料與錯誤", "only data and errors");
    flag(root, run, "--verbose,-v", g.verbose, "多說一些", "say more");
}

} // namespace

void build_tree(CLI::App &root, Invocation &run) {
    root.name("aitalent");
    root.description(run.say("規劃誰該學什麼，讓公務人員善用 AI。",
                             "Plans who learns what, so that public servants can use AI well."));
    root.footer("  aitalent init --example\n  aitalent report agency --output agency.html\n");
    root.formatter(std::make_shared<HelpFormatter>(run.lang));
    root.fallthrough();
    root.require_subcommand(1);
    root.set_help_flag("--help,-h", run.say("顯示說明", "show this help"));
    root.set_version_flag(
        "--version", [] { return "aitalent " AITALENT_VERSION; }, run.say("顯示版本", "show the version"));
    add_globals(root, run);
    for (const auto add : commands) add(root, run);
}

} // namespace aitalent
