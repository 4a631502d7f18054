#include "aitalent/jobs/init.h"

#include "tree.h"

namespace aitalent {

namespace {

struct Options {
    bool example = false;
    std::string zone = "Asia/Taipei", purpose, retention = "60", write_examples;
};

Exit work(Invocation &run, const Options &options) {
    const auto circumstances = run.circumstances();
    if (!options.write_examples.empty())
        return run.show(write_examples(circumstances, options.write_examples)), Exit::done;
    InitRequest request{options.example, options.zone, options.purpose,
                        static_cast<int>(whole_number(run, "--retention-months", options.retention, 1, 1200))};
    run.show(init(circumstances, request));
    return Exit::done;
}

} // namespace

void add_init(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "init", "建立資料庫，載入內建指引、職能設定檔與範例課程目錄",
                        "make the store; load the bundled framework, profile and catalogue",
                        {"init", "init --example --db trial.db"});
    auto options = std::make_shared<Options>();
    flag(*app, run, "--example", options->example, "另加一個範例機關（人員均為虛構）",
         "add a sample agency (invented people)");
    text_option(*app, run, "--write-examples", options->write_examples, "FOLDER", "只把範例機關的檔案寫入資料夾",
                "only write the sample agency's files into a folder");
    text_option(*app, run, "--zone", options->zone, "ZONE", "時區（預設 Asia/Taipei）",
                "time zone (default Asia/Taipei)");
    text_option(*app, run, "--purpose", options->purpose, "TEXT", "蒐集個人資料之特定目的",
                "what the personal data is for");
    text_option(*app, run, "--retention-months", options->retention, "N", "佐證保存月數（預設 60）",
                "months evidence is kept (default 60)");
    app->callback([&run, options] { run.work = [&run, options] { return work(run, *options); }; });
}

} // namespace aitalent
