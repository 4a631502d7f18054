// framework diff, framework migrate: from one edition to the next.
#include "aitalent/jobs/standards.h"
#include "tree.h"

namespace aitalent {

namespace {

struct Options {
    EditionChange change;
    bool dry_run = false;
};

CLI::Option *map_option(CLI::App &app, const Invocation &run, EditionChange &change) {
    return text_option(app, run, "--map", change.map, "FILE", "移轉對照表（檔案，或內建對照表的名稱）",
                       "migration map: a file, or the name of a bundled one");
}

CLI::Option *profile_option(CLI::App &app, const Invocation &run, EditionChange &change) {
    return text_option(app, run, "--profile", change.profile, "NAME", "新版本所用的職能設定檔（否則取最新者）",
                       "the profile to go with it (else the last one for that edition)");
}

} // namespace

void add_framework_editions(CLI::App &app, Invocation &run) {
    auto options = std::make_shared<Options>();
    auto *comparing = command(app, run, "diff", "兩個版本有何不同；加上 --impact 則說明採用的影響",
                              "what differs between two editions; with --impact, what adopting one would do",
                              {"framework diff moda-ai-talent@v2 moda-ai-talent@115v3.0",
                               "framework diff moda-ai-talent@v2 moda-ai-talent@115v3.0 --impact"});
    auto &change = options->change;
    text_option(*comparing, run, "BEFORE", change.before, "", "代號@版本，或檔案", "id@edition, or a file")->required();
    text_option(*comparing, run, "AFTER", change.after, "", "代號@版本，或檔案", "id@edition, or a file")->required();
    map_option(*comparing, run, change);
    profile_option(*comparing, run, change);
    flag(*comparing, run, "--impact", change.impact, "採用後誰轉為或不再具備、各職務的時數與經費",
         "who would gain or lose 'ready', which roles, how many hours and NT$");
    comparing->callback([&run, options] {
        run.work = [&run, options] {
            return run.show(compare_editions(run.circumstances(), options->change)), Exit::done;
        };
    });

    auto *migrating = command(
        app, run, "migrate", "把佐證移到新版本，逐件交代去向；undo 可整批復原",
        "take the evidence to a new edition and account for every piece; undo takes it back",
        {"framework migrate --map moda-ai-talent-v2-to-115v3.0 --dry-run", "framework migrate --map my-map.yaml"});
    map_option(*migrating, run, change)->required();
    profile_option(*migrating, run, change);
    flag(*migrating, run, "--dry-run", options->dry_run, "只說會怎麼做", "say what would be done, touch nothing");
    migrating->callback([&run, options] {
        run.work = [&run, options] {
            return run.show(migrate_evidence(run.circumstances(), options->change, options->dry_run)), Exit::done;
        };
    });
}

} // namespace aitalent
