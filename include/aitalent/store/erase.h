#pragma once
#include "aitalent/store/transaction.h"
#include "aitalent/workforce/people.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace aitalent {

/// What to do where a name or number may mean the person and may mean something else.
struct MentionDecision {
    bool erase_all = false;            ///< everywhere but in names, in the catalogue and in documents
    std::set<std::string> places = {}; ///< in these, as MentionPlace names them
};

/// A text about other things or other people in which somebody erased is, or may be, mentioned.
struct MentionPlace {
    std::string place; ///< "selection_override.reason.3": table, column, row; without the row where `why` is empty
    std::string text;  ///< as it stood
    /// Empty: it is meant. Else why it may not be: a Doubt by name, "run_name" (name of a plan or batch file), "name"
    /// (of a unit or agency), "unit_code", "code" (of anything else), "catalogue", "document", "record" (a text that
    /// describes something else).
    std::string why = {};
    bool erased = false;
    bool fixed = false;     ///< stays whatever is decided: a code, or a line of a document, kept as its author wrote it
    std::int64_t count = 1; ///< rows with this text
};

/// What was erased. Erasing is for good: `undo` cannot bring it back.
struct Erased {
    std::int64_t people = 0;
    std::int64_t records = 0; ///< evidence, absences, bookings, groups, and earlier versions of any of them
    /// These by kind: "ratings", "certificates", "results", "absences", "bookings", "groups", "earlier_versions".
    std::map<std::string, std::int64_t> kinds = {};
    std::int64_t run_rows = 0; ///< rows of scores, selections and plans
    std::int64_t mentions = 0; ///< places in other people's data where the name or number was made unreadable
    std::vector<MentionPlace> places = {}; ///< these, and the places left as they were, by place
};

/// Removes a person and everything that speaks of him or her, earlier versions and results of runs included; in what
/// stays (other people's ratings, decisions, names of files) name and number give way to a word in the store's language
/// wherever they are surely meant (privacy/mention.h decides that), and elsewhere as `decision` says; names of units
/// and agencies, the catalogue and documents are such places, whoever is meant there. AT-CLI-004 (2) for a place that
/// holds nothing to decide on. The audit trail names nobody and stays as it is. Then the file is rewritten, so that its
/// raw bytes hold nothing more of it (where that is broken off, see commit_and_rewrite). Out of reach: backups (also
/// those made before an upgrade), files already written, blocks of the disk that are free again.
Erased erase_person(Store &store, const Deed &deed, PersonKey person, const MentionDecision &decision = {});

/// Removes evidence dated before that day (a certificate once it was issued and has expired before), people who left
/// before it, and the people's rows of runs as of days before it, as above.
Erased erase_older_than(Store &store, const Deed &deed, Date before, const MentionDecision &decision = {});

/// How many pieces of evidence, absences and people `erase_older_than` would find old enough.
std::int64_t older_than(const Store &store, Date before);

/// Whether an erasure (or a change of key) was kept whose traces in free space were not yet overwritten when this store
/// was opened; opened for writing, they are by now.
bool found_unfinished_erasure(const Store &store);

} // namespace aitalent
