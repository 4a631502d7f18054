#pragma once
#include "aitalent/readers/sheet.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aitalent {

/// Cuts one row at a time from a buffer of UTF-8 text: RFC 4180, and what personnel files do beside it. Fields point
/// into the buffer; doubled quotes are undone there, in place, once the row is complete.
class CsvRowCutter {
  public:
    CsvRowCutter(char delimiter, bool cr_ends_line);

    enum class Outcome : std::uint8_t { row, need_more };
    /// Cuts the row at `begin`. Without `last`, text beyond `end` may follow.
    Outcome cut(char *begin, char *end, bool last);

    const char *next() const { return next_; } ///< where the next row begins
    const std::vector<std::string_view> &fields() const { return fields_; }
    /// Flaws of the row cut last; fields count from 0, -1 = none.
    int text_after_quote() const { return text_after_quote_; }
    int open_quote() const { return open_quote_; }
    int stray_cr() const { return stray_cr_; }
    bool quotes_undone() const { return !doubled_.empty(); } ///< bytes left over stand behind such fields

  private:
    char *pass_plain(char *field, const char *end);
    char *field_end(char *at, char *end) const;
    bool cut_quoted(char *&at, char *end, bool last);
    bool cut_plain(char *&at, char *begin, char *end, bool last);
    bool line_end(char *&at, const char *end, bool last);
    void add(char *begin, char *end, bool doubled_quotes);
    void drop_last();
    void undo_doubled_quotes();
    void clear();

    char delimiter_;
    bool cr_ends_line_;
    std::array<bool, 256> ends_field_{};
    std::vector<std::string_view> fields_;
    std::vector<std::pair<std::size_t, char *>> doubled_; ///< fields with doubled quotes, and where they begin
    const char *next_ = nullptr;
    bool unfinished_ = false;
    int text_after_quote_ = -1, open_quote_ = -1, stray_cr_ = -1;
};

} // namespace aitalent
