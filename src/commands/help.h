#pragma once
#include "invocation.h"

#include <CLI/FormatterFwd.hpp>

namespace aitalent {

/// Help as this program prints it: what the command does, examples first, then usage, arguments, options, commands;
/// columns line up with Chinese text.
class HelpFormatter : public CLI::FormatterBase {
  public:
    explicit HelpFormatter(Lang lang) : lang_(lang) {}
    std::string make_help(const CLI::App *app, std::string name, CLI::AppFormatMode mode) const override;

  private:
    Lang lang_;
};

/// "aitalent plan make": the words that lead to a command.
std::string path_of(const CLI::App *app);
/// The commands below that help and completions name.
std::vector<const CLI::App *> visible_below(const CLI::App &app);
/// "--seats N", "-q,--quiet", "FILE..."
std::string option_spelling(const CLI::Option &option);

} // namespace aitalent
