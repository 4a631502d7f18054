#include "given.h"

#include "aitalent/privacy/free_text.h"
#include "help.h"

#include <algorithm>

#include <fmt/format.h>
#include <unistd.h>

namespace aitalent {

namespace {

constexpr std::string_view own_variables = "AITALENT_";

std::string name_of(const CLI::Option &option) {
    if (option.get_positional()) return option.get_name(true, false);
    return option.get_lnames().empty() ? "-" + option.get_snames().front() : "--" + option.get_lnames().front();
}

bool names_a_file(const CLI::Option &option) {
    const auto &kind = option.get_positional() ? option.get_name(true, false) : option.get_option_text();
    return kind == "FILE" || kind == "FOLDER";
}

bool is_blank(std::string_view text) {
    return trimmed(text).empty();
}

/// Whether a value of one of the forms NAME=VALUE, NAME=VALUES, NAME=VALUES:N and A,B,… lacks a part.
bool lacks_part(const std::string &form, std::string_view value) {
    const bool named = form.find('=') != std::string::npos;
    if (named) {
        const auto sign = value.find('=');
        if (sign == std::string_view::npos) return false; // for the command to refuse
        if (is_blank(value.substr(0, sign)) || is_blank(value.substr(value.rfind('=') + 1))) return true;
        value = value.substr(sign + 1);
    }
    if (form.find(':') != std::string::npos) {
        const auto colon = value.rfind(':');
        if (colon != std::string_view::npos && is_blank(value.substr(colon + 1))) return true;
        value = value.substr(0, colon);
    }
    const bool is_list = form.find("VALUE") != std::string::npos || form.find("…") != std::string::npos;
    if (!is_list) return false;
    const auto parts = split(value, ',');
    return std::any_of(parts.begin(), parts.end(), is_blank);
}

void refuse(const Invocation &run, const char *code, std::string_view name) {
    throw Error(Exit::usage, Fault(code).with("option", std::string(name)).with("command", run.program));
}

void check_variables(const Invocation &run) {
    for (char **variable = ::environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        const auto sign = text.find('=');
        if (!text.starts_with(own_variables) || sign == std::string_view::npos) continue;
        const auto value = text.substr(sign + 1);
        const auto name = text.substr(0, sign);
        if (is_blank(value)) refuse(run, "AT-CLI-007", name);
        if (name != "AITALENT_WHO") continue; // the others name files, places and languages
        if (holds_identity(value)) refuse(run, "AT-CLI-008", name);
        if (printable(value) != value)
            throw Error(Exit::usage,
                        Fault("AT-CLI-004")
                            .with("option", "AITALENT_WHO")
                            .with("found", printable(value))
                            .with("expected", run.say("沒有控制字元的名稱", "a name without control characters"))
                            .with("command", "aitalent"));
    }
}

} // namespace

void check_words(const Invocation &run) {
    std::string_view before; // an option that may take this word as its value
    for (const auto &word : run.arguments) {
        if (word == "--") return;
        if (is_blank(word) && before.starts_with("-") && before.find('=') == std::string_view::npos)
            refuse(run, "AT-CLI-007", before);
        before = word;
        const auto sign = word.find('=');
        if (word.starts_with("--") && sign != std::string::npos && is_blank(std::string_view(word).substr(sign + 1)))
            refuse(run, "AT-CLI-007", std::string_view(word).substr(0, sign));
    }
}

void check_arguments(const Invocation &run) {
    for (std::size_t i = 0; i < run.arguments.size(); ++i)
        if (is_blank(run.arguments[i]))
            refuse(run, "AT-CLI-007", fmt::format(fmt::runtime(run.say("第 {} 個引數", "argument {}")), i + 1));
}

void check_given(const CLI::App &root, const Invocation &run) {
    for (const CLI::App *app = &root; app != nullptr;) {
        for (const auto *option : app->get_options())
            for (const auto &value : option->results()) { // an option whose value may be left out was given none
                if (is_blank(value) && (option->get_positional() || option->get_expected_min() > 0))
                    refuse(run, "AT-CLI-007", name_of(*option));
                if (lacks_part(option->get_option_text(), value)) refuse(run, "AT-CLI-007", name_of(*option));
                if (!names_a_file(*option) && holds_identity(value)) refuse(run, "AT-CLI-008", name_of(*option));
            }
        const auto chosen = app->get_subcommands();
        app = chosen.empty() ? nullptr : chosen.front();
    }
    check_variables(run);
}

} // namespace aitalent
