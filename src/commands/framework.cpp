#include "aitalent/jobs/standards.h"

#include "tree.h"

namespace aitalent {

namespace {

struct Options {
    std::vector<std::string> files;
    std::string name;
    bool source = false, dry_run = false;
};

Exit validate(Invocation &run, const Options &options) {
    const Faults faults = validate_documents(run.circumstances(), options.files);
    run.show_faults(faults);
    return faults.has_errors() ? Exit::findings : Exit::done;
}

Exit show(Invocation &run, const Options &options) {
    if (options.source)
        run.show_text(document_source(run.circumstances(), options.name));
    else
        run.show(show_document(run.circumstances(), options.name));
    return Exit::done;
}

} // namespace

void add_framework(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "framework", "能力指引、職務規範與課程目錄：檢查、載入、列出、顯示",
                        "frameworks, profiles and catalogues: validate, load, list, show",
                        {"framework validate my-profile.yaml", "framework show moda-ai-talent@115v3.0"});
    app->require_subcommand(1);
    auto options = std::make_shared<Options>();

    auto *validating = command(*app, run, "validate", "檢查 YAML 檔，一次列出所有錯誤；沒有錯誤就不出聲",
                               "check YAML files, all mistakes in one pass; silent when there are none",
                               {"framework validate my-profile.yaml", "framework validate *.yaml --format json"});
    list_option(*validating, run, "FILE", options->files, "", "YAML 檔", "YAML files")->required();
    validating->callback([&run, options] { run.work = [&run, options] { return validate(run, *options); }; });

    auto *loading = command(*app, run, "load", "檢查後載入；有任何錯誤就全部不載入",
                            "check and load; nothing is loaded if anything is wrong",
                            {"framework load my-profile.yaml", "framework load framework.yaml profile.yaml --dry-run"});
    list_option(*loading, run, "FILE", options->files, "", "YAML 檔", "YAML files")->required();
    flag(*loading, run, "--dry-run", options->dry_run, "只說會怎麼做", "say what would be done, touch nothing");
    loading->callback([&run, options] {
        run.work = [&run, options] {
            return run.show(load_documents(run.circumstances(), options->files, options->dry_run)), Exit::done;
        };
    });

    auto *listing = command(*app, run, "list", "列出資料庫內的版本", "the editions held",
                            {"framework list", "framework list --format json"});
    listing->callback(
        [&run] { run.work = [&run] { return run.show(list_documents(run.circumstances())), Exit::done; }; });

    auto *showing =
        command(*app, run, "show", "顯示一個版本的內容與來源", "one edition with where each node comes from",
                {"framework show", "framework show tw-civil-service@2026.1 --source"});
    text_option(*showing, run, "NAME", options->name, "", "代號或 代號@版本；省略為使用中的指引",
                "id or id@edition; the framework in use if left out");
    flag(*showing, run, "--source", options->source, "印出載入時的 YAML 原文", "print the YAML as it was loaded");
    showing->callback([&run, options] { run.work = [&run, options] { return show(run, *options); }; });
}

} // namespace aitalent
