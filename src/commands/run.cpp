#include "aitalent/commands/run.h"

#include "aitalent/jobs/care.h"
#include "aitalent/messages/fault_text.h"
#include "aitalent/system/process.h"
#include "given.h"
#include "help.h"
#include "tree.h"

#include <algorithm>
#include <new>
#include <optional>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

namespace aitalent {

namespace {

/// Whether the line asks for ids to complete by: that must not open a store which may be somebody else's.
bool completes(const std::vector<std::string> &arguments) {
    bool after_option = true;
    for (const auto &argument : arguments) {
        if (argument == "complete" && after_option) return true;
        const bool is_option = argument.starts_with("-");
        if (!is_option && !after_option) return false; // another command
        after_option = is_option;
    }
    return false;
}

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
    if (completes(run.arguments)) return Lang::en;
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

/// What is missing, where the line stops half way; the parser says so in English only.
std::optional<std::string> lacking(const CLI::App &at, const CLI::ParseError &error) {
    const std::string_view text = error.what();
    constexpr std::string_view is_required = " is required";
    if (dynamic_cast<const CLI::RequiredError *>(&error) != nullptr && text.ends_with(is_required)) {
        const auto what = text.substr(0, text.size() - is_required.size());
        return what == "A subcommand" ? joined(names_below(at), " | ") : std::string(what);
    }
    if (dynamic_cast<const CLI::ArgumentMismatch *>(&error) != nullptr && text.starts_with("--") &&
        text.ends_with(" missing"))
        return std::string(text.substr(0, text.find(':'))) + " …";
    return std::nullopt;
}

/// A word that no command bears: a slip in a name, or what follows a value with a blank (--role AI planner).
Fault wrong_word(const CLI::App &root, const CLI::App &at, const std::string &word) {
    const auto names = names_below(at);
    const auto suggestion = nearest(word, names);
    const auto given = [](const CLI::Option *one) { return one->count() > 0; };
    const bool follows_a_value = &at != &root && !at.get_options(given).empty();
    if (names.empty() || (suggestion.empty() && follows_a_value)) return Fault("AT-CLI-006").with("found", word);
    return Fault("AT-CLI-001").with("found", word).with("suggestion", suggestion);
}

Fault fault_of(const CLI::App &root, const CLI::App &at, const CLI::ParseError &error) {
    const auto left = root.remaining(true);
    const auto option = std::find_if(left.begin(), left.end(), [](const auto &word) { return word.starts_with("-"); });
    if (option != left.end()) {
        const std::string name = option->substr(0, option->find('='));
        return Fault("AT-CLI-002").with("found", name).with("suggestion", nearest(name, options_of(&at)));
    }
    if (!left.empty() && !names_below(at).empty()) return wrong_word(root, at, left.front());
    if (auto expected = lacking(at, error)) return Fault("AT-CLI-005").with("expected", std::move(*expected));
    if (!left.empty() && dynamic_cast<const CLI::ExtrasError *>(&error) != nullptr)
        return wrong_word(root, at, left.front());
    return Fault("AT-CLI-003").with("found", error.what());
}

Fault wrong_line(const CLI::App &root, const CLI::ParseError &error) {
    const CLI::App *at = deepest(root);
    return fault_of(root, *at, error).with("command", path_of(at));
}

/// What the libraries below throw: the system has run out of something, or the mistake is ours.
Error error_of(const std::exception &error) {
    if (dynamic_cast<const std::bad_alloc *>(&error) != nullptr) return Error(no_resources, Fault("AT-CLI-091"));
    const auto *system = dynamic_cast<const std::system_error *>(&error);
    if (system != nullptr && system->code() == std::errc::resource_unavailable_try_again)
        return Error(no_resources, Fault("AT-CLI-092"));
    return Error(Exit::bug, Fault("AT-CLI-090").with("found", error.what()));
}

Exit failed(const Invocation &run, const Error &error) {
    run.show_faults(error.faults());
    return error.exit();
}

Exit work_of(CLI::App &root, Invocation &run) {
    check_words(run);
    try {
        std::vector<std::string> reversed(run.arguments.rbegin(), run.arguments.rend());
        root.parse(reversed);
    } catch (const CLI::CallForHelp &) {
        return run.show_text(deepest(root)->help()), Exit::done;
    } catch (const CLI::CallForVersion &version) {
        return run.show_text(std::string(version.what()) + "\n"), Exit::done;
    } catch (const CLI::ParseError &error) {
        if (run.arguments.empty()) return run.show_text(root.help()), Exit::usage;
        check_arguments(run);
        throw Error(Exit::usage, wrong_line(root, error));
    }
    name_store(run.globals.db);
    run.program = path_of(deepest(root));
    run.command = run.program.substr(root.get_name().size() + 1);
    check_given(root, run);
    return run.work();
}

} // namespace

int run(int argc, char **argv) {
    Invocation invocation;
    invocation.arguments.assign(argv + 1, argv + argc);
    try {
        prepare_process();
        invocation.lang = language_of(invocation);
        CLI::App root;
        build_tree(root, invocation);
        return static_cast<int>(work_of(root, invocation));
    } catch (const Error &error) {
        return static_cast<int>(failed(invocation, error));
    } catch (const std::exception &error) {
        return static_cast<int>(failed(invocation, error_of(error)));
    }
}

} // namespace aitalent
