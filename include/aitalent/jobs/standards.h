#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/jobs/circumstances.h"
#include "aitalent/reports/report.h"

#include <string>
#include <vector>

namespace aitalent {

/// Frameworks, profiles and catalogues: the documents a store works by.

/// All faults of the files, checked one by one and against each other, then against the store if there is one, else
/// against the bundled documents. Touches nothing.
Faults validate_documents(const Circumstances &circumstances, const std::vector<std::string> &files);

/// Loads the files as one unit; throws with all faults (65) where one has an error.
Report load_documents(const Circumstances &circumstances, const std::vector<std::string> &files, bool dry_run);

/// One line per edition and profile held, with provenance and which is in use.
Report list_documents(const Circumstances &circumstances);

/// A framework edition or profile as tables. `name` is "id", "id@edition" or empty for what is in use.
Report show_document(const Circumstances &circumstances, const std::string &name);

/// The document's source text as it was loaded.
std::string document_source(const Circumstances &circumstances, const std::string &name);

} // namespace aitalent
