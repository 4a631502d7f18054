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

/// Every value of a profile as it counts, which layer (agency, ministry, national) it was written in, and whether it is
/// locked. `name` as above; empty = the profile in use.
Report resolved_profile(const Circumstances &circumstances, const std::string &name);

/// The document's source text as it was loaded.
std::string document_source(const Circumstances &circumstances, const std::string &name);

/// Which two editions, and how evidence goes from one to the other.
struct EditionChange {
    std::string before;  ///< "id@edition" of what is at hand, or a file
    std::string after;   ///< the same
    std::string map;     ///< a migration document: a file or the name of a bundled one; empty = by ids
    std::string profile; ///< the profile to adopt with it; empty = the last one at hand for the new edition
    bool impact = false; ///< also what adopting it would do to the people of the store
};

/// What was added, removed, renamed, split, merged or changed between two editions of a framework or of a profile.
/// Reads only.
Report compare_editions(const Circumstances &circumstances, const EditionChange &change);

/// Takes the store from the edition its map starts from to the one it leads to: moves the evidence as one batch, puts
/// the new edition and its profile in use, and accounts for every piece. `undo` of that batch takes it back. Where the
/// new edition is in use already nothing changes. Throws AT-DOC-006 (65) where the store works by a third edition.
Report migrate_evidence(const Circumstances &circumstances, const EditionChange &change, bool dry_run);

} // namespace aitalent
