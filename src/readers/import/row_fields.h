#pragma once
#include "aitalent/privacy/identity.h"
#include "aitalent/readers/import.h"
#include "aitalent/readers/values.h"
#include "import/memo.h"
#include "import/seen.h"
#include "import/table.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace aitalent {

/// What stays the same from row to row.
struct ImportContext {
    ImportKind kind;
    const ImportOptions &options;
    const KnownNames &known;
    const ColumnMap &map;
    std::string sheet;
    bool text_file; ///< only these carry the guards of our own export
    Faults &faults;
    Pseudonyms pseudonyms;
    std::vector<std::uint32_t> mapped = mapped_columns(map); ///< from left to right
    std::vector<std::uint32_t> compared = mapped;            ///< those whose texts tell whether two rows say the same
    SeenRows seen = {}, leavers = {}, namesakes = {};
    Memo<std::variant<Date, DateProblem>> dates = {};
    Memo<std::optional<std::string>> grades = {};
    Memo<std::optional<bool>> answers = {};
    std::map<std::string_view, Memo<const std::string *>> names = {}; ///< by list, then text
    std::map<std::string, std::string> agencies_told = {}; ///< of a store without any: folded → as told first
    Memo<std::string> new_agencies = {};                   ///< by text
    Memo<const std::string *> units = {};                  ///< by agency and text
    std::set<std::string> new_units = {};                  ///< told already
    std::size_t suggestions = 0;                           ///< each is a search of a whole list
    /// Of the row at hand, kept from row to row for their memory.
    std::vector<std::string_view> texts = {}; ///< by cell; without data while not looked at
    std::vector<std::string> made = {};       ///< by cell: a number's digits, a day
    std::string buffer = {};
};

/// The mapped cells of one row as values. Every getter reports what it cannot read with the cell's place and then gives
/// an empty value; `optional` ones are also empty for a blank cell, the others report a blank as missing.
class RowFields {
  public:
    /// One row of a context at a time.
    RowFields(ImportContext &context, const SheetRow &row) : context_(context), row_(row) {
        context_.texts.assign(row.cells.size(), {});
    }

    std::uint32_t number() const { return row_.number; }
    const ImportContext &context() const { return context_; }
    bool has(Field field) const { return column(field) != 0; }
    bool blank(Field field) const { return is_blank_at(column(field)); }
    bool is_blank_at(std::uint32_t column) const { return text_at(column).empty(); }
    /// Trimmed; blank where the cell or its column is missing. Good while the row is.
    std::string_view text(Field field) const { return text_at(column(field)); }
    std::string_view text_at(std::uint32_t column) const {
        if (column == 0 || column > row_.cells.size()) return {};
        auto &text = context_.texts[column - 1];
        if (text.data() == nullptr) text = look_at(column - 1);
        return text;
    }
    /// Of the compared cells: two rows of one key and with the same content say the same.
    std::uint32_t content_hash() const;

    std::string required_text(Field field);
    std::optional<std::string> optional_text(Field field);
    std::string person_name(Field field); ///< warns of private-use characters and of "?"
    std::optional<Date> date(Field field);
    Date required_date(Field field);
    std::optional<std::chrono::minutes> clock(Field field);
    std::optional<std::chrono::minutes> hours(Field field);
    std::optional<Money> money(Field field);
    std::optional<bool> yes_no(Field field);
    std::optional<int> count(Field field, int low, int high);
    std::optional<int> score(Field field);
    std::optional<std::string> grade(Field field);
    std::optional<Level> level_at(std::uint32_t column);
    std::optional<Level> level_of(std::string_view text) const;
    /// A number or code, in plain letters and digits. Reports a cell that a spreadsheet program holds as something else
    /// than text and whole digits, which is not as it was typed.
    std::string code(Field field);
    /// The same; the code held where it is one in another spelling.
    std::string code_held(Field field, const std::optional<NameList> &list);
    /// A course by code or name; one that is not held by its code.
    CourseId course_of(std::string_view text);
    std::optional<bool> passed(Field field); ///< with the words for passing and failing alone
    /// A held agency, or, where none is, the text as a code; one in every spelling of the file.
    AgencyCode agency();
    PersonRef person();
    /// Whom the last person() was, where somebody held fits: by number or by identity, it is the same person.
    PersonKey person_held() const { return person_; }
    /// The unit's code where its name is held, else null. A unit the agency did not have is told once a file: a warning
    /// where one much like it is held.
    const std::string *unit_held(const AgencyCode &agency, Field field);

    /// Looks a cell's text up; `what` names the list in the fault.
    template<class Id>
    std::optional<Id> known(Field field, const std::optional<NameList> &list, const char *what) {
        const auto id = known_text(column(field), text(field), list, what);
        return id ? std::optional<Id>(Id(*id)) : std::nullopt;
    }
    template<class Id>
    Id required_known(Field field, const std::optional<NameList> &list, const char *what) {
        if (blank(field)) return report_missing(field), Id();
        return known<Id>(field, list, what).value_or(Id());
    }
    std::optional<std::string> known_text(std::uint32_t column, std::string_view text,
                                          const std::optional<NameList> &list, const char *what);

    /// A fault of this row at a field's cell, with the cell's text as "found" (identity numbers masked).
    Fault fault(const char *code, Field field) const { return fault_at(code, column(field)); }
    Fault fault_at(const char *code, std::uint32_t column) const;
    void report(Fault fault) { context_.faults.add(std::move(fault)); }
    void report_missing(Field field);
    std::uint32_t column(Field field) const { return context_.map.column[static_cast<std::size_t>(field)]; }
    /// Reports what looks like an identity number in any column but its own: it must not be kept (AT-IMP-060).
    void refuse_stray_identity();

  private:
    std::string suggest(const NameList &list, std::string_view text);
    std::string_view look_at(std::size_t cell) const;
    Pseudonym pseudonym_of_identity();

    ImportContext &context_;
    const SheetRow &row_;
    PersonKey person_ = PersonKey::none;
};

} // namespace aitalent
