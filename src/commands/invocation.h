#pragma once
#include "aitalent/base/date.h"
#include "aitalent/base/fault.h"
#include "aitalent/base/text.h"
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace aitalent {

/// Options every command takes, as text; read strictly once the command line is parsed.
struct Globals {
    std::string db;
    std::string lang;
    std::string format;
    std::string output;
    std::string as_of;
    std::string color = "auto";
    std::string busy_timeout = "5000";
    std::string table;    ///< which table of a report goes to CSV
    std::string encoding; ///< of CSV output
    bool excel = false;
    bool plain = false;
    bool replace = false;
    bool quiet = false;
    bool verbose = false;
};

/// One run of the program: what the command line said, and the work it asks for. Commands register their options
/// first and leave a function behind; nothing is done before the whole line is understood.
class Invocation {
  public:
    Globals globals;
    Lang lang = Lang::zh_tw;
    std::string program = "aitalent"; ///< for remedies: "aitalent plan make"
    std::string command;              ///< the words of the command alone, for the audit trail: "plan make"
    std::vector<std::string> arguments;
    std::function<Exit()> work;

    /// The text in the invocation's language.
    std::string say(const char *zh, const char *en) const { return lang == Lang::en ? en : zh; }

    /// What every job is told from outside. Throws AT-CLI-004 for values that cannot be read.
    Circumstances circumstances() const;

    /// A report to stdout or to --output, in the form asked for: a table on a terminal, CSV into a pipe.
    void show(const Report &report) const;
    /// Bytes that are no report (a YAML document, a completion script) to stdout or --output.
    void show_text(std::string_view text) const;
    /// Talk: one line to stderr, unless --quiet.
    void talk(std::string_view line) const;
    /// Faults, all of them: to stderr in words, or to stdout as JSON where --format json was asked.
    void show_faults(const Faults &faults) const;
    bool terminal_talk() const; ///< stderr is a terminal

  private:
    void write_out(std::string_view text) const;
    mutable bool changed_ = false; ///< the store, by the command at hand
};

/// Describes a command in both languages; its help leads with the examples.
CLI::App *command(CLI::App &parent, const Invocation &run, const std::string &name, const char *zh, const char *en,
                  std::initializer_list<const char *> examples);

/// An option that takes text; description in both languages, `value` names the placeholder ("FILE").
CLI::Option *text_option(CLI::App &app, const Invocation &run, const std::string &names, std::string &target,
                         const char *value, const char *zh, const char *en);
CLI::Option *list_option(CLI::App &app, const Invocation &run, const std::string &names,
                         std::vector<std::string> &target, const char *value, const char *zh, const char *en);
CLI::Option *flag(CLI::App &app, const Invocation &run, const std::string &names, bool &target, const char *zh,
                  const char *en);

/// AT-CLI-004 (2): what an option said cannot be; `suggestion` may be empty.
Error bad_value(const Invocation &run, const std::string &option, const std::string &found, const std::string &expected,
                const std::string &suggestion = "");
/// A day as people type it; none for an empty text. Throws AT-CLI-004 (2).
std::optional<Date> day(const Invocation &run, const std::string &option, const std::string &text);
/// A whole number from option text, or AT-CLI-004 naming the option and the range.
std::int64_t whole_number(const Invocation &run, const std::string &option, const std::string &text, std::int64_t least,
                          std::int64_t most);
/// "0.5%" or "0.5" in millionths: under 100, at most four decimals. Throws AT-CLI-004 (2).
std::int64_t percentage(const Invocation &run, const std::string &option, const std::string &text);
/// A word out of a list, or AT-CLI-004 with the nearest one.
std::size_t one_of(const Invocation &run, const std::string &option, const std::string &text,
                   std::initializer_list<const char *> words);
std::size_t one_of(const Invocation &run, const std::string &option, const std::string &text,
                   const std::vector<std::string> &words);

} // namespace aitalent
