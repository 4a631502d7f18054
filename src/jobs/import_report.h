#pragma once
#include "aitalent/jobs/import.h"
#include "aitalent/readers/import.h"
#include "aitalent/reports/report.h"
#include "aitalent/store/batches.h"
#include "aitalent/workforce/people.h"

#include <map>
#include <span>

namespace aitalent {

/// What became of one file.
struct ImportedFile {
    std::string name;
    std::string kind;
    std::int64_t batch = 0; ///< 0: a dry run
    const ImportFile &read;
    BatchRecords records;
};

/// The kind of an import or document as people read it; in English the word is the code.
std::string kind_text(std::string_view kind, Lang lang);

Table imports_table(Lang lang);
std::vector<Cell> import_row(const ImportedFile &file, Lang lang);
/// The quality of one file's data: what was found, by kind and column, with what to do; how each column was understood
/// and how full it is. `place` is the file's among those of the call, from 1.
Section quality_section(const ImportedFile &file, std::size_t place, Lang lang);
/// Who is missing from a full file, and the day each leaves.
Table leavers_table(std::span<const Person> leavers, Date on,
                    const std::map<std::pair<AgencyCode, UnitCode>, std::string> &units, bool confirmed, Lang lang);
Report imports_report(Table rows, std::vector<Section> quality, Lang lang, bool dry_run, bool refused);
/// Moments are shown in the store's zone.
Report history_report(std::span<const Batch> batches, const std::string &zone, Lang lang);
Report undone_report(std::int64_t batch, const BatchRecords &records, Lang lang);
Report proposal_report(const ImportProposal &proposal, Lang lang);
/// Every cell that holds something; all sheets, or the one named or numbered. `notes`: what is masked, by heading.
Report sheets_report(Workbook &workbook, const SheetRequest &request, const std::string &file, Lang lang,
                     Faults &faults, Faults &notes);

} // namespace aitalent
