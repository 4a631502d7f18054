#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace aitalent {

enum class Severity : std::uint8_t { info, warning, error };

/// Where in the user's material a fault stands. Empty text and 0 mean "not applicable". Rows, lines and columns count
/// from 1, in the user's own terms: a sheet row is the row number the spreadsheet program shows.
struct Place {
    std::string file = {};
    std::string sheet = {};       ///< sheet name, for workbooks
    std::uint32_t line = 0;       ///< line of a text file, or row of a sheet
    std::uint32_t column = 0;     ///< character column of a text file, or column number of a sheet
    std::string field = {};       ///< the column's heading or the YAML path, as the user wrote it
    std::string source_line = {}; ///< the offending line of a text file, shown under the message on a terminal
};

/// One mistake in the user's data or command. It carries facts only: a code, a place and named values; the words, the
/// remedy and the language are the business of aitalent/messages/fault_text.h, which knows every code.
struct Fault {
    std::string code; ///< "AT-IMP-014"; every code has an entry in messages and a page in data/faults
    Severity severity = Severity::error;
    Place place;
    std::vector<std::pair<std::string, std::string>> values; ///< "found", "expected", "suggestion", …

    explicit Fault(std::string code_, Severity severity_ = Severity::error)
        : code(std::move(code_)), severity(severity_) {}

    Fault &&at(Place where) && { return place = std::move(where), std::move(*this); }
    Fault &&with(std::string name, std::string value) && {
        return values.emplace_back(std::move(name), std::move(value)), std::move(*this);
    }
    /// The value of that name, or an empty string.
    const std::string &value(std::string_view name) const;
};

/// Collects every fault of one pass. Never throws for bad data; keeps the order in which faults were added.
class Faults {
  public:
    void add(Fault fault);
    void add(Faults others);
    bool has_errors() const { return errors_ > 0; }
    std::size_t errors() const { return errors_; }
    std::size_t warnings() const { return warnings_; }
    bool empty() const { return all_.empty(); }
    std::size_t size() const { return all_.size(); }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }
    /// Orders by file, line, column, code; faults of one place keep the order in which they were found.
    void sort_by_place();

  private:
    std::vector<Fault> all_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
};

/// Exit codes of the program (design: BSD sysexits where one fits).
enum class Exit : int {
    done = 0,
    findings = 1,
    usage = 2,
    refused = 65, ///< input refused, nothing changed
    missing = 66, ///< input missing
    unavailable = 69,
    bug = 70,
    cannot_create = 73,
    cannot_write = 74,
    busy = 75,
    permission = 77,
    interrupted = 130,
    terminated = 143
};

/// The work cannot go on. Caught once, in commands; carries one or more faults that say why and what to do.
class Error : public std::runtime_error {
  public:
    Error(Exit exit, Fault fault);
    Error(Exit exit, Faults faults);
    Exit exit() const { return exit_; }
    const Faults &faults() const { return faults_; }

  private:
    Exit exit_;
    Faults faults_;
};

} // namespace aitalent
