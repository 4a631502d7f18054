#include "aitalent/jobs/exchange.h"
#include "aitalent/jobs/standards.h"
#include "tree.h"

namespace aitalent {

namespace {

struct Options {
    std::vector<std::string> files;
    std::string name;
    bool source = false, resolved = false, dry_run = false;
};

Exit validate(Invocation &run, const Options &options) {
    const Faults faults = validate_documents(run.circumstances(), options.files);
    run.show_faults(faults);
    return faults.has_errors() ? Exit::findings : Exit::done;
}

Exit show(Invocation &run, const Options &options) {
    if (options.source)
        run.show_text(document_source(run.circumstances(), options.name));
    else if (options.resolved)
        run.show(resolved_profile(run.circumstances(), options.name));
    else
        run.show(show_document(run.circumstances(), options.name));
    return Exit::done;
}

} // namespace

void add_framework(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "framework", "能力指引、職能設定檔與課程目錄：檢查、載入、比較、移轉、轉換",
                        "frameworks, profiles and catalogues: check, load, compare, migrate, exchange",
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
                {"framework show", "framework show tw-civil-service@2026.1 --resolved"});
    text_option(*showing, run, "NAME", options->name, "", "代號或 代號@版本；省略為使用中的指引",
                "id or id@edition; the framework in use if left out");
    flag(*showing, run, "--source", options->source, "印出載入時的 YAML 原文", "print the YAML as it was loaded");
    flag(*showing, run, "--resolved", options->resolved, "設定檔的每個值，以及由哪一層所定",
         "every value of a profile, and which layer it was written in");
    showing->callback([&run, options] { run.work = [&run, options] { return show(run, *options); }; });

    auto *schema = command(*app, run, "schema", "文件格式的 JSON Schema，供編輯器補字與檢查",
                           "JSON Schema of a kind of document, for editors to complete and check by",
                           {"framework schema profile --output profile.schema.json", "framework schema framework"});
    text_option(*schema, run, "KIND", options->name, "", joined(schema_kinds(), ", ").c_str(),
                joined(schema_kinds(), ", ").c_str())
        ->required();
    schema->callback([&run, options] {
        run.work = [&run, options] {
            one_of(run, "KIND", options->name, schema_kinds());
            return run.show_text(document_schema(options->name)), Exit::done;
        };
    });

    add_framework_exchange(*app, run);
    add_framework_editions(*app, run);
}

} // namespace aitalent
