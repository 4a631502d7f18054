#pragma once
#include "aitalent/exchange/formats.h"

#include <map>
#include <set>
#include <span>

namespace aitalent::exchange {

/// Text of a foreign file as we keep it: trimmed, U+00A0 as a space, U+2028 and U+2029 as a line break, zero-width
/// characters gone.
std::string cleaned(std::string_view text);

/// One language only: Chinese where it has Chinese characters.
LocalText in_its_language(std::string text);

/// Short lower-case ids from names: "AI: basics" → "ai-basics"; names without Latin letters become "item"; the second
/// of one name gets "-2".
class Slugs {
  public:
    std::string make(std::string_view name);
    /// That id itself, or with a number where it is taken.
    std::string take(const std::string &id);

  private:
    std::map<std::string, int> used_;
};

/// Columns of a table by their headings; a missing one is a fault and reads as blank.
class Columns {
  public:
    Columns(const ForeignTable &table, std::span<const std::string_view> wanted, Faults &faults);
    bool complete() const { return complete_; }
    std::string cell(const ForeignTable::Row &row, std::string_view heading) const;
    /// Counts the filled cells of columns nobody asked for (AT-FRM-065).
    void report_rest(Faults &faults) const;

  private:
    const ForeignTable &table_;
    std::map<std::string, std::size_t, std::less<>> of_;
    std::set<std::size_t> wanted_;
    bool complete_ = true;
};

/// Counts what a format has no place for, and tells it at the end.
class LeftOut {
  public:
    void add(const std::string &what, std::size_t count = 1) {
        if (count > 0) counts_[what] += count;
    }
    /// Counts every value of the framework that says something and stands under none of the paths the format carries
    /// ("competencies.name"); what the form gains later is counted by itself. `one_language`: of a text in two
    /// languages the format keeps the one `one_language()` gives.
    void add_rest(const Framework &framework, std::span<const std::string_view> carried, bool one_language);
    void report(const std::string &file, Faults &faults) const;

  private:
    std::map<std::string, std::size_t> counts_;
};

/// CSV as RFC 4180 has it, lines ending in CR LF.
std::string csv_line(const std::vector<std::string> &cells);

/// The text in the one language a format has: English, else Chinese.
const std::string &one_language(const LocalText &text);

} // namespace aitalent::exchange
