#include "help.h"

#include <algorithm>

#include <CLI/Option.hpp>
#include <fmt/format.h>

namespace aitalent {

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

void append_rows(std::string &out, const std::string &title, const Rows &rows) {
    if (rows.empty()) return;
    int width = 0;
    for (const auto &[name, text] : rows) width = std::max(width, std::min(display_width(name), 30));
    out += fmt::format("\n{}\n", title);
    for (const auto &[name, text] : rows) {
        const bool fits = display_width(name) <= width;
        out += fmt::format("  {}",
                           fits ? padded(name, width + 2) : name + "\n" + std::string(std::size_t(width) + 4, ' '));
        out += text + "\n";
    }
}

Rows option_rows(const CLI::App *app, bool positional) {
    Rows rows;
    for (const auto *option : app->get_options())
        if (option->get_positional() == positional && !option->get_group().empty())
            rows.emplace_back(option_spelling(*option), option->get_description());
    return rows;
}

std::string usage(const CLI::App *app) {
    std::string text = path_of(app);
    for (const auto *option : app->get_options())
        if (option->get_positional())
            text += option->get_required() ? " " + option_spelling(*option) : " [" + option_spelling(*option) + "]";
    const bool has_commands = !app->get_subcommands({}).empty();
    if (has_commands) text += app->get_require_subcommand_min() > 0 ? " COMMAND" : " [COMMAND]";
    return text + " [OPTIONS]";
}

} // namespace

std::string path_of(const CLI::App *app) {
    return app->get_parent() == nullptr ? app->get_name() : path_of(app->get_parent()) + " " + app->get_name();
}

std::vector<const CLI::App *> visible_below(const CLI::App &app) {
    std::vector<const CLI::App *> visible;
    for (const auto *sub : app.get_subcommands({}))
        if (!sub->get_group().empty()) visible.push_back(sub);
    return visible;
}

std::string option_spelling(const CLI::Option &option) {
    const bool takes_value = option.get_type_size() != 0;
    const bool many = option.get_expected_max() >= CLI::detail::expected_max_vector_size;
    if (option.get_positional()) return option.get_name(true, false) + (many ? "..." : "");
    std::string spelling = option.get_name(false, true);
    if (takes_value) spelling += " " + option.get_option_text();
    return spelling;
}

std::string HelpFormatter::make_help(const CLI::App *app, std::string, CLI::AppFormatMode) const {
    auto say = [&](const char *zh, const char *en) { return std::string(lang_ == Lang::en ? en : zh); };
    std::string out = app->get_description() + "\n";
    if (!app->get_footer().empty()) out += fmt::format("\n{}\n{}", say("範例：", "Examples:"), app->get_footer());
    out += fmt::format("\n{}{}\n", say("用法：", "Usage: "), usage(app));
    append_rows(out, say("引數：", "Arguments:"), option_rows(app, true));
    Rows commands;
    for (const auto *sub : app->get_subcommands({}))
        if (!sub->get_group().empty()) commands.emplace_back(sub->get_name(), sub->get_description());
    append_rows(out, say("指令：", "Commands:"), commands);
    append_rows(out, say("選項：", "Options:"), option_rows(app, false));
    if (app->get_parent() != nullptr)
        out += "\n" +
               say("共用選項（--db、--lang、--format、--output、--as-of …）請見「aitalent --help」。",
                   "Options of every command (--db, --lang, --format, --output, --as-of …): 'aitalent --help'.") +
               "\n";
    return out;
}

} // namespace aitalent
