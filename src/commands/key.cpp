#include "aitalent/jobs/keys.h"

#include "tree.h"

namespace aitalent {

void add_key(CLI::App &parent, Invocation &run) {
    auto *app = command(parent, run, "key", "金鑰檔：身分證字號代號化所用的第二個檔案",
                        "the key file: the second file, which turns identity numbers into pseudonyms",
                        {"key show", "key rotate"});
    app->require_subcommand(1);
    auto *showing = command(*app, run, "show", "在哪裡、是否相符、第幾代",
                            "where it is, whether it fits, its generations", {"key show", "key show --format json"});
    showing->callback([&run] { run.work = [&run] { return run.show(key_status(run.circumstances())), Exit::done; }; });
    auto *rotating = command(*app, run, "rotate", "輪替金鑰：所有代號改以新金鑰計算，不需身分證字號",
                             "add a new key: every pseudonym is renewed, no identity number is needed",
                             {"key rotate", "backup safe/aitalent.db --with-key"});
    rotating->callback([&run] { run.work = [&run] { return run.show(rotate_key(run.circumstances())), Exit::done; }; });
    auto *replacing = command(*app, run, "replace", "金鑰確定遺失：清除無法再對應的代號，另建金鑰",
                              "the key is lost for good: drop the pseudonyms nobody can match, make a new key",
                              {"key replace --yes", "import staff staff.xlsx"});
    auto confirmed = std::make_shared<bool>(false);
    flag(*replacing, run, "--yes", *confirmed, "確認", "confirm");
    replacing->callback([&run, confirmed] {
        run.work = [&run, confirmed] {
            if (!*confirmed)
                throw Error(Exit::usage,
                            Fault("AT-CLI-005").with("expected", "--yes").with("command", "aitalent key replace"));
            return run.show(replace_key(run.circumstances())), Exit::done;
        };
    });
}

} // namespace aitalent
