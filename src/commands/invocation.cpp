#include "invocation.h"

#include <algorithm>

#include <fmt/format.h>

namespace aitalent {

CLI::App *command(CLI::App &parent, const Invocation &run, const std::string &name, const char *zh, const char *en,
                  std::initializer_list<const char *> examples) {
    auto *app = parent.add_subcommand(name, run.say(zh, en));
    std::string lines;
    for (const auto *example : examples) lines += fmt::format("  aitalent {}\n", example);
    app->footer(lines);
    return app;
}

static CLI::Option *named(CLI::Option *option, const char *value) {
    if (value[0] != '\0') option->option_text(value);
    return option;
}

CLI::Option *text_option(CLI::App &app, const Invocation &run, const std::string &names, std::string &target,
                         const char *value, const char *zh, const char *en) {
    return named(app.add_option(names, target, run.say(zh, en)), value);
}

CLI::Option *list_option(CLI::App &app, const Invocation &run, const std::string &names,
                         std::vector<std::string> &target, const char *value, const char *zh, const char *en) {
    return named(app.add_option(names, target, run.say(zh, en)), value);
}

CLI::Option *flag(CLI::App &app, const Invocation &run, const std::string &names, bool &target, const char *zh,
                  const char *en) {
    return app.add_flag(names, target, run.say(zh, en));
}

Error bad_value(const Invocation &run, const std::string &option, const std::string &found, const std::string &expected,
                const std::string &suggestion) {
    return Error(Exit::usage, Fault("AT-CLI-004")
                                  .with("option", option)
                                  .with("found", found)
                                  .with("expected", expected)
                                  .with("suggestion", suggestion)
                                  .with("command", run.program));
}

std::optional<Date> day(const Invocation &run, const std::string &option, const std::string &text) {
    if (text.empty()) return std::nullopt;
    if (const auto date = parse_day(text)) return date;
    throw bad_value(run, option, text, run.say("日期，例如 2026-12-01 或 115/12/01", "a date such as 2026-12-01"));
}

std::int64_t whole_number(const Invocation &run, const std::string &option, const std::string &text, std::int64_t least,
                          std::int64_t most) {
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    const auto number = digits ? parse_int(text) : std::nullopt;
    if (!number || *number < least || *number > most)
        throw bad_value(run, option, text,
                        fmt::format("{} {}–{}", run.say("整數", "a whole number"), grouped(least), grouped(most)));
    return *number;
}

std::int64_t percentage(const Invocation &run, const std::string &option, const std::string &text) {
    const auto digits = text.ends_with('%') ? text.substr(0, text.size() - 1) : text;
    const auto point = digits.find('.');
    const auto whole = digits.substr(0, point);
    auto part = point == std::string::npos ? std::string() : digits.substr(point + 1);
    const auto all_digits = [](const std::string &part_of) {
        return part_of.find_first_not_of("0123456789") == std::string::npos;
    };
    if (whole.empty() || whole.size() > 2 || part.size() > 4 || !all_digits(whole) || !all_digits(part) ||
        (point != std::string::npos && part.empty()))
        throw bad_value(run, option, text, run.say("百分比，例如 0.5%", "a percentage such as 0.5%"));
    part.resize(4, '0');
    return *parse_int(whole) * 10'000 + *parse_int(part);
}

std::size_t one_of(const Invocation &run, const std::string &option, const std::string &text,
                   std::initializer_list<const char *> words) {
    return one_of(run, option, text, std::vector<std::string>(words.begin(), words.end()));
}

std::size_t one_of(const Invocation &run, const std::string &option, const std::string &text,
                   const std::vector<std::string> &words) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    throw bad_value(run, option, text, joined(words, " | "), nearest(text, words));
}

} // namespace aitalent
