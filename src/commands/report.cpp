#include "aitalent/jobs/progress.h"
#include "aitalent/jobs/work.h"

#include "tree.h"

namespace aitalent {

namespace {

struct Kind {
    const char *name;
    const char *subject; ///< what it is about; empty = nothing to name
    const char *options; ///< a letter each: a agency, u unit, r role, d dates, h all held
    const char *zh, *en, *example;
};

constexpr Kind kinds[] = {
    {"agency", "", "au", "全機關：準備度現況與計畫後、層級與類型、熱度圖、主要落差",
     "the whole agency: readiness now and after the plan, tiers and types, heat map, top gaps",
     "report agency --output agency.html"},
    {"person", "STAFF_NO", "arh", "一個人的一頁：職務對照、落差、訓練發展計畫與告知",
     "one person on one page: profile against role, gaps, development plan, notice",
     "report person S0042 --output S0042.html"},
    {"role", "ROLE", "au", "一個職務：誰準備好了、差在哪裡", "one role: who is ready, what is missing",
     "report role data-analyst"},
    {"plan", "NAME", "", "計畫：班期、名單、經費、瓶頸", "a plan: sessions, rosters, cost, bottlenecks",
     "report plan 2027 --output plan.html"},
    {"providers", "NAME", "", "該向哪個訓練單位加開什麼課（重排確認）",
     "which course at which provider to open next, confirmed by re-planning",
     "report providers 2027 --output 加開.html"},
    {"coverage", "", "au", "各單位對各能力的涵蓋", "coverage of competencies by unit", "report coverage --format csv"},
    {"trend", "", "aurd", "趨勢：過去各期、往後預估與歷次計分", "trend: past months, the outlook, stored score runs",
     "report trend --output trend.html"},
    {"rating-sheet", "", "aur", "發給主管填寫的評核表，填妥後以 import assessments 匯入",
     "a sheet for managers to rate on; comes back through import assessments",
     "report rating-sheet --unit 資訊科 --output ratings.xlsx"},
};

/// Option texts, read once the line is parsed.
struct Told {
    ReportTask task;
    std::string from, to;
};

void add_options(CLI::App &app, const Invocation &run, const Kind &kind, Told &told) {
    auto &scope = told.task.scope;
    for (const char option : std::string_view(kind.options)) {
        if (option == 'a') text_option(app, run, "--agency", scope.agency, "CODE", "機關", "agency");
        if (option == 'u') text_option(app, run, "--unit", scope.unit, "UNIT", "單位", "unit");
        if (option == 'r')
            text_option(app, run, "--role", scope.role, "ROLE", "以此職務衡量", "measured against this role");
        if (option == 'h')
            flag(app, run, "--all-held", told.task.all_held, "所保存之全部個人資料（本人複本）",
                 "everything held about the person: his or her own copy");
        if (option != 'd') continue;
        text_option(app, run, "--from", told.from, "DATE", "起日（預設為一年前）", "first day (a year before)");
        text_option(app, run, "--to", told.to, "DATE", "迄日（預設為半年後）", "last day (half a year after)");
    }
}

/// The one report that is a folder.
void add_evidence_pack(CLI::App &parent, Invocation &run) {
    auto *app =
        command(parent, run, "evidence-pack", "佐證包：誰依哪一版由誰訓練、是否仍有效、來源與雜湊、稽核鏈首",
                "a folder for the auditor: who was trained to which edition by whom, still valid, sources, hashes",
                {"report evidence-pack --output 佐證包", "report evidence-pack --output pack --replace"});
    app->callback([&run] {
        run.work = [&run] {
            if (run.globals.output.empty())
                throw Error(Exit::usage, Fault("AT-CLI-005")
                                             .with("expected", "--output FOLDER")
                                             .with("command", "aitalent report evidence-pack"));
            const auto pack = write_evidence_pack(run.circumstances(), run.globals.output, run.globals.replace);
            run.globals.output.clear(); // the folder is written; what it holds goes to stdout
            return run.show(pack.report), Exit::done;
        };
    });
}

} // namespace

void add_report(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "report", "報表（只讀）：終端機、CSV、JSON、Markdown、HTML …",
                        "reports (read only): terminal, CSV, JSON, Markdown, HTML …",
                        {"report agency --output agency.html", "report person S0042 --format md"});
    app->require_subcommand(1);
    auto told = std::make_shared<Told>();
    add_evidence_pack(*app, run);
    for (const auto &kind : kinds) {
        auto *one = command(*app, run, kind.name, kind.zh, kind.en, {kind.example, "report agency --format json"});
        if (kind.subject[0] != '\0') {
            auto *about = text_option(*one, run, kind.subject, told->task.subject, "", "對象", "whom or what");
            const std::string_view name = kind.name;
            if (name != "plan" && name != "providers") about->required();
        }
        add_options(*one, run, kind, *told);
        one->callback([&run, told, &kind] {
            run.work = [&run, told, &kind] {
                told->task.kind = kind.name;
                told->task.from = day(run, "--from", told->from);
                told->task.to = day(run, "--to", told->to);
                return run.show(report(run.circumstances(), told->task)), Exit::done;
            };
        });
    }
}

} // namespace aitalent
