#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <string>
#include <vector>

namespace aitalent {

enum class ImportMode : std::uint8_t { changes, full };

struct ImportRequest {
    std::string kind; ///< "staff", "assessments", …
    std::vector<std::string> files;
    std::string sheet;            ///< name or number; empty = the first that holds a table
    std::vector<std::string> map; ///< "員工編號=staff_id"
    std::string encoding;         ///< empty = found out and printed
    std::string profile;          ///< import profile; empty = found out and printed
    std::size_t header_row = 0;   ///< 0 = found out and printed
    std::string agency;           ///< for rows that name none; empty = the only one of the store
    std::string evidence;         ///< kind of rating for a file that does not say: "self", "manager", …
    std::optional<Date> on;       ///< day of rating for a file that does not say
    ImportMode mode = ImportMode::changes;
    bool erase_blank = false; ///< a blank cell erases what is held; else it is left alone
    bool accept_good = false; ///< import the good rows although others are faulty
    bool dry_run = false;
    bool confirmed = false;        ///< `--yes`: people missing from a full file are withdrawn
    std::size_t max_errors = 0;    ///< stop after this many; 0 = none
    std::string fail_on = "error"; ///< "error" or "warning": what makes the exit code 1 or 65
    /// Where NAME.rejects.csv and NAME.faults.csv go; empty = beside the file. Where the rejects of before were edited
    /// since, NAME-2 and so on, unless they are to be replaced.
    std::string rejects_folder;
    bool replace = false;
};

struct ImportOutcome {
    Report report; ///< per file: encoding, sheet, header row, profile, totals, changes, batch
    Faults faults;
    bool refused = false;  ///< nothing was imported
    bool findings = false; ///< rows were left out, the rest was imported
};

/// Reads the files and brings them in, one batch a file, all files of the call or none. read = accepted + rejected +
/// skipped. The same file twice: 0 changed.
ImportOutcome import_files(const Circumstances &circumstances, const ImportRequest &request);

/// Every batch, or those that came from one file, whatever it was called then: known by its mark, so AT-KEY-001 (66)
/// without the key file.
Report import_history(const Circumstances &circumstances, const std::string &file = {});
/// Takes one batch back as a unit. Throws where a later batch builds on it, and AT-JOB-034 (65) where it leaves no
/// framework, profile or catalogue in use that was, unless that is `confirmed`.
Report undo_batch(const Circumstances &circumstances, std::int64_t batch, bool confirmed);
/// Proposes how a file's columns map, with the reasoning.
Report propose_mapping(const Circumstances &circumstances, const std::string &file, const std::string &kind);

struct SheetRequest {
    std::string file;
    std::string sheet;    ///< name or number; empty = all
    std::string encoding; ///< empty = found out
    bool show_sensitive = false;
};

/// A file's cells as this program reads them: text with type. Cells below what looks like the heading of a sensitive
/// column are masked unless asked for, identity numbers always; told which (AT-JOB-022, AT-JOB-023).
Report sheet_dump(const Circumstances &circumstances, const SheetRequest &request);

} // namespace aitalent
