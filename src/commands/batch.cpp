#include "aitalent/jobs/batch.h"

#include "tree.h"

namespace aitalent {

static Exit work(Invocation &run, const BatchRequest &request) {
    const auto circumstances = run.circumstances();
    const auto lang = run.lang;
    auto outcome = run_batch(circumstances, request, [&](const StageLine &line) { run.talk(line_text(line, lang)); });
    run.show_faults(outcome.faults);
    if (!run.globals.format.empty() || !run.globals.output.empty() || request.dry_run) run.show(outcome.report);
    return outcome.exit;
}

void add_batch(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "batch", "依檔案逐階段匯入、評分、擬計畫、出報表；中斷後可接續",
                        "imports, scores, plans, reports by a file, stage by stage; goes on after a crash",
                        {"batch 每夜.yaml", "batch nightly.yaml --dry-run"});
    auto request = std::make_shared<BatchRequest>();
    text_option(*app, run, "FILE", request->file, "", "批次檔（YAML）", "the batch file (YAML)")->required();
    flag(*app, run, "--fresh", request->fresh, "即使沒有任何變動也全部重做",
         "do every stage although nothing has changed");
    flag(*app, run, "--dry-run", request->dry_run, "只檢查檔案並列出各階段", "check the file and list its stages");
    app->callback([&run, request] { run.work = [&run, request] { return work(run, *request); }; });
}

} // namespace aitalent
