#include "aitalent/commands/run.h"

#include "aitalent/jobs/care.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/system/process.h"
#include "help.h"
#include "tree.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// The language must be known before the tree is built, so that help speaks it: --lang wherever it stands, then
/// AITALENT_LANG, then what the store says.
Lang language_of(const Invocation &run) {
    std::string word, db;
    for (std::size_t i = 0; i < run.arguments.size(); ++i) {
        const std::string &argument = run.arguments[i];
        const bool has_next = i + 1 < run.arguments.size();
        if (argument == "--lang" && has_next) word = run.arguments[i + 1];
        if (argument.starts_with("--lang=")) word = argument.substr(7);
        if (argument == "--db" && has_next) db = run.arguments[i + 1];
        if (argument.starts_with("--db=")) db = argument.substr(5);
    }
    if (auto lang = parse_lang(word)) return *lang;
    if (auto lang = parse_lang(environment("AITALENT_LANG").value_or(""))) return *lang;
    return stored_language(store_path(db)).value_or(Lang::zh_tw);
}

std::vector<std::string> names_below(const CLI::App &app) {
    std::vector<std::string> names;
    for (const auto *sub : app.get_subcommands({})) names.push_back(sub->get_name());
    return names;
}

std::vector<std::string> options_of(const CLI::App *app) {
    std::vector<std::string> names;
    for (; app != nullptr; app = app->get_parent())
        for (const auto *option : app->get_options())
            for (const auto &name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

/// The command the user had reached when the line went wrong.
const CLI::App *deepest(const CLI::App &root) {
    const CLI::App *app = &root;
    for (auto chosen = app->get_subcommands(); !chosen.empty(); chosen = app->get_subcommands()) app = chosen.front();
    return app;
}

Fault wrong_line(const CLI::App &root, const CLI::ParseError &error) {
    const CLI::App *at = deepest(root);
    const auto left = root.remaining(true);
    const auto option = std::find_if(left.begin(), left.end(), [](const auto &word) { return word.starts_with("-"); });
    if (option != left.end()) {
        const std::string name = option->substr(0, option->find('='));
        return Fault("AT-CLI-002")
            .with("found", name)
            .with("suggestion", nearest(name, options_of(at)))
            .with("command", path_of(at));
    }
    if (!left.empty() && !names_below(*at).empty())
        return Fault("AT-CLI-001")
            .with("found", left.front())
            .with("suggestion", nearest(left.front(), names_below(*at)))
            .with("command", path_of(at));
    return Fault("AT-CLI-003").with("found", error.what()).with("command", path_of(at));
}

Exit failed(const Invocation &run, const Error &error) {
    run.show_faults(error.faults());
    return error.exit();
}

Exit work_of(CLI::App &root, Invocation &run) {
    try {
        std::vector<std::string> reversed(run.arguments.rbegin(), run.arguments.rend());
        root.parse(reversed);
    } catch (const CLI::CallForHelp &) {
        return run.show_text(deepest(root)->help()), Exit::done;
    } catch (const CLI::CallForVersion &version) {
        return run.show_text(std::string(version.what()) + "\n"), Exit::done;
    } catch (const CLI::ParseError &error) {
        if (run.arguments.empty()) return run.show_text(root.help()), Exit::usage;
        throw Error(Exit::usage, wrong_line(root, error));
    }
    run.program = path_of(deepest(root));
    run.command = run.program.substr(root.get_name().size() + 1);
    return run.work();
}

} // namespace

int run(int argc, char **argv) {
    Invocation invocation;
    invocation.arguments.assign(argv + 1, argv + argc);
    Exit exit = Exit::bug;
    try {
        prepare_process();
        invocation.lang = language_of(invocation);
        CLI::App root;
        build_tree(root, invocation);
        exit = work_of(root, invocation);
    } catch (const Error &error) {
        exit = failed(invocation, error);
    } catch (const std::exception &error) {
        exit = failed(invocation, Error(Exit::bug, Fault("AT-CLI-090").with("found", error.what())));
    }
    return static_cast<int>(exit);
}

} // namespace aitalent
