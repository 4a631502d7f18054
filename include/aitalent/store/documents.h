#pragma once
#include "aitalent/framework/document_kind.h"
#include "aitalent/store/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aitalent {

/// A document as its authors wrote it; reading it is the readers' business.
struct StoredDocument {
    DocumentKind kind = DocumentKind::framework;
    std::string id;
    std::string edition;
    std::string source;         ///< the file's text, byte for byte
    std::string sha256 = {};    ///< of the source; filled in by the store
    std::string loaded_at = {}; ///< "2026-11-23T13:05:09Z"; filled in by the store
    bool in_use = false;        ///< the one of its kind that commands work by unless told otherwise
    std::string str() const { return id + "@" + edition; }
};

/// All of a kind, ordered by id, then edition; with or without their text.
std::vector<StoredDocument> load_documents(const Store &store, DocumentKind kind, bool with_source = true);
std::optional<StoredDocument> load_document(const Store &store, DocumentKind kind, const std::string &id,
                                            const std::string &edition);
std::optional<StoredDocument> document_in_use(const Store &store, DocumentKind kind);

/// By kind, id and edition; another text under the same name is a change. Takes the use from the others of its kind
/// where `in_use` is set, and else leaves use as it is.
Saved save_document(Transaction &transaction, const StoredDocument &document);

} // namespace aitalent
