#pragma once
#include "aitalent/readers/import_profile.h"
#include "aitalent/readers/records.h"
#include "aitalent/readers/sheet.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// Names a cell may use for something the store knows: ids, and names in either language, compared folded.
class NameList {
  public:
    void add(const std::string &id, std::initializer_list<std::string> names = {});
    /// The id, or null. A name two ids share finds neither; ids win over names.
    const std::string *find(std::string_view text) const;
    /// "did you mean": the nearest id or name, or empty.
    std::string nearest_to(std::string_view text) const;
    bool empty() const { return spellings_.empty(); }

  private:
    std::map<std::string, std::string, std::less<>> id_of_; ///< folded; an empty id marks a shared name
    std::vector<std::string> spellings_;
};

/// What references are held against. A list that is not given is not checked: the text itself becomes the id.
struct KnownNames {
    std::optional<NameList> agencies = {}, competencies = {}, certificates = {}, courses = {}, sessions = {},
                            roles = {}, tiers = {}, providers = {};
    std::optional<NameList> levels = {};       ///< names of the scale's levels; their ids are "0", "1", …
    std::map<AgencyCode, NameList> units = {}; ///< of the agencies that have any: a new one there is remarked upon
    Level highest_level = Level(9);
    /// For kinds that speak of people already held; none where nobody, or more than one, fits.
    std::function<PersonKey(const PersonRef &)> person = {};
};

struct ImportOptions {
    std::string file = {};  ///< its name, for places and messages
    std::string sheet = {}; ///< name or number from 1; empty: the first visible sheet with a table of the kind
    std::optional<Encoding> encoding = {};
    std::optional<char> delimiter = {};
    std::optional<std::uint32_t> header_row = {}; ///< else found
    std::string profile = {};                     ///< id of an import profile; else the best fit
    std::vector<std::string> map = {};            ///< "員工編號=staff_no": heading (or column letter) = field
    std::string pseudonym_key = {};               ///< empty: files with identity numbers are refused
    AgencyCode agency = AgencyCode();             ///< for rows that name none
    std::optional<Date> on = {};                  ///< for assessments without a date column
    std::optional<EvidenceKind> evidence = {};    ///< for assessments without a kind column
    bool keep_good = false;                       ///< accepted rows go on being delivered after one was rejected
    std::size_t max_faults = 100'000;             ///< more errors: reading stops, everything is refused
    SheetCaps caps = {};
};

/// How a column was understood.
struct ColumnChoice {
    enum class How : std::uint8_t { told, heading, competency, ignored, sensitive, own_reason };
    std::uint32_t column = 0; ///< from 1
    std::string heading;
    How how = How::ignored;
    std::string field = {};      ///< "staff_no"; for `competency` the competency's id; empty for ignored columns
    std::string matched_by = {}; ///< the synonym of the profile that fitted
    std::size_t filled = 0;      ///< data rows with something in it; counted for columns that are read
};

/// One candidate among profiles, sheets and header rows, and how well it fits.
struct ProfileFit {
    std::string profile;
    ImportKind kind = ImportKind::staff;
    std::string sheet = {};
    std::uint32_t header_row = 0;
    std::size_t matched = 0, columns = 0;  ///< headings understood, headings in all
    std::vector<std::string> missing = {}; ///< required fields without a column
};

/// Everything that was chosen in reading a file, for printing: nothing is guessed silently.
struct ImportChoice {
    SheetFormat format = SheetFormat::text;
    std::optional<TextDialect> dialect = {}; ///< text files
    std::string sheet = {};
    std::vector<std::string> other_tables = {}, hidden_sheets = {}; ///< other sheets that could be read alike
    std::uint32_t header_first_row = 0, header_last_row = 0;
    std::string profile = {};
    std::vector<ColumnChoice> columns = {};
    std::vector<ProfileFit> fits = {}; ///< best first
    bool has(std::string_view field) const;
};

/// read = accepted + rejected + skipped, in source rows below the header. Skipped: totals, notes, repeated headers.
struct ImportTotals {
    std::size_t read = 0, accepted = 0, rejected = 0, skipped = 0;
};

/// A source row that was not accepted, as it came (identity numbers included: for the officer's own file only).
struct RejectedRow {
    std::uint32_t row = 0;
    std::vector<std::string> cells;
    std::vector<Fault> reasons;
};

struct ImportFile {
    bool readable = false; ///< false: no table was read; `faults` say why
    /// False: reading ended before the end of the table (a damaged part, too many faults). Then nothing of the file may
    /// be kept, whatever the policy for faults in rows.
    bool complete = false;
    ImportChoice choice;
    ImportTotals totals;
    Faults faults; ///< in the order of rows
    std::vector<ImportRecord> records;
    std::vector<std::string> dropped_columns;   ///< headings of sensitive columns, whose cells were not looked at
    std::vector<std::vector<std::string>> head; ///< title block and header rows as they came
    std::vector<RejectedRow> rejected;
};

/// Reads a file of one kind. Everything wrong in it is in `faults`; throws only where the disk fails.
ImportFile read_import(ImportKind kind, const Input &input, const ImportOptions &options, const KnownNames &known);

/// An accepted record, with what was chosen in reading its file.
using RecordSink = std::function<void(ImportRecord &&, const ImportChoice &)>;

/// About how many rows a text file of that size has. What is wrong with the guess costs time only; it is never so many
/// that room for them would matter.
std::size_t rows_expected(std::uint64_t bytes);

/// The same for files of any length: each accepted record goes to `take` as it is read, and `records` stays empty.
/// After a rejected row nothing more is delivered unless the options say `keep_good`. Faults may still follow: undo
/// what was taken if the result is refused. Rows of one key that say different things are all rejected, which is known
/// at the end only: the file is read a second time where there are such rows, and always with `keep_good`. Memory: the
/// row, some 32 bytes for each row read (to know it again), and what was wrong.
ImportFile stream_import(ImportKind kind, const Input &input, const ImportOptions &options, const KnownNames &known,
                         const RecordSink &take);

/// For `import profile FILE`: what the file could be, every kind considered, best fit first, and how the best one
/// would read each column. Reads only the first rows of each sheet.
struct ImportProposal {
    std::vector<ProfileFit> fits;
    ImportKind kind = ImportKind::staff; ///< of the best fit, where there is one
    ImportChoice choice;
    Faults faults;
};
ImportProposal propose_import(const Input &input, const ImportOptions &options, const KnownNames &known);

/// Words for the two files an officer corrects from; the readers know none.
using FaultWords = std::function<std::string(const Fault &)>;

/// NAME.rejects.csv: title block, header and rejected rows in the officer's own layout, and a reason column at the end
/// (which a re-import passes over). In the encoding of the source where it was text and can carry the words, else
/// UTF-8 with a byte order mark. Empty where nothing was rejected.
std::string rejects_csv(const ImportFile &file, const FaultWords &words);
/// NAME.faults.csv, UTF-8 with a byte order mark: code, severity, file, sheet, row, column, heading, found, expected,
/// suggestion, message, remedy. No identity number and no sensitive value is in it.
std::string faults_csv(const ImportFile &file, const FaultWords &message, const FaultWords &remedy);

} // namespace aitalent
