#pragma once
#include "aitalent/reports/report.h"
#include "aitalent/store/documents.h"
#include "aitalent/system/output.h"
#include "office.h"

#include <span>

namespace aitalent {

/// Saves a document and, for a catalogue, the courses and sessions in it, as one batch of the open change.
BatchRecords save_volume(Transaction &transaction, const Library &library, const Volume &volume, bool in_use);

Table loaded_table(Lang lang);
std::vector<Cell> loaded_row(const Volume &volume, const BatchRecords &records, Lang lang);
Report loaded_report(Table rows, Lang lang, bool dry_run);

/// A document that `convert` made, and what became of its file.
struct ConvertedDocument {
    std::string path;
    Written written;
};
Report converted_report(const Framework &framework, const Profile *profile,
                        std::span<const ConvertedDocument> documents, Lang lang);

Report documents_report(std::span<const StoredDocument> documents, Lang lang);
Report framework_shown(const Framework &framework, Lang lang);
Report profile_shown(const Profile &profile, Lang lang);
Report resolved_shown(const Profile &profile, std::span<const ResolvedValue> values, Lang lang);
Report catalogue_shown(const Catalogue &catalogue, Lang lang);

} // namespace aitalent
