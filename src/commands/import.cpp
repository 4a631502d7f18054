#include "aitalent/jobs/import.h"

#include "aitalent/jobs/output_place.h"
#include "tree.h"

#include <map>

#include <fmt/format.h>

namespace aitalent {

namespace {

struct Options {
    ImportRequest request;
    std::string mode = "changes", blank = "keep", max_errors = "0", header_row = "0", on, kind;
    std::string file;
};

/// A file may have a hundred thousand of one fault: the first few of each are read; NAME.faults.csv has all.
void show_first_of_each(const Invocation &run, const Faults &faults) {
    constexpr std::size_t most = 20;
    if (run.globals.format == "json" || run.globals.verbose) return run.show_faults(faults);
    std::map<std::string, std::size_t> met;
    Faults first;
    for (const auto &fault : faults)
        if (met[fault.code]++ < most) first.add(fault);
    run.show_faults(first);
    for (const auto &[code, count] : met)
        if (count > most)
            run.talk(fmt::format(
                fmt::runtime(run.say("{}：另有 {} 件（加 --verbose 全部列出）", "{}: {} more (--verbose lists all)")),
                code, grouped(std::int64_t(count - most))));
}

Exit bring_in(Invocation &run, Options &options) {
    auto &request = options.request;
    request.mode =
        one_of(run, "--mode", options.mode, {"changes", "full"}) == 1 ? ImportMode::full : ImportMode::changes;
    request.erase_blank = one_of(run, "--blank", options.blank, {"keep", "erase"}) == 1;
    request.max_errors = static_cast<std::size_t>(whole_number(run, "--max-errors", options.max_errors, 0, 1'000'000));
    request.header_row = static_cast<std::size_t>(whole_number(run, "--header-row", options.header_row, 0, 1'048'576));
    request.on = day(run, "--rated-on", options.on);
    request.replace = run.globals.replace;
    one_of(run, "--fail-on", request.fail_on, {"error", "warning"});
    refuse_kept(run.globals.output, request.files);
    const auto outcome = import_files(run.circumstances(), request);
    show_first_of_each(run, outcome.faults);
    run.show(outcome.report);
    return outcome.refused ? Exit::refused : outcome.findings ? Exit::findings : Exit::done;
}

void add_kind(CLI::App &parent, Invocation &run, const std::shared_ptr<Options> &options, const char *kind,
              const char *zh, const char *en, const char *example) {
    auto *app = command(parent, run, kind, zh, en, {example, "import history"});
    auto &request = options->request;
    list_option(*app, run, "FILE", request.files, "", "CSV、TSV、XLSX 或 ODS 檔", "CSV, TSV, XLSX or ODS files")
        ->required();
    text_option(*app, run, "--sheet", request.sheet, "SHEET", "工作表名稱或序號", "sheet by name or number");
    list_option(*app, run, "--map", request.map, "HEADING=FIELD", "指定欄位對應，例如 工號=員工編號",
                "say which heading is which field, e.g. 工號=staff_no")
        ->expected(1)
        ->take_all();
    text_option(*app, run, "--profile", request.profile, "NAME", "匯入格式（否則自動判定並印出）",
                "import profile (else found out and printed)");
    text_option(*app, run, "--input-encoding", request.encoding, "NAME", "輸入編碼（否則自動判定並印出）",
                "encoding of the input (else found out and printed)");
    text_option(*app, run, "--header-row", options->header_row, "ROW", "標題列（否則自動判定並印出）",
                "header row (else found out and printed)");
    text_option(*app, run, "--agency", request.agency, "CODE", "檔案未載明機關時使用", "agency of rows that name none");
    if (std::string_view(kind) == "assessments") {
        text_option(*app, run, "--evidence", request.evidence, "KIND",
                    "檔案未載明評核別時使用：self、manager、assessor、practical",
                    "kind of rating where the file has none: self, manager, assessor, practical");
        text_option(*app, run, "--rated-on", options->on, "DATE", "檔案未載明評核日期時使用",
                    "day of rating where the file has none");
    }
    text_option(*app, run, "--mode", options->mode, "MODE", "changes：只新增與修改；full：檔案即全部，缺者視為離職",
                "changes: add and change; full: the file is everybody");
    text_option(*app, run, "--blank", options->blank, "RULE", "空白格：keep 保留原值，erase 清除",
                "blank cells: keep what is held, or erase it");
    flag(*app, run, "--accept-good", request.accept_good, "有錯的列退回，其餘照樣匯入",
         "bring in the good rows, hand back the others");
    flag(*app, run, "--dry-run", request.dry_run, "只說會怎麼做，什麼都不動", "say what would be done, touch nothing");
    flag(*app, run, "--yes", request.confirmed, "確認 full 模式的離職名單",
         "confirm who would be withdrawn in full mode");
    text_option(*app, run, "--max-errors", options->max_errors, "N", "錯誤達 N 件就停（0 為不限）",
                "stop after N errors (0: never)");
    text_option(*app, run, "--fail-on", request.fail_on, "SEVERITY", "error 或 warning", "error or warning");
    text_option(*app, run, "--rejects-folder", request.rejects_folder, "FOLDER", "退回檔的資料夾（預設在原檔旁）",
                "where rejects go (default: beside the file)");
    app->callback([&run, options, kind] {
        run.work = [&run, options, kind] { return options->request.kind = kind, bring_in(run, *options); };
    });
}

} // namespace

void add_import(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "import", "匯入人事與訓練試算表", "bring in personnel and training spreadsheets",
                        {"import staff 人員名冊.xlsx", "import assessments 評核.csv --dry-run"});
    app->require_subcommand(1);
    auto options = std::make_shared<Options>();
    add_kind(*app, run, options, "agencies", "機關", "agencies", "import agencies agencies.csv");
    add_kind(*app, run, options, "staff", "人員", "people, units and postings", "import staff staff.xlsx --mode full");
    add_kind(*app, run, options, "assessments", "能力評核（自評、主管評、評核員、實作）",
             "ratings: self, manager, assessor, practical", "import assessments ratings.csv");
    add_kind(*app, run, options, "certificates", "證照", "certificates held", "import certificates certificates.csv");
    add_kind(*app, run, options, "courses", "課程", "courses", "import courses courses.csv");
    add_kind(*app, run, options, "sessions", "班期", "sessions of courses", "import sessions sessions.csv");
    add_kind(*app, run, options, "results", "訓練結果", "results of courses attended", "import results regist1.csv");
    add_kind(*app, run, options, "budgets", "預算", "budgets by agency, period and source",
             "import budgets budgets.csv");
    add_kind(*app, run, options, "absences", "請假與不克參訓期間", "days a person cannot attend",
             "import absences absences.csv");
    add_kind(*app, run, options, "bookings", "已報名之班期", "seats already booked", "import bookings bookings.csv");
    add_kind(*app, run, options, "groups", "公平性檢視用群組（選用，僅供檢視）",
             "groups for the fairness audit only (opt-in)", "import groups groups.csv");

    auto *history = command(*app, run, "history", "歷次匯入", "what came in when, from which file",
                            {"import history", "import history --file 人員名冊.xlsx"});
    text_option(*history, run, "--file", options->file, "FILE", "只列出由這個檔案匯入的批次（不看檔名，看內容）",
                "only batches that came from this file, by its contents and not its name");
    history->callback([&run, options] {
        run.work = [&run, options] { return run.show(import_history(run.circumstances(), options->file)), Exit::done; };
    });

    auto *profile = command(*app, run, "profile", "為檔案提議欄位對應並說明理由",
                            "propose how a file's columns map, with the reasoning",
                            {"import profile 名冊.xlsx", "import profile export.csv --kind results"});
    text_option(*profile, run, "FILE", options->file, "", "檔案", "the file")->required();
    text_option(*profile, run, "--kind", options->kind, "KIND", "資料種類", "which kind of data");
    profile->callback([&run, options] {
        run.work = [&run, options] {
            return run.show(propose_mapping(run.circumstances(), options->file, options->kind)), Exit::done;
        };
    });
}

void add_undo(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "undo", "把一批匯入整批復原", "take one batch back as a unit",
                        {"undo 7", "import history"});
    struct Undo {
        std::string batch;
        bool confirmed = false;
    };
    auto options = std::make_shared<Undo>();
    text_option(*app, run, "BATCH", options->batch, "", "批號，見 import history",
                "the batch's number, see import history")
        ->required();
    flag(*app, run, "--yes", options->confirmed, "確認：即使復原後沒有使用中的指引、設定檔或課程目錄",
         "confirm that no framework, profile or catalogue may be in use afterwards");
    app->callback([&run, options] {
        run.work = [&run, options] {
            return run.show(undo_batch(run.circumstances(), whole_number(run, "BATCH", options->batch, 1, INT64_MAX),
                                       options->confirmed)),
                   Exit::done;
        };
    });
}

void add_sheet(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "sheet", "以本程式的眼光看試算表", "a spreadsheet as this program reads it",
                        {"sheet dump 名冊.xlsx", "sheet dump staff.csv --format json"});
    app->require_subcommand(1);
    auto *dump = command(*app, run, "dump", "每一格的值與型別", "every cell with its type",
                         {"sheet dump 名冊.xlsx --sheet 2", "sheet dump staff.csv --format json"});
    auto request = std::make_shared<SheetRequest>();
    text_option(*dump, run, "FILE", request->file, "", "檔案", "the file")->required();
    text_option(*dump, run, "--sheet", request->sheet, "SHEET", "工作表名稱或序號", "sheet by name or number");
    text_option(*dump, run, "--input-encoding", request->encoding, "NAME", "輸入編碼", "encoding of the input");
    flag(*dump, run, "--show-sensitive", request->show_sensitive, "敏感欄位照樣顯示（身分證字號除外）",
         "show sensitive columns too (identity numbers never)");
    dump->callback([&run, request] {
        run.work = [&run, request] { return run.show(sheet_dump(run.circumstances(), *request)), Exit::done; };
    });
}

} // namespace aitalent
