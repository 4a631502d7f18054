#pragma once
#include "aitalent/base/fault.h"
#include "aitalent/catalogue/catalogue.h"
#include "aitalent/framework/document_kind.h"
#include "aitalent/framework/framework.h"
#include "aitalent/framework/migration.h"
#include "aitalent/framework/place.h"
#include "aitalent/framework/profile.h"

#include <optional>
#include <string>
#include <string_view>

namespace aitalent {

// Reads the YAML documents of data/. Form is checked here (keys, types, words, ids named twice); what form cannot say
// (references, cycles, sums) is the business of aitalent/framework/check.h. Faults (AT-YML-001 … 032) come all in one
// pass, each with line, column, the line itself and the path as `field`; only what cannot be parsed as YAML at all ends
// at its first fault. Nothing throws for bad text. Hostile input is bounded: 4 MiB, 500,000 nodes, depth 64, no
// aliases, 100,000 separators in a collection that is held as a whole; reading it takes at most 64 MiB and a second.

/// What a document says of itself in its first lines.
struct DocumentHeader {
    DocumentKind kind = DocumentKind::framework;
    std::string id = {};
    std::string edition = {};
    std::string framework = {}; ///< of a profile: "moda-ai-talent@115v3.0"
    std::string extends = {};   ///< of a profile: its parent "tw-civil-service@2026.1"; empty = none
};

/// Reads `aitalent: KIND/1` and the names. Nothing where the text is no document of ours; `faults` then says why.
std::optional<DocumentHeader> read_header(std::string_view text, const std::string &file, Faults &faults);

/// A document as read. Where `faults` has errors, `value` holds what could be read.
template<class T>
struct Document {
    T value = {};
    bool usable = false; ///< false where nothing could be read: not YAML, another kind of document, a parent missing
    Faults faults = {};
    PlaceOf place = {}; ///< where a path of this document stands, for the checker's faults; never empty
    std::vector<std::string> paths = {}; ///< of a profile that extends another: the values this document itself gives

    /// The faults of form together with those of content, ordered by place. A value that is at fault already is not
    /// blamed for what follows from it.
    Faults with(const Faults &content) const;
};

Document<Framework> read_framework(std::string_view text, const std::string &file);

/// `parent`: what the document extends, already resolved; its values stand where the document gives none: maps and
/// lists of named things are laid over the parent's, other lists replace them (role_rules go before the parent's,
/// `locked` adds to it). A document that extends a profile and is given no parent, or another one, is at fault
/// (AT-FRM-030).
Document<Profile> read_profile(std::string_view text, const std::string &file, const Profile *parent = nullptr);

/// How evidence moves from one edition to the next; levels are numbers.
Document<Migration> read_migration(std::string_view text, const std::string &file);

Document<Catalogue> read_catalogue(std::string_view text, const std::string &file);

} // namespace aitalent
